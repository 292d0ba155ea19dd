using System.Buffers;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks training and validation data line by line against what a base model and method want.</summary>
/// <remarks>
/// The data are streamed: memory is bounded by the longest line taken and by the records remembered for finding duplicates
/// (<see cref="DataSetCheckOptions.MaxLineBytes"/>, <see cref="DataSetCheckOptions.MaxRememberedRecords"/>), not by the size of the
/// file. Any input is answered with a report: broken data never throw. Immutable and safe for use by several threads.
/// </remarks>
public sealed class TrainingDataChecker
{
    private static readonly string[] MediaLimits = ["image-size", "image-side", "image-area", "image-aspect", "video-size", "video-seconds"];

    private readonly CustomizationFacts _facts;
    private readonly TokenRatios _ratios;

    /// <summary>Makes a checker over the facts that come with the library.</summary>
    public TrainingDataChecker()
        : this(CustomizationFacts.Embedded, TokenRatios.Embedded)
    {
    }

    /// <summary>Makes a checker.</summary>
    /// <param name="facts">The facts about customization.</param>
    /// <param name="ratios">The ratios by which tokens are estimated.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public TrainingDataChecker(CustomizationFacts facts, TokenRatios ratios)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(ratios);
        (_facts, _ratios) = (facts, ratios);
    }

    /// <summary>Checks a data set.</summary>
    /// <param name="data">JSON lines in UTF-8, from the current position to the end; left open.</param>
    /// <param name="options">What to check against.</param>
    /// <param name="training">The checked training set, when this is the validation set that goes with it.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The report, and what is needed to compare a validation set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The base lacks the method, or the tokenizer family is not known.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    /// <exception cref="IOException">The data cannot be read.</exception>
    public async ValueTask<DataSetCheck> CheckAsync(
        Stream data, DataSetCheckOptions options, DataSetFingerprints? training = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var method = MethodOf(options);
        using var run = new DataSetRun(new(options, method, _facts, FamilyOf(options)), training);
        using var lines = new LineReader(data, options.MaxLineBytes);
        while (lines.Pending.Length < 4 && await lines.FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        if (run.Begin(lines.Pending, out var skip))
        {
            lines.Skip(skip);
            do
            {
                while (lines.TryTake(out var line, out var tooLong))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    run.Take(line, tooLong);
                }
            }
            while (await lines.FillAsync(cancellationToken).ConfigureAwait(false));
        }

        return run.End(lines.Bytes, MediaLimits);
    }

    private static CustomizationMethod MethodOf(DataSetCheckOptions options)
    {
        if (options.Method is { } kind)
        {
            return options.Base.TryGetMethod(kind, out var wanted)
                ? wanted
                : throw new ArgumentException($"{options.Base.Name} has no {kind.Name()}; it has {string.Join(", ", options.Base.Methods.Select(static method => method.Kind.Name()))}.", nameof(options));
        }

        return options.Base.TryGetMethod(CustomizationKind.FineTuning, out var method) ? method : options.Base.Methods[0];
    }

    private TokenFamily? FamilyOf(DataSetCheckOptions options)
    {
        if (options.TokenFamily is { } id)
        {
            return _ratios.TryGetFamily(id, out var named)
                ? named
                : throw new ArgumentException($"'{id}' is no tokenizer family; {string.Join(", ", _ratios.Families.Select(static family => family.Id))} are.", nameof(options));
        }

        return _ratios.TryGetFamily(options.Base.ModelId, out var family) ? family : null;
    }
}
