using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Life;

/// <summary>Says of each thing in the account what a month costs and whether anybody uses it.</summary>
/// <remarks>
/// A stored model is unused when nothing serves it. Whether a deployment or units are used, invocation logs say; without them nothing
/// is claimed, but for what failed. Nothing is deleted here.
/// </remarks>
public static class CleanFinder
{
    /// <summary>Makes the report.</summary>
    /// <param name="resources">All that was listed.</param>
    /// <param name="called">The model ids that invocation logs name; <see langword="null"/> without logs.</param>
    /// <param name="prices">The prices of the region and day.</param>
    /// <param name="region">The region.</param>
    /// <param name="now">The time, against which commitments are held.</param>
    /// <returns>The report, without deletions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prices"/> or <paramref name="region"/> is <see langword="null"/>.</exception>
    public static CleanReport Find(
        ImmutableArray<LifeResource> resources, IReadOnlySet<string>? called, CustomModelPrices prices, string region, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(region);
        var items = resources.Select(one => Item(one, resources, called, prices, now));
        return new()
        {
            Region = region,
            Items =
            [
                .. items.OrderByDescending(static item => item.UsdPerMonth ?? 0.000001m)
                    .ThenBy(static item => item.Resource.Arn, StringComparer.Ordinal),
            ],
        };
    }

    private static CleanItem Item(
        LifeResource one, ImmutableArray<LifeResource> all, IReadOnlySet<string>? called, CustomModelPrices prices, DateTimeOffset now)
    {
        var cost = Cost(one, prices);
        var (unused, why) = one.Kind == LifeResourceKind.CustomModel ? Stored(one, all) : Served(one, called);
        return new()
        {
            Resource = one,
            UsdPerMonth = cost.Usd,
            PriceUnknown = cost.Unknown,
            Unused = unused,
            Why = why,
            Kept = Kept(one, all, now),
        };
    }

    private static LifeCost Cost(LifeResource one, CustomModelPrices prices) => one.Kind switch
    {
        LifeResourceKind.OnDemandDeployment => new("a deployment, billed by token alone", 0m, "month"),
        LifeResourceKind.ModelUnits => prices.Units(one.BaseModelArn ?? one.ModelArn, one.Units ?? 1, one.Term ?? CommitmentTerm.None)[1],
        LifeResourceKind.ImportedModel => new(
            "storage of the imported model", null, "month",
            "Storage is billed by custom model units, and the list does not say how many a copy has: ask for the imported model itself."),
        _ => prices.Storage(one.BaseModelArn ?? one.ModelArn),
    };

    private static (bool? Unused, string Why) Stored(LifeResource model, ImmutableArray<LifeResource> all)
    {
        if (model.Status == "Failed")
        {
            return (true, "The model failed; nothing can serve it.");
        }

        var by = Servers(model, all);
        return by.IsEmpty
            ? (true, "Nothing serves it, and it is stored all the same.")
            : (false, $"Served by {string.Join(", ", by.Select(static one => one.Name))}.");
    }

    private static (bool? Unused, string Why) Served(LifeResource one, IReadOnlySet<string>? called)
    {
        if (one.Status == "Failed")
        {
            return (true, one.FailureMessage is { } message ? $"It failed: {message}" : "It failed.");
        }

        if (called is null)
        {
            return (null, "Whether it is used, invocation logs say; none were given.");
        }

        return called.Contains(one.Arn) || called.Contains(one.Name)
            ? (false, "The logs hold calls of it.")
            : (true, "The logs hold no call of it.");
    }

    private static string? Kept(LifeResource one, ImmutableArray<LifeResource> all, DateTimeOffset now)
    {
        if (one.CommittedUntil is { } end && end > now)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Committed until {end:yyyy-MM-dd}; it cannot be deleted before.");
        }

        return one.Kind == LifeResourceKind.CustomModel && Servers(one, all) is { IsEmpty: false } by
            ? $"Served by {string.Join(", ", by.Select(static server => server.Name))}: delete that first."
            : null;
    }

    private static ImmutableArray<LifeResource> Servers(LifeResource model, ImmutableArray<LifeResource> all) =>
        [.. all.Where(one => one.Kind is LifeResourceKind.OnDemandDeployment or LifeResourceKind.ModelUnits && one.ModelArn == model.Arn)];
}
