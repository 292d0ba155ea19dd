using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>Reads and writes documents. Members that must be there are marked for the reader and not for the compiler, which would make it read every object twice: once for those members, and once for the others.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(CatalogDocument))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext;
