using System.Globalization;
using System.Text.Json;

namespace BedrockSelector.Knowledge.Rules;

/// <summary>A limit of a rule: a number, or the name of a figure of the model or of the request.</summary>
internal readonly record struct RuleLimit(decimal? Number, string? Figure)
{
    public const string MaxOutputTokens = "model.max-output-tokens";

    public const string ContextWindow = "model.context-window";

    public const string CacheMinTokens = "model.cache-min-tokens";

    public const string RequestMaxTokens = "request.max-tokens";

    private static readonly string[] Figures = [MaxOutputTokens, ContextWindow, CacheMinTokens, RequestMaxTokens];

    public static bool TryParse(JsonElement? json, out RuleLimit? limit)
    {
        limit = null;
        switch (json?.ValueKind)
        {
            case null:
                return true;
            case JsonValueKind.Number when json.Value.TryGetDecimal(out var number):
                limit = new RuleLimit(number, null);
                return true;
            case JsonValueKind.String when Array.IndexOf(Figures, json.Value.GetString()) >= 0:
                limit = new RuleLimit(null, json.Value.GetString());
                return true;
            default:
                return false;
        }
    }

    /// <summary>Gets the figure for a model and a request; <see langword="null"/> where nothing says.</summary>
    public decimal? ValueFor(FoundationModel model, decimal? requestMaxTokens) => Figure switch
    {
        null => Number,
        MaxOutputTokens => model.MaxOutputTokens,
        ContextWindow => model.ContextWindow,
        CacheMinTokens => model.CacheMinTokens,
        _ => requestMaxTokens,
    };

    public override string ToString() => Figure ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
