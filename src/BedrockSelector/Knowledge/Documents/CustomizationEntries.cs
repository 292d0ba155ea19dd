namespace BedrockSelector.Knowledge.Documents;

/// <summary>What is known about making custom models, as written.</summary>
internal static class CustomizationEntries
{
    internal sealed class Constant
    {
        public string? Name { get; set; }

        public int? Value { get; set; }

        public string[]? Words { get; set; }

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

        public string[]? Aliases { get; set; }

        public string? JobIdentifier { get; set; }

        public MethodEntry[]? Methods { get; set; }

        public ServingEntry[]? Serving { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class MethodEntry
    {
        public string? Kind { get; set; }

        public string? Status { get; set; }

        public string[]? Regions { get; set; }

        public string[]? Formats { get; set; }

        public string? BilledBy { get; set; }

        public string? Validation { get; set; }

        public string? Api { get; set; }

        public MediaEntry[]? Media { get; set; }

        public string[]? Rules { get; set; }

        public LimitEntry[]? Limits { get; set; }

        public HyperparameterEntry[]? Hyperparameters { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class MediaEntry
    {
        public string? Type { get; set; }

        public string[]? Formats { get; set; }

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

        public string[]? Words { get; set; }

        public string? Example { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class ServingEntry
    {
        public string? Way { get; set; }

        public string[]? Regions { get; set; }

        public string? Note { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class PairEntry
    {
        public string? Teacher { get; set; }

        public string? Student { get; set; }

        public string[]? TeacherReachedBy { get; set; }

        public string? Source { get; set; }
    }
}
