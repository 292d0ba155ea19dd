using System.Text.Json.Serialization;

namespace BedrockSelector.Customization;

/// <summary>The document of customization facts as it stands in JSON, before it is checked.</summary>
internal sealed class CustomizationDocument
{
    public int Schema { get; set; }

    public List<SourceEntry>? Sources { get; set; }

    public WordsEntry? ReservedWords { get; set; }

    public ValueEntry? DistillationMaxPairs { get; set; }

    public List<AccountLimitEntry>? AccountLimits { get; set; }

    public List<BaseEntry>? Bases { get; set; }

    public List<PairEntry>? DistillationPairs { get; set; }

    internal sealed class SourceEntry
    {
        public string? Id { get; set; }

        public string? Title { get; set; }

        public string? Url { get; set; }

        public string? AsOf { get; set; }
    }

    internal sealed class WordsEntry
    {
        public List<string>? Words { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class ValueEntry
    {
        public int Value { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class AccountLimitEntry
    {
        public string? Name { get; set; }

        public int Max { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class BaseEntry
    {
        public string? ModelId { get; set; }

        public string? Name { get; set; }

        public List<string>? Aliases { get; set; }

        public string? JobIdentifier { get; set; }

        public List<MethodEntry>? Methods { get; set; }

        public List<ServingEntry>? Serving { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class MethodEntry
    {
        public string? Kind { get; set; }

        public string? Status { get; set; }

        public List<string>? Regions { get; set; }

        public List<string>? Formats { get; set; }

        public string? BilledBy { get; set; }

        public string? Validation { get; set; }

        public string? Api { get; set; }

        public List<MediaEntry>? Media { get; set; }

        public List<string>? Rules { get; set; }

        public List<LimitEntry>? Limits { get; set; }

        public List<HyperparameterEntry>? Hyperparameters { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class MediaEntry
    {
        public string? Type { get; set; }

        public List<string>? Formats { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class LimitEntry
    {
        public string? Name { get; set; }

        public decimal? Min { get; set; }

        public decimal? Max { get; set; }

        public string? Unit { get; set; }

        public int? BatchFrom { get; set; }

        public int? BatchTo { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class HyperparameterEntry
    {
        public string? Name { get; set; }

        public string? Type { get; set; }

        public string? Min { get; set; }

        public string? Max { get; set; }

        public string? Default { get; set; }

        public List<string>? Words { get; set; }

        public string? Example { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class ServingEntry
    {
        public string? Way { get; set; }

        public List<string>? Regions { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class PairEntry
    {
        public string? Teacher { get; set; }

        public string? Student { get; set; }

        public List<string>? TeacherReachedBy { get; set; }

        public string? Source { get; set; }
    }
}

/// <summary>Reads <see cref="CustomizationDocument"/> without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CustomizationDocument))]
internal sealed partial class CustomizationJsonContext : JsonSerializerContext;
