using BedrockSelector.Findings;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>A finding with the rule and the place behind it, which its repair needs.</summary>
internal sealed record FoundProblem(Finding Finding, RequestRule? Rule, RequestSite? Site);
