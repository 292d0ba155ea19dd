using System.Text.Json;
using System.Text.Json.Serialization;

namespace BedrockSelector.Knowledge.Documents;

/// <summary>What AWS or a model refuses in a request, as written.</summary>
internal sealed record RequestRuleEntry
{
    [JsonRequired]
    public string Code { get; set; } = "";

    public ModelsEntry? Models { get; set; }

    public string[]? Apis { get; set; }

    [JsonRequired]
    public TestEntry[] When { get; set; } = [];

    public string Severity { get; set; } = "error";

    [JsonRequired]
    public string Message { get; set; } = "";

    public string? Repair { get; set; }

    [JsonRequired]
    public string Confidence { get; set; } = "";

    [JsonRequired]
    public string[] Sources { get; set; } = [];

    public string? Note { get; set; }

    /// <summary>Gets or sets whether a higher layer takes the rule back.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Which models the rule is about; what is not said holds for all.</summary>
    public sealed record ModelsEntry
    {
        public string[]? Ids { get; set; }

        public string[]? Except { get; set; }

        public string[]? Providers { get; set; }

        public string? Has { get; set; }

        public string? Lacks { get; set; }

        public string? Unknown { get; set; }

        public string? TakesNot { get; set; }

        public string? GivesNot { get; set; }
    }

    /// <summary>One test of a part of the request: the places of that part that pass all that is written here.</summary>
    public sealed record TestEntry
    {
        [JsonRequired]
        public string Of { get; set; } = "";

        public bool? Present { get; set; }

        public JsonElement? Over { get; set; }

        public JsonElement? From { get; set; }

        public JsonElement? Under { get; set; }

        public string[]? In { get; set; }

        public string[]? NotIn { get; set; }

        public string? NotMatching { get; set; }

        public JsonElement? CountOver { get; set; }

        public JsonElement? SumOver { get; set; }

        public bool? Repeated { get; set; }
    }
}
