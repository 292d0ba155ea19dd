using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Planning.Training;

/// <summary>What <see cref="TrainingPlanner"/> needs to know.</summary>
/// <remarks>Of the quantities, give those by which the method is billed; each is zero or more where given.</remarks>
public sealed record TrainingRequest
{
    /// <summary>Gets the base model, or the student of a distillation.</summary>
    /// <value>A model id or ARN.</value>
    public required ModelReference Model { get; init; }

    /// <summary>Gets the region of the job.</summary>
    /// <value><see langword="null"/> for an ARN's own, or the planner's where it has one.</value>
    public AwsRegion? Region { get; init; }

    /// <summary>Gets the method.</summary>
    /// <value>Fine-tuning unless set.</value>
    public CustomizationKind Method { get; init; }

    /// <summary>Gets the billing.</summary>
    /// <value>Metered unless set.</value>
    public TrainingBilling Billing { get; init; }

    /// <summary>Gets the tokens of the training set, counted once.</summary>
    /// <value><see langword="null"/> when training is not billed by tokens.</value>
    public decimal? DatasetTokens { get; init => field = NotNegative(value); }

    /// <summary>
    /// Gets the least and the most tokens that the training set may have, where <see cref="DatasetTokens"/> is an estimate.
    /// </summary>
    /// <value>Tokens, counted once; <see langword="null"/> where nothing is estimated.</value>
    public (decimal Low, decimal High)? DatasetTokensBand { get; init; }

    /// <summary>Gets why no amount of training is given.</summary>
    /// <value>The gap that the plan then names; <see langword="null"/> when an amount is given.</value>
    public PlanGap? AmountUnknown { get; init; }

    /// <summary>Gets how often the training set is gone through.</summary>
    /// <value>Above zero; 1 unless set.</value>
    public decimal Epochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 1m;

    /// <summary>Gets the training steps of an image model.</summary>
    /// <value><see langword="null"/> when not given; goes with <see cref="BatchSize"/>.</value>
    public decimal? Steps { get; init => field = NotNegative(value); }

    /// <summary>Gets the images of one step.</summary>
    /// <value><see langword="null"/> when not given; goes with <see cref="Steps"/>.</value>
    public decimal? BatchSize { get; init => field = NotNegative(value); }

    /// <summary>Gets the images seen in training.</summary>
    /// <value><see langword="null"/> when not given, or given as steps and batch size.</value>
    public decimal? Images { get; init => field = NotNegative(value); }

    /// <summary>Gets the hours of reinforcement fine-tuning.</summary>
    /// <value><see langword="null"/> when not given.</value>
    public decimal? Hours { get; init => field = NotNegative(value); }

    /// <summary>Gets the teacher of a distillation.</summary>
    /// <value>A model id, inference-profile id or ARN; <see langword="null"/> without one.</value>
    public ModelReference? Teacher { get; init; }

    /// <summary>Gets what the teacher's answers use in all.</summary>
    /// <value><see langword="null"/> without a teacher.</value>
    public Usage? TeacherUsage { get; init; }

    /// <summary>Gets why what the teacher's answers use is not given.</summary>
    /// <value>The gap that the plan then names; <see langword="null"/> when it is given, or without a teacher.</value>
    public PlanGap? TeacherUnknown { get; init; }

    /// <summary>Gets the most that the teacher's answers may use, should the service ask for more of them.</summary>
    /// <value><see langword="null"/> when that is not known, or without a teacher.</value>
    public Usage? TeacherUsageAtMost { get; init; }

    /// <summary>Gets how long the custom model is stored.</summary>
    /// <value>Months; zero, which is nothing stored, unless set.</value>
    public decimal MonthsStored { get; init => field = NotNegative(value) ?? 0m; }

    /// <summary>Gets how many custom model units one copy of an imported model takes.</summary>
    /// <value>Above zero; <see langword="null"/> for what the knowledge says of the model.</value>
    public decimal? UnitsPerCopy { get; init; }

    /// <summary>Gets what is stated of the dimensions that the price of an imported model depends on, such as the version of its units.</summary>
    /// <value>Nothing unless set; what is not stated is what the knowledge says of the model.</value>
    public PriceConditions Conditions { get; init; }

    /// <summary>Gets the model units of provisioned billing.</summary>
    /// <value><see langword="null"/> when not given; under metered billing they price the option of buying capacity.</value>
    public decimal? Units { get; init => field = NotNegative(value); }

    /// <summary>Gets the hours of provisioned billing.</summary>
    /// <value><see langword="null"/> when not given; under metered billing they price the option of buying capacity.</value>
    public decimal? UnitHours { get; init => field = NotNegative(value); }

    /// <summary>Gets the term at whose price the units are held.</summary>
    /// <value>No commitment unless set.</value>
    public CommitmentTerm Term { get; init; }

    /// <summary>Gets what becomes of prices that are computed, not published.</summary>
    /// <value>Refused unless set: such a rate then counts as missing.</value>
    public DerivedRates DerivedRates { get; init; }

    /// <summary>Gets the day of the job.</summary>
    /// <value><see langword="null"/> for today.</value>
    public DateOnly? AsOf { get; init; }

    private static decimal? NotNegative(decimal? value)
    {
        if (value is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number, nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, UsageEntry.MaxQuantity, nameof(value));
        }

        return value;
    }
}
