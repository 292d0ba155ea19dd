using System.Collections.Immutable;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Verification;

/// <summary>
/// Checks catalog layers: each document against the schema, then what the schema cannot say, since it is about several figures at once: names that
/// resolve, duplicates, dates in order, prices with a source and an offer.
/// </summary>
public static class CatalogVerifier
{
    /// <summary>Checks layers as one catalog.</summary>
    /// <param name="layers">The layers, lowest first; none <see langword="null"/>.</param>
    /// <returns>Every problem found, in document order; empty when all is well.</returns>
    public static ImmutableArray<CatalogProblem> Verify(params ReadOnlySpan<CatalogLayer> layers)
    {
        var findings = new Findings();
        var names = new KnownNames();
        var whole = true;
        foreach (var layer in layers)
        {
            foreach (var document in layer.Documents)
            {
                whole &= FollowsSchema(findings, document);
            }
        }

        if (!whole)
        {
            return findings.ToImmutable();
        }

        foreach (var layer in layers)
        {
            foreach (var (document, content) in layer.Documents)
            {
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
            // What is wrong with a declaration has been found above; without declarations no rate can be read.
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

        var sections = new SectionVerifier(findings, names, layers);
        foreach (var layer in layers)
        {
            foreach (var (document, content) in layer.Documents)
            {
                sections.Verify(document, content);
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

    // What the schema says of one document; what several say of each other is checked below.
    private static bool FollowsSchema(Findings findings, LayerDocument document)
    {
        var whole = true;
        foreach (var (model, field, message, isHole) in document.Json.IsEmpty ? [] : DocumentSchema.Check(document.Json))
        {
            findings.When(wrong: true, document.Name, model is { } index ? document.Content.Models[index]?.Id : null, field, message);
            whole &= !isHole;
        }

        return whole;
    }

    private static void VerifyVocabulary(Findings findings, KnownNames names, string document, CatalogDocument content)
    {
        foreach (var source in content.Sources)
        {
            var field = $"sources[{source.Key}]";
            findings.When(
                source.Url is not null && !Uri.TryCreate(source.Url, UriKind.Absolute, out _), document, null, field, $"url '{source.Url}' is not a web address.");
            findings.When(
                !names.Sources.Add(source.Key) && names.SourceEntries[source.Key] != source,
                document, null, field, "is defined twice, and differently; figures name a source by its key, so give one of them another.");
            names.SourceEntries[source.Key] = source;
        }

        foreach (var region in content.Regions)
        {
            findings.When(!names.Regions.Add(region.Id), document, null, $"regions[{region.Id}]", "is defined twice.");
        }

        foreach (var task in content.Tasks)
        {
            var field = $"tasks[{task.Id}]";
            findings.When(task.Weights is { Quality: 0, Latency: 0, Cost: 0 }, document, null, field, "no weight is above zero.");
            findings.When(task.Usage is { } usage && !IsUsage(usage), document, null, field, $"usage '{task.Usage}' is not meter=quantity pairs.");
            findings.When(content.Tasks.Count(one => one.Id == task.Id) > 1, document, null, field, "is defined twice.");
        }

        foreach (var growth in content.FirstTokenGrowth)
        {
            var field = $"firstTokenGrowth[{growth.Models}]";
            findings.When(!names.Sources.Contains(growth.Source), document, null, field, $"the source '{growth.Source}' is not defined.");
            findings.When(content.FirstTokenGrowth.Count(one => one.Models == growth.Models) > 1, document, null, field, "is defined twice.");
        }

        foreach (var meter in content.Meters)
        {
            var field = $"meters[{meter.Id}]";
            findings.When(
                meter.Increment is { } step && !names.Sources.Contains(step.Source), document, null, field, $"the source '{meter.Increment?.Source}' is not defined.");
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

    private static bool IsUsage(string text)
    {
        try
        {
            return !Usage.Parse(text).Entries.IsEmpty;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
