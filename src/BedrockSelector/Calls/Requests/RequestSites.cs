using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>All parts found in a request, in the order in which AWS reads them: tools, system prompt, conversation, settings.</summary>
internal sealed class RequestSites
{
    private static readonly List<RequestSite> None = [];

    private readonly List<RequestSite>?[] _byPart = new List<RequestSite>?[Enum.GetValues<RequestPart>().Length];

    /// <summary>Gets the texts of the request, in the same order.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Gets, for each cache point, how many texts stand before it, and whether media do, whose tokens are not counted.</summary>
    public List<(int Texts, bool AfterMedia)> CachePoints { get; } = [];

    public IReadOnlyList<RequestSite> this[RequestPart part] => _byPart[(int)part] ?? None;

    public void Add(RequestPart part, RequestPath path, decimal? number = null, string? text = null) =>
        (_byPart[(int)part] ??= []).Add(new(path, number, text));

    public void AddText(RequestPath path, string text)
    {
        Texts.Add(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(RequestPart.BlankText, path, text.Length);
        }
    }

    public void AddCachePoint(RequestPath path, string? timeToLive)
    {
        var media = this[RequestPart.InlineMedia].Count + this[RequestPart.S3Media].Count > 0;
        CachePoints.Add((Texts.Count, media));
        Add(RequestPart.CachePoint, path, null, timeToLive ?? "");
        if (timeToLive is null)
        {
            return;
        }

        Add(RequestPart.CacheTtl, path["ttl"], null, timeToLive);
        var points = this[RequestPart.CachePoint];
        if (points.SkipLast(1).Any(earlier => Seconds(earlier.Text) < Seconds(timeToLive)))
        {
            Add(RequestPart.CacheTtlRising, path["ttl"], null, timeToLive);
        }
    }

    /// <summary>Gets the length of a time to live such as <c>5m</c> or <c>1h</c>; five minutes where none is written or it is of another form.</summary>
    public static int Seconds(string? timeToLive)
    {
        if (timeToLive is { Length: > 1 } && int.TryParse(timeToLive.AsSpan(0, timeToLive.Length - 1), out var number))
        {
            return timeToLive[^1] switch { 's' => number, 'm' => number * 60, 'h' => number * 3600, _ => 300 };
        }

        return 300;
    }
}
