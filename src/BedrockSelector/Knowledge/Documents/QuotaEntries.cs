using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>AWS's default limits of calls, and what one can reserve at least, as written.</summary>
internal static class QuotaEntries
{
    internal sealed record Quota
    {
        /// <summary>Gets or sets how the ids of the models begin; where several quotas fit, the longest beginning counts.</summary>
        [JsonRequired]
        public string Models { get; set; } = "";

        /// <summary>Gets or sets the kind of call: in-region, cross-region or custom-deployment.</summary>
        [JsonRequired]
        public string Kind { get; set; } = "";

        /// <summary>Gets or sets the regions; none for all that no other quota of the same models names.</summary>
        public string[]? Regions { get; set; }

        public long? RequestsPerMinute { get; set; }

        public long? TokensPerMinute { get; set; }

        public long? TokensPerDay { get; set; }

        /// <summary>Gets or sets whether the limit of a geographic profile is known to be the global one's, too.</summary>
        public bool GlobalToo { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed record BurnDown
    {
        [JsonRequired]
        public string Models { get; set; } = "";

        [JsonRequired]
        public int TokensPerOutputToken { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }

    internal sealed record ReservedMinimum
    {
        [JsonRequired]
        public string Models { get; set; } = "";

        [JsonRequired]
        public int InputKtpm { get; set; }

        [JsonRequired]
        public int OutputKtpm { get; set; }

        [JsonRequired]
        public string Source { get; set; } = "";
    }
}
