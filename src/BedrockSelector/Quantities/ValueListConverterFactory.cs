using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Quantities;

/// <summary>Makes the converter of a list's item type.</summary>
internal sealed class ValueListConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    // The items of result documents are classes, whose instantiations share one body that is always compiled.
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Items are reference types: the shared instantiation exists ahead of time.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The item type carries no requirement on its members.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ValueListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()[0]))!;
}
