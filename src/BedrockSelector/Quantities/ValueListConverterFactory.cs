using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities;

/// <summary>Makes the converter of a list's item type.</summary>
/// <remarks>Public so that serializers generated in other assemblies can make it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValueListConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);
    }

    /// <inheritdoc/>
    /// <remarks>The list itself makes the converter, so that both exist ahead of time for every item type.</remarks>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "A list is a structure, whose default value needs no constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        ((IValueList)RuntimeHelpers.GetUninitializedObject(typeToConvert)).CreateConverter();
}
