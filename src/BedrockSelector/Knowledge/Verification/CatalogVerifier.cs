using System.Collections.Immutable;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>Checks catalog layers: names that resolve, ranges, duplicates, dates that can be, prices with a source and an offer.</summary>
public static class CatalogVerifier
{
    private static readonly string[] SourceKinds = ["aws", "third-party", "derived", "caller"];
    private static readonly DateOnly Earliest = new(2022, 1, 1);

    /// <summary>Checks layers as one catalog.</summary>
    /// <param name="layers">The layers, lowest first; none <see langword="null"/>.</param>
    /// <returns>Every problem found, in document order; empty when all is well.</returns>
    public static ImmutableArray<CatalogProblem> Verify(params ReadOnlySpan<CatalogLayer> layers)
    {
        var findings = new Findings();
        var names = new KnownNames();
        foreach (var layer in layers)
        {
            foreach (var (document, content) in layer.Documents)
            {
                if (NullFinder.Find(content) is { } field)
                {
                    return [new(document, null, field, "is null; it must have a value.")];
                }

                VerifyVocabulary(findings, names, document, content);
            }
        }

        DeclaredDimensions dimensions;
        try
        {
            dimensions = DeclaredDimensions.Of([.. layers]);
        }
        catch (CatalogDataException)
        {
            // What a declaration lacks has been found above; without declarations no rate can be read.
            return findings.ToImmutable();
        }

        foreach (var layer in layers)
        {
            var models = new ModelVerifier(findings, names, dimensions);
            foreach (var (document, content) in layer.Documents)
            {
                foreach (var model in content.Models)
                {
                    models.Verify(document, model);
                }
            }

            models.VerifyLayer();
            VerifyRules(findings, names, layer);
        }

        foreach (var layer in layers)
        {
            foreach (var (document, content) in layer.Documents)
            {
                SectionVerifier.Verify(findings, names, document, content);
            }
        }

        return findings.ToImmutable();
    }

    /// <inheritdoc cref="Verify(ReadOnlySpan{CatalogLayer})"/>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> is <see langword="null"/>.</exception>
    /// <remarks>For C# 12, the language of net8.0, which knows no span of parameters.</remarks>
    public static ImmutableArray<CatalogProblem> Verify(params CatalogLayer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Verify((ReadOnlySpan<CatalogLayer>)layers);
    }

    private static void VerifyRules(Findings findings, KnownNames names, CatalogLayer layer)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (document, content) in layer.Documents)
        {
            foreach (var rule in content.RequestRules)
            {
                var twice = !keys.Add(RuleReader.KeyOf(rule));
                findings.When(twice, document, null, $"requestRules[{rule.Code}]", "stands twice about the same models; the second would hide the first.");
                foreach (var (field, message) in RuleVerifier.Verify(rule, names.Sources.Contains))
                {
                    findings.When(wrong: true, document, null, $"requestRules[{rule.Code}].{field}", message);
                }
            }
        }
    }

    private static void VerifyVocabulary(Findings findings, KnownNames names, string document, CatalogDocument content)
    {
        foreach (var source in content.Sources)
        {
            var field = $"sources[{source.Key}]";
            findings.When(string.IsNullOrWhiteSpace(source.Key), document, null, "sources", "a source has no key.");
            findings.When(string.IsNullOrWhiteSpace(source.Title), document, null, field, "has no title.");
            findings.When(!SourceKinds.Contains(source.Kind), document, null, field, $"kind '{source.Kind}' is not one of {string.Join(", ", SourceKinds)}.");
            findings.When(source.AsOf < Earliest, document, null, field, $"asOf {source.AsOf:yyyy-MM-dd} is before Amazon Bedrock existed.");
            findings.When(
                source.Url is not null && !(Uri.TryCreate(source.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"),
                document, null, field, $"url '{source.Url}' is not a web address.");
            findings.When(
                !names.Sources.Add(source.Key) && names.SourceEntries[source.Key] != source,
                document, null, field, "is defined twice, and differently; figures name a source by its key, so give one of them another.");
            names.SourceEntries[source.Key] = source;
        }

        foreach (var region in content.Regions)
        {
            findings.When(!AwsRegion.IsValid(region.Id), document, null, $"regions[{region.Id}]", "is not an AWS region; regions look like 'us-east-1'.");
            findings.When(!names.Regions.Add(region.Id), document, null, $"regions[{region.Id}]", "is defined twice.");
        }

        foreach (var task in content.Tasks)
        {
            var field = $"tasks[{task.Id}]";
            findings.When(!HyphenatedName.IsValid(task.Id), document, null, field, "is not a class of tasks; classes look like 'chat'.");
            findings.When(!task.Weights.IsValid, document, null, field, "weights are from 0 to 1000000, and one is above zero.");
            findings.When(task.MinQuality is not (null or (>= 0 and <= 100)), document, null, field, $"minQuality {task.MinQuality} is not from 0 to 100.");
            findings.When(content.Tasks.Count(one => one.Id == task.Id) > 1, document, null, field, "is defined twice.");
        }

        foreach (var meter in content.Meters)
        {
            var field = $"meters[{meter.Id}]";
            findings.When(!Meter.TryParse(meter.Id, out _), document, null, field, "is not a meter name; meters look like 'input-tokens'.");
            findings.When(meter.Per < 1, document, null, field, $"per {meter.Per} is below 1.");
            findings.When(
                !ClosedSet.TryParse<MeterKind>(meter.Kind, out _), document, null, field, $"kind '{meter.Kind}' is not one of {string.Join(", ", ClosedSet.Names<MeterKind>())}.");
            if (meter.Increment is { } step)
            {
                findings.When(step.Units <= 0m, document, null, field, $"increment.units {step.Units.Plain()} is not above 0.");
                findings.When(string.IsNullOrWhiteSpace(step.Per), document, null, field, "increment.per is empty.");
                findings.When(!names.Sources.Contains(step.Source), document, null, field, $"the source '{step.Source}' is not defined.");
            }

            findings.When(meter.Tier is not null && !ClosedSet.TryParse<PricingTier>(meter.Tier, out _), document, null, field, $"tier '{meter.Tier}' is not a pricing tier.");
            findings.When(!names.Meters.TryAdd(meter.Id, meter), document, null, field, "is defined twice.");
        }

        foreach (var dimension in content.Dimensions)
        {
            DimensionVerifier.Verify(findings, names, document, dimension);
        }

        foreach (var model in content.Models)
        {
            names.Models.Add(model.Id);
            if (model.Name is not null && model.Provider is not null)
            {
                names.Named.Add(model.Id);
            }

            foreach (var offer in model.Offers ?? [])
            {
                foreach (var region in offer.Regions)
                {
                    names.Offers.Add((model.Id, offer.Inference, offer.Scope, offer.Profile, region));
                    names.Offers.Add((model.Id, offer.Inference, offer.Scope, null, region));
                }
            }
        }
    }
}
