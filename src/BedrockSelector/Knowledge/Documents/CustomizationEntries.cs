using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>What is known about making custom models, as written.</summary>
internal static class CustomizationEntries
{
    internal sealed class Constant
    {
        [JsonRequired]
        public string Name { get; set; } = "";

        public int? Value { get; set; }

        public string[]? Words { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class AccountLimitEntry
    {
        [JsonRequired]
        public string Name { get; set; } = "";

        [JsonRequired]
        public int Max { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class BaseEntry
    {
        [JsonRequired]
        public string ModelId { get; set; } = "";

        [JsonRequired]
        public string Name { get; set; } = "";

        public string[]? Aliases { get; set; }

        [JsonRequired]
        public string JobIdentifier { get; set; } = "";

        [JsonRequired]
        public MethodEntry[] Methods { get; set; } = [];

        public ServingEntry[]? Serving { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class MethodEntry
    {
        [JsonRequired]
        public string Kind { get; set; } = "";

        [JsonRequired]
        public string Status { get; set; } = "";

        public string[]? Regions { get; set; }

        [JsonRequired]
        public string[] Formats { get; set; } = [];

        [JsonRequired]
        public string BilledBy { get; set; } = "";

        [JsonRequired]
        public string Validation { get; set; } = "";

        [JsonRequired]
        public string Api { get; set; } = "";

        public MediaEntry[]? Media { get; set; }

        public string[]? Rules { get; set; }

        public LimitEntry[]? Limits { get; set; }

        public HyperparameterEntry[]? Hyperparameters { get; set; }

        public string? Note { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class MediaEntry
    {
        [JsonRequired]
        public string Type { get; set; } = "";

        public string[]? Formats { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class LimitEntry
    {
        [JsonRequired]
        public string Name { get; set; } = "";

        public decimal? Min { get; set; }

        public decimal? Max { get; set; }

        [JsonRequired]
        public string Unit { get; set; } = "";

        public int? BatchFrom { get; set; }

        public int? BatchTo { get; set; }

        public string? Note { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class HyperparameterEntry
    {
        [JsonRequired]
        public string Name { get; set; } = "";

        [JsonRequired]
        public string Type { get; set; } = "";

        public string? Min { get; set; }

        public string? Max { get; set; }

        public string? Default { get; set; }

        public string[]? Words { get; set; }

        public string? Example { get; set; }

        public string? Note { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class ServingEntry
    {
        [JsonRequired]
        public string Way { get; set; } = "";

        [JsonRequired]
        public string[] Regions { get; set; } = [];

        public string? Note { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed class PairEntry
    {
        [JsonRequired]
        public string Teacher { get; set; } = "";

        [JsonRequired]
        public string Student { get; set; } = "";

        public string[]? TeacherReachedBy { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }
}
