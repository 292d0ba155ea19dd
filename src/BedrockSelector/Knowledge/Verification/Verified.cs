using System.Diagnostics.CodeAnalysis;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Reads what the verifier let pass.</summary>
internal static class Verified
{
    /// <summary>Gets the member of a closed set.</summary>
    /// <param name="name">A name that the schema allows.</param>
    /// <exception cref="CatalogDataException">The schema allows a name that the set does not have; a defect of the package.</exception>
    public static T Name<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(string name)
        where T : struct, Enum =>
        ClosedSet.TryParse<T>(name, out var value) ? value : throw new CatalogDataException("schema", null, typeof(T).Name, $"'{name}' is not known.");
}
