using System.CommandLine;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options that describe a training phase.</summary>
internal sealed class TrainingOptions(DimensionOptions dimensions)
{
    private static readonly Dictionary<string, CustomizationKind> Methods = new(StringComparer.Ordinal)
    {
        ["fine-tuning"] = CustomizationKind.FineTuning,
        ["continued-pre-training"] = CustomizationKind.ContinuedPreTraining,
        ["distillation"] = CustomizationKind.Distillation,
        ["reinforcement"] = CustomizationKind.ReinforcementFineTuning,
        ["import"] = CustomizationKind.Import,
    };

    private readonly Option<string?> _method = Lists.Option(
        "--method",
        "fine-tuning, continued-pre-training, distillation, reinforcement or import; fine-tuning unless given", "METHOD");
    private readonly Option<string?> _tokens = Lists.Option("--training-tokens", "tokens of the training set, counted once", "N");
    private readonly Option<string?> _data =
        Lists.Option("--training-data", "a training file instead of --training-tokens: its tokens are estimated", "FILE");
    private readonly Option<bool> _derived =
        new("--allow-derived-rates") { Description = "also use rates that are computed, not published; they are marked" };
    private readonly Option<string?> _epochs = Lists.Option("--epochs", "how often the training set is gone through; 1 unless given", "N");
    private readonly Option<string?> _steps = Lists.Option("--steps", "training steps of an image model, with --batch-size", "N");
    private readonly Option<string?> _batch = Lists.Option("--batch-size", "images of one step, with --steps", "N");
    private readonly Option<string?> _images = Lists.Option("--training-images", "images seen in training", "N");
    private readonly Option<string?> _hours = Lists.Option("--training-hours", "hours of reinforcement fine-tuning", "H");
    private readonly Option<string?> _teacher =
        Lists.Option("--teacher", "teacher of a distillation: a model id, inference-profile id or ARN", "MODEL");
    private readonly Option<string?> _teacherUsage =
        Lists.Option("--teacher-usage", "what all the teacher's answers use, such as input-tokens=2000000,output-tokens=500000", "USAGE");
    private readonly Option<string?> _months =
        Lists.Option("--months-stored", "months for which the custom model is stored; 0 unless given", "M");
    private readonly Option<string?> _billing = Lists.Option(
        "--billing",
        "metered, as AWS bills training, or provisioned: model units times hours; metered unless given", "BILLING");
    private readonly Option<string?> _units =
        Lists.Option("--model-units", "model units of provisioned billing, or to see beside metered billing what they would cost", "U");
    private readonly Option<string?> _unitHours = Lists.Option("--hours", "hours of provisioned billing", "H");
    private readonly Option<string?> _copy = Lists.Option(
        "--units-per-copy",
        "custom model units of one copy of an imported model, as GetImportedModel says; known for some architectures", "N");
    private readonly Option<string?> _term =
        Lists.Option("--training-term", "term at whose price the units are held: none, 1-month or 6-month; none unless given", "TERM");

    public void AddTo(Command command)
    {
        Option[] options = [_method, _tokens, _data, _derived, _epochs, _steps, _batch, _images, _hours, _teacher, _teacherUsage, _months, _billing, _units, _unitHours, _term, _copy, .. dimensions.All];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the request; what is to be known of a training file is added to the warnings.</summary>
    public async Task<TrainingRequest> ReadAsync(
        ParseResult parsed, ModelReference model, AwsRegion? region, DateOnly asOf, List<string> warnings, CancellationToken cancellation)
    {
        var request = new TrainingRequest
        {
            Model = model,
            Region = region,
            AsOf = asOf,
            Method = Method(parsed),
            Billing = Billing(parsed),
            DerivedRates = Derived(parsed),
            DatasetTokens = Number(parsed, _tokens),
            Epochs = Epochs(parsed),
            Steps = Number(parsed, _steps),
            BatchSize = Number(parsed, _batch),
            Images = Number(parsed, _images),
            Hours = Number(parsed, _hours),
            Teacher = parsed.GetValue(_teacher) is { } teacher ? ModelReference.Parse(teacher) : null,
            TeacherUsage = parsed.GetValue(_teacherUsage) is { } usage ? Usage.Parse(usage) : null,
            MonthsStored = MonthsStored(parsed) ?? 0m,
            UnitsPerCopy = UnitsPerCopy(parsed),
            Conditions = dimensions.Read(parsed),
            Units = Number(parsed, _units),
            UnitHours = Number(parsed, _unitHours),
            Term = Term(parsed),
        };
        if (parsed.GetValue(_data) is { } file)
        {
            if (request.DatasetTokens is not null)
            {
                throw new CliException("Give either --training-tokens or --training-data, not both.");
            }

            var tokens = await CountAsync(file, model, request.Method, warnings, cancellation);
            request = request with { DatasetTokens = tokens.Tokens, DatasetTokensBand = (tokens.Low, tokens.High) };
        }

        Check(request);
        return request;
    }

    private static async Task<Tokens.TokenEstimate> CountAsync(
        string file, ModelReference model, CustomizationKind method, List<string> warnings, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new CliException($"--training-data '{file}' does not exist; give a file of JSON lines.");
        }

        if (!CustomizationFacts.Embedded.TryGetBase(model.ModelId?.Value, out var known) || !known.TryGetMethod(method, out _))
        {
            throw new CliException($"--training-data: no source says what training data {model} takes for {method.Name()}; give --training-tokens N.");
        }

        await using var data = File.OpenRead(file);
        var report = (await new TrainingDataChecker().CheckAsync(data, new() { Base = known, Method = method, FileName = Path.GetFileName(file) }, null, cancellation)).Report;
        if (report.Tokens is not { } tokens)
        {
            throw new CliException($"--training-data: no source says how {model} counts tokens; give --training-tokens N.");
        }

        warnings.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: about {tokens.Tokens:#,0} tokens (between {tokens.Low:#,0} and {tokens.High:#,0}) in {report.ValidRecords:#,0} of {report.Records:#,0} records without error, an estimate of the {tokens.Family} family; 'customize check' says more."));
        return tokens;
    }

    /// <summary>What becomes of computed rates.</summary>
    public DerivedRates Derived(ParseResult parsed) => parsed.GetValue(_derived) ? DerivedRates.Allow : DerivedRates.Refuse;

    /// <summary>The months of storage asked for; <c>null</c> when none are.</summary>
    public decimal? MonthsStored(ParseResult parsed) => Number(parsed, _months);

    private decimal? UnitsPerCopy(ParseResult parsed) =>
        Number(parsed, _copy) is not { } units ? null : units > 0m ? units : throw new CliException("--units-per-copy '0' is not a number of custom model units above 0.");

    // Said in the words of the options, before the library says it in its own.
    private static void Check(TrainingRequest request)
    {
        if (request.Method == CustomizationKind.Distillation && (request.Teacher is null || request.TeacherUsage is null))
        {
            throw new CliException("--method distillation needs --teacher MODEL and --teacher-usage USAGE.");
        }

        if (request.Method != CustomizationKind.Distillation && (request.Teacher ?? (object?)request.TeacherUsage) is not null)
        {
            throw new CliException("--teacher and --teacher-usage belong to --method distillation.");
        }

        if (request.Billing == TrainingBilling.Provisioned && (request.Units is null || request.UnitHours is null))
        {
            throw new CliException("--billing provisioned needs --model-units U and --hours H.");
        }

        if (request.Units is null != request.UnitHours is null)
        {
            throw new CliException("--model-units and --hours go together; for hours of reinforcement write --training-hours.");
        }

        if (request.Steps is null != request.BatchSize is null)
        {
            throw new CliException("--steps and --batch-size go together.");
        }

        var given = new[] { request.DatasetTokens, request.Steps, request.Images, request.Hours }.Count(static amount => amount is not null);
        if (request.Billing == TrainingBilling.Metered && request.Method != CustomizationKind.Import && given != 1)
        {
            throw new CliException($"Give one amount of training, not {given}: --training-tokens N, or --steps N --batch-size N, or --training-images N, or --training-hours H.");
        }
    }

    private CustomizationKind Method(ParseResult parsed) =>
        parsed.GetValue(_method) is not { } text ? CustomizationKind.FineTuning
        : Methods.TryGetValue(text, out var method) ? method
        : throw new CliException($"--method '{text}' is not a method; write {string.Join(", ", Methods.Keys)}.");

    private TrainingBilling Billing(ParseResult parsed) => parsed.GetValue(_billing) switch
    {
        null or "metered" => TrainingBilling.Metered,
        "provisioned" => TrainingBilling.Provisioned,
        var other => throw new CliException($"--billing '{other}' is not a billing; write metered or provisioned."),
    };

    private decimal Epochs(ParseResult parsed)
    {
        var epochs = Number(parsed, _epochs) ?? 1m;
        return epochs > 0m ? epochs : throw new CliException("--epochs '0' is not a number of epochs above 0.");
    }

    private CommitmentTerm Term(ParseResult parsed) =>
        parsed.GetValue(_term) is not { } text ? CommitmentTerm.None
        : ClosedSet.TryParse<CommitmentTerm>(text, out var term) ? term
        : throw new CliException($"--training-term '{text}' is not a term; write none, 1-month or 6-month.");

    private static decimal? Number(ParseResult parsed, Option<string?> option) =>
        Lists.Amount(parsed, option, UsageEntry.MaxQuantity, $"a number from 0 to {UsageEntry.MaxQuantity}");
}
