using System.Collections.Immutable;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Verification;

namespace BedrockSelector.Tokens;

/// <summary>Checks what documents say of tokenizer families and of how they count.</summary>
internal sealed class TokenFamilyReader(KnowledgeSections sections)
{
    private const string Reference = "o200k";

    private readonly Dictionary<string, TokenEntries.Scale> _scales = sections.TokenScales
        .ToDictionary(static scale => scale.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, int[]> _weights = new(StringComparer.Ordinal);

    /// <summary>Reads the families.</summary>
    /// <returns>In the order of the document.</returns>
    public ImmutableArray<TokenFamily> Read()
    {
        var families = ImmutableArray.CreateBuilder<TokenFamily>();
        foreach (var entry in sections.TokenFamilies)
        {
            families.Add(new()
            {
                Id = entry.Id,
                Name = entry.Name,
                Basis = Verified.Name<TokenEstimateBasis>(entry.Basis),
                Scale = entry.CharactersPerToken is { } ratios ? Ratios(entry, ratios) : Weighed(entry.Id, entry),
                Source = sections.Sources[entry.Source],
                Note = entry.Note,
            });
        }

        return families.ToImmutable();
    }

    /// <summary>Gives a family the band of tokenizers that nobody measured, for a model that it stands in for.</summary>
    public TokenFamily StandIn(TokenFamily family, string why)
    {
        var (low, high, slack) = Band("unmeasured", "standIn");
        return family with { Basis = TokenEstimateBasis.Assumed, Note = why, Scale = family.Scale with { Low = low, High = high, Slack = slack } };
    }

    private FamilyScale Weighed(string id, TokenEntries.Family entry)
    {
        var scale = entry.Scale ?? Reference;
        var factors = new double[TextClasses.Count];
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = entry.O200kFactor is { } two
                ? (TextClass)i is TextClass.English or TextClass.Code or TextClass.Markup or TextClass.Maths ? two.EnglishAndCode : two.Other
                : 1;
        }

        if (entry.Factors is { } from)
        {
            Figures(Scale(from, id).Factors, from, "factors").CopyTo(factors, 0);
        }

        var (low, high, slack) = entry.FactorRange is not null || entry.Band is not null ? Uniform(entry) : Band(entry.Bands ?? scale, id);
        if (entry.Stray is { } stray)
        {
            // How far the ratio itself strays from text to text, beyond the band.
            if (stray.Low is not (> 0 and <= 1) || stray.High is not (>= 1 and < 100))
            {
                throw Bad(id, "stray", "It reaches from one or less to one or more.");
            }

            low = [.. low.Select(factor => factor * stray.Low)];
            high = [.. high.Select(factor => factor * stray.High)];
        }

        return new() { Weights = Weights(scale, id), Factors = factors, Low = low, High = high, Slack = slack };
    }

    // Characters per token as documents gave them first; scripts without a ratio lie between the European and the Chinese one.
    private static FamilyScale Ratios(TokenEntries.Family entry, Dictionary<string, double> ratios)
    {
        var (sparse, dense) = (1 / ratios["european"], 1 / ratios["cjk"]);
        var (low, high, _) = Uniform(entry);
        var factors = new double[TextClasses.Count];
        for (var i = 0; i < factors.Length; i++)
        {
            var between = TextClasses.OlderName((TextClass)i) is null;
            factors[i] = between ? (sparse + dense) / 2 : 1 / ratios[TextClasses.OlderName((TextClass)i)!];
            low[i] *= between ? Math.Min(1, sparse / factors[i]) : 1;
            high[i] *= between ? Math.Max(1, dense / factors[i]) : 1;
        }

        return new() { Factors = factors, Low = low, High = high };
    }

    private static (double[] Low, double[] High, double Slack) Uniform(TokenEntries.Family entry)
    {
        var (low, high) = Factors(entry);
        return ([.. Enumerable.Repeat(low, TextClasses.Count)], [.. Enumerable.Repeat(high, TextClasses.Count)], 0);
    }

    private static (double Low, double High) Factors(TokenEntries.Family entry)
    {
        // The range is of factors to the reference; the band is relative to the expected count.
        var factor = entry.O200kFactor?.EnglishAndCode ?? 1;
        return entry.FactorRange is { } range
            ? (range.Low / factor, range.High / factor)
            : (1 - entry.Band!.Value, 1 + entry.Band.Value);
    }

    private (double[] Low, double[] High, double Slack) Band(string scale, string owner)
    {
        var entry = Scale(scale, owner);
        var (low, high) = (Figures(entry.Low, scale, "low"), Figures(entry.High, scale, "high"));
        return low.Any(static factor => factor > 1) || high.Any(static factor => factor < 1)
            ? throw Bad(scale, "low", "A band reaches from one or less to one or more.")
            : (low, high, entry.Slack);
    }

    private int[] Weights(string scale, string owner)
    {
        if (_weights.TryGetValue(scale, out var known))
        {
            return known;
        }

        var given = Scale(scale, owner).Weights ?? throw Bad(owner, "scale", $"The scale '{scale}' has no weights.");
        var weights = new int[CharacterCounts.Length];
        foreach (var (name, weight) in given)
        {
            var units = weight is >= 0 and < 100 ? (int)Math.Round(weight * FamilyScale.UnitsPerToken) : throw Bad(scale, $"weights.{name}", $"{weight} is no weight.");
            Spread(weights, name, units, scale);
        }

        _weights.Add(scale, weights);
        return weights;
    }

    // A kind weighs the same after any other; a step from one coarse kind to another weighs the same for all kinds of the second.
    private static void Spread(int[] weights, string name, int units, string scale)
    {
        var arrow = name.IndexOf('>', StringComparison.Ordinal);
        var before = arrow < 0 ? -1 : CharacterKinds.CoarseNames.IndexOf(name[..arrow]);
        var after = arrow < 0 ? -1 : CharacterKinds.CoarseNames.IndexOf(name[(arrow + 1)..]);
        var kind = arrow < 0 ? CharacterKinds.Find(name) : -1;
        if (arrow < 0 ? kind < 0 : before < 0 || after < 0)
        {
            throw Bad(scale, $"weights.{name}", "There is no such kind of character.");
        }

        for (var cell = 0; cell < weights.Length; cell++)
        {
            var (row, fine) = Math.DivRem(cell, CharacterKinds.FineCount);
            if (arrow < 0 ? fine == kind : row == before && fine < CharacterKinds.Named && CharacterKinds.CoarseOf[fine] == after)
            {
                weights[cell] += units;
            }
        }
    }

    private static double[] Figures(Dictionary<string, double>? figures, string scale, string field)
    {
        var values = new double[TextClasses.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = figures is not null && figures.TryGetValue(TextClasses.Names[i], out var value) && value is > 0 and < 100
                ? value
                : throw Bad(scale, $"{field}.{TextClasses.Names[i]}", "A figure above 0 is wanted.");
        }

        return values;
    }

    private TokenEntries.Scale Scale(string id, string owner) =>
        _scales.TryGetValue(id, out var scale) ? scale : throw Bad(owner, "scale", $"There is no scale '{id}'.");

    private static CatalogDataException Bad(string? owner, string field, string problem) => new("tokens", owner, field, problem);
}
