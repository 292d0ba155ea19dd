using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Quantities;

/// <summary>What one request, job or month uses: a quantity for each meter.</summary>
/// <remarks>
/// Entries keep the order in which they were given and name each meter once. Input tokens count only those neither
/// read from nor written to the prompt cache, so no entry contains another.
/// Two usages are equal when they have the same entries in the same order.
/// </remarks>
[JsonConverter(typeof(UsageConverter))]
public sealed class Usage : IEquatable<Usage>
{
    /// <summary>The usage of nothing.</summary>
    public static readonly Usage None = new([]);

    private Usage(ImmutableArray<UsageEntry> entries)
    {
        Entries = entries;
        foreach (ref readonly var entry in entries.AsSpan())
        {
            TotalInputTokens += entry.Meter.IsInput ? entry.Quantity : 0m;
            UncachedInputTokens += entry.Meter.IsInput && entry.Meter != Meter.CacheReadTokens ? entry.Quantity : 0m;
            CountsReasoning |= entry.Meter == Meter.ReasoningTokens;
        }

        InputSize = (long)decimal.Ceiling(TotalInputTokens);
    }

    /// <summary>Gets the entries.</summary>
    /// <value>In the order given, one a meter; may be empty.</value>
    public ImmutableArray<UsageEntry> Entries { get; }

    /// <summary>Gets the quantity of a meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <value>Units of the meter; zero when the usage does not name it.</value>
    public decimal this[Meter meter]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Meter == meter)
                {
                    return entry.Quantity;
                }
            }

            return 0m;
        }
    }

    /// <summary>Gets all tokens a request sends: uncached, read from and written to the prompt cache, and speech.</summary>
    /// <value>Tokens; zero or more. This is what a context window and a long-context price band count.</value>
    public decimal TotalInputTokens { get; }

    // The tokens that a model reads before it answers: all that are sent but for those read from the prompt cache.
    internal decimal UncachedInputTokens { get; }

    /// <summary>Gets <see cref="TotalInputTokens"/>, rounded up: thresholds are whole, so that a fraction of a token counts as one. Six meters of a quadrillion fit.</summary>
    // Whether tokens of reasoning are counted apart from those of the answer.
    internal bool CountsReasoning { get; }

    internal long InputSize { get; }

    /// <summary>Makes a usage.</summary>
    /// <param name="entries">One entry a meter.</param>
    /// <returns>The usage.</returns>
    /// <exception cref="ArgumentException">A meter occurs twice.</exception>
    public static Usage Of(params ReadOnlySpan<UsageEntry> entries)
    {
        var builder = ImmutableArray.CreateBuilder<UsageEntry>(entries.Length);
        foreach (var entry in entries)
        {
            foreach (var earlier in builder)
            {
                if (earlier.Meter == entry.Meter)
                {
                    throw new ArgumentException($"The meter '{entry.Meter}' is given twice.", nameof(entries));
                }
            }

            builder.Add(entry);
        }

        return new(builder.MoveToImmutable());
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{UsageEntry})"/>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is <see langword="null"/>.</exception>
    /// <remarks>For C# 12, the language of net8.0, which knows no span of parameters.</remarks>
    public static Usage Of(params UsageEntry[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Of((ReadOnlySpan<UsageEntry>)entries);
    }

    /// <summary>Makes the usage of a text request.</summary>
    /// <param name="inputTokens">Uncached input tokens, from 0 to <see cref="UsageEntry.MaxQuantity"/>.</param>
    /// <param name="outputTokens">Output tokens, from 0 to <see cref="UsageEntry.MaxQuantity"/>.</param>
    /// <returns>The usage with those two entries.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static Usage Tokens(decimal inputTokens, decimal outputTokens) =>
        Of(new UsageEntry(Meter.InputTokens, inputTokens), new UsageEntry(Meter.OutputTokens, outputTokens));

    /// <summary>Reads <c>meter=quantity</c> pairs separated by commas, such as <c>input-tokens=1500,output-tokens=300</c>.</summary>
    /// <param name="text">The pairs; spaces around a part are ignored. Quantities are plain decimals with a point.</param>
    /// <returns>The usage.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text has no pair, or a pair, meter or quantity is malformed, negative, too large or given twice.</exception>
    public static Usage Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = ImmutableArray.CreateBuilder<UsageEntry>();
        foreach (var part in text.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw new FormatException($"'{part.Trim()}' is not 'meter=quantity'; write for example 'input-tokens=1500,output-tokens=300'.");
            }

            var name = part[..equals].Trim();
            if (!Meter.TryParse(name, out var meter))
            {
                throw new FormatException($"'{name}' is not a meter name; meters look like 'input-tokens'.");
            }

            if (builder.Any(entry => entry.Meter == meter))
            {
                throw new FormatException($"The meter '{meter}' is given twice.");
            }

            builder.Add(new(meter, ParseQuantity(meter, part[(equals + 1)..].Trim())));
        }

        return new(builder.ToImmutable());
    }

    /// <summary>Multiplies every quantity.</summary>
    /// <param name="factor">The factor; zero or more.</param>
    /// <returns>The scaled usage.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is negative, or a product is above <see cref="UsageEntry.MaxQuantity"/>.</exception>
    public Usage Times(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return factor == 1m ? this : new([.. Entries.Select(entry => new UsageEntry(entry.Meter, Product(entry, factor)))]);
    }

    /// <summary>Adds to one meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="quantity">Units of the meter; zero or more.</param>
    /// <returns>A usage with so much more of the meter; where it was not named, it comes last.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is below zero, or the sum is too large.</exception>
    public Usage Plus(Meter meter, decimal quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        return quantity == 0m ? this
            : Entries.Any(entry => entry.Meter == meter)
                ? new([.. Entries.Select(entry => entry.Meter == meter ? new UsageEntry(meter, entry.Quantity + quantity) : entry)])
                : new([.. Entries, new(meter, quantity)]);
    }

    /// <summary>Counts tokens of reasoning where they are billed: as output tokens.</summary>
    internal Usage AsBilled() =>
        CountsReasoning ? Without(Meter.ReasoningTokens).Plus(Meter.OutputTokens, this[Meter.ReasoningTokens]) : this;

    /// <summary>Leaves one meter out.</summary>
    /// <param name="meter">The meter.</param>
    /// <returns>The usage of all others, in their order.</returns>
    public Usage Without(Meter meter) =>
        Entries.Any(entry => entry.Meter == meter) ? new([.. Entries.Where(entry => entry.Meter != meter)]) : this;

    /// <inheritdoc/>
    public bool Equals(Usage? other) => other is not null && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Usage);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var entry in Entries)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the pairs as <see cref="Parse"/> reads them.</summary>
    /// <returns>Culture-invariant text without trailing zeros.</returns>
    public override string ToString() =>
        string.Join(',', Entries.Select(entry => string.Create(
            CultureInfo.InvariantCulture, $"{entry.Meter}={entry.Quantity:0.############################}")));

    private static decimal Product(UsageEntry entry, decimal factor)
    {
        try
        {
            return entry.Quantity * factor;
        }
        catch (OverflowException)
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor), factor, $"{entry.Meter} times {factor} is above {UsageEntry.MaxQuantity}.");
        }
    }

    private static decimal ParseQuantity(Meter meter, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity))
        {
            throw new FormatException($"'{text}' is not a quantity of {meter}; write a number from 0 to {UsageEntry.MaxQuantity}, such as 1500 or 0.5.");
        }

        if (quantity is < 0m or > UsageEntry.MaxQuantity)
        {
            throw new FormatException($"{text} is out of range for {meter}; a quantity is from 0 to {UsageEntry.MaxQuantity}.");
        }

        return quantity;
    }
}
