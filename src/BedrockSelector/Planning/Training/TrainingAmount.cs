using System.Globalization;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Training;

/// <summary>What is metered of a training: the one amount by which its method is billed.</summary>
internal sealed record TrainingAmount(string Need, UsageEntry? Entry, PlanGap? Unknown)
{
    /// <summary>Reads the amount of a request.</summary>
    /// <returns>The amount, or <c>null</c> when none is given.</returns>
    /// <exception cref="ArgumentException">The quantities do not fit together.</exception>
    public static TrainingAmount? Of(TrainingRequest request)
    {
        if (request.Method == CustomizationKind.Import)
        {
            return new("an import job, which costs nothing", null, null);
        }

        if (request.Steps is null != request.BatchSize is null)
        {
            throw new ArgumentException("Images seen are steps × batch size; give both, or the number of images.", nameof(request));
        }

        if (request.Steps is not null && request.Images is not null)
        {
            throw new ArgumentException("Give either steps and batch size or the number of images, not both.", nameof(request));
        }

        TrainingAmount?[] given = [Tokens(request), Images(request), Hours(request)];
        var amounts = given.OfType<TrainingAmount>().ToArray();
        return amounts.Length switch
        {
            0 => request.AmountUnknown is { } gap ? new(Unit(gap.Meter), null, gap) : null,
            1 => amounts[0],
            _ => throw new ArgumentException("Training is billed by tokens, by images or by hours; give one of them.", nameof(request)),
        };
    }

    public static string Number(decimal value) => value.ToString("#,0.############################", CultureInfo.InvariantCulture);

    private static TrainingAmount? Tokens(TrainingRequest request) => request.DatasetTokens is not { } tokens
        ? null
        : new(
            $"{Number(tokens * request.Epochs)} tokens processed ({Number(tokens)} × {Number(request.Epochs)} {(request.Epochs == 1m ? "epoch" : "epochs")})",
            new(Meter.TrainingTokens, tokens * request.Epochs),
            null);

    private static TrainingAmount? Images(TrainingRequest request) => request switch
    {
        { Steps: { } steps, BatchSize: { } batch } => new(
            $"{Number(steps * batch)} images seen ({Number(steps)} steps × batches of {Number(batch)})", new(Meter.TrainingImages, steps * batch), null),
        { Images: { } images } => new($"{Number(images)} images seen", new(Meter.TrainingImages, images), null),
        _ => null,
    };

    private static TrainingAmount? Hours(TrainingRequest request) => request.Hours is { } hours
        ? new($"{Number(hours)} {(hours == 1m ? "hour" : "hours")} of training", new(Meter.TrainingHours, hours), null)
        : null;

    private static string Unit(string meter) => meter switch
    {
        "training-images" => "images seen: steps × batch size",
        "training-hours" => "hours of training",
        _ => "tokens of the training set × epochs",
    };
}
