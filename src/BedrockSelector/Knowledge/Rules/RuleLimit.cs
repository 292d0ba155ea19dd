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

    /// <summary>Reads a limit that the schema allows; <see langword="null"/> for none.</summary>
    public static RuleLimit? Of(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => new RuleLimit(number.GetDecimal(), null),
        { } figure => new RuleLimit(null, figure.GetString()),
    };

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
