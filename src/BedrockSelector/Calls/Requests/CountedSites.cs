using System.Text;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Adds to the parts of a request what its check is told: that it streams, and how many tokens its texts have.</summary>
internal sealed class CountedSites(RequestSites sites, CallTarget target, RequestCheckOptions options)
{
    private long[]? _most;
    private long _fewest;

    public IReadOnlyList<RequestSite> Find(RequestPart part) => part switch
    {
        RequestPart.Streaming => options.Streaming ? [new(RequestPath.Root)] : [],
        RequestPart.Legacy => new RequestSites().AddLife(target.Model, target.Region, options.Date)[part],
        RequestPart.CachePoint when sites.CachePoints.Count > 0 => CachePoints(),
        RequestPart.InputTokens => Input(0m),
        RequestPart.TotalTokens => Input(sites[RequestPart.MaxTokens] is [{ Number: { } most }, ..] ? most : 0m),
        _ => sites[part],
    };

    // Before a cache point stand at most so many tokens; after media nobody knows.
    private List<RequestSite> CachePoints()
    {
        Count();
        var counted = new List<RequestSite>();
        foreach (var (point, site) in sites.CachePoints.Zip(sites[RequestPart.CachePoint]))
        {
            counted.Add(site with { Number = point.AfterMedia ? null : _most!.Take(point.Texts).Sum() });
        }

        return counted;
    }

    // Of all input there are at least so many.
    private List<RequestSite> Input(decimal answer)
    {
        Count();
        return options.CountTokens is null ? [] : [new(RequestPath.Root, _fewest + answer)];
    }

    private void Count()
    {
        if (_most is not null)
        {
            return;
        }

        _most = new long[sites.Texts.Count];
        for (var i = 0; i < _most.Length; i++)
        {
            var (fewest, most) = options.CountTokens?.Invoke(sites.Texts[i]) ?? (0, Encoding.UTF8.GetByteCount(sites.Texts[i]));
            _most[i] = most;
            _fewest += fewest;
        }
    }
}
