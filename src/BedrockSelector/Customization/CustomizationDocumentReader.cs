using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization;

/// <summary>Checks what documents say of customization and turns it into <see cref="CustomizationFacts"/>.</summary>
internal sealed class CustomizationDocumentReader(KnowledgeSections sections)
{
    private static readonly string[] LimitNames =
    [
        "training-records", "validation-records", "total-records", "record-tokens", "input-tokens", "output-tokens",
        "record-characters", "caption-characters", "images-per-record", "videos-per-record", "image-size", "image-side",
        "image-area", "image-aspect", "video-size", "video-seconds", "training-file", "validation-file", "line-length",
    ];

    public CustomizationFacts Read()
    {
        var bases = ImmutableArray.CreateBuilder<CustomizableModel>();
        foreach (var entry in sections.CustomizationBases)
        {
            bases.Add(ReadBase(entry));
        }

        var reserved = Constant("reserved-words");
        var pairs = Constant("distillation-max-pairs");
        return new(
            bases.Count > 0 ? bases.ToImmutable() : throw Bad(null, "customizationBases", "There is no base model."),
            [.. sections.DistillationPairs.Select(entry => ReadPair(entry, bases))],
            reserved.Words is { Length: > 0 } words && Array.TrueForAll(words, static word => word.Length > 0)
                ? [.. words] : throw Bad(null, "reserved-words", "At least one word is wanted, and none may be empty."),
            pairs.Value is > 0 and { } max ? max : throw Bad(null, "distillation-max-pairs", "A number above 0 is wanted."),
            [.. sections.CustomizationLimits.Select(entry => new AccountLimit(
                Text(entry.Name, "customizationLimits", "name"),
                entry.Max > 0 ? entry.Max : throw Bad(null, "customizationLimits.max", $"{entry.Max} is not above 0."),
                Source(entry.Source, "customizationLimits")))]);
    }

    private CustomizationEntries.Constant Constant(string name)
    {
        var constant = sections.CustomizationConstants.FirstOrDefault(one => one.Name == name) ?? throw Bad(null, name, "It is given nowhere.");
        _ = Source(constant.Source, name);
        return constant;
    }

    private CustomizableModel ReadBase(CustomizationEntries.BaseEntry entry)
    {
        var id = Model(entry.ModelId, null, "modelId");
        var methods = (entry.Methods ?? []).Select(method => ReadMethod(id.Value, method)).ToImmutableArray();
        if (methods.IsEmpty || methods.DistinctBy(static method => method.Kind).Count() != methods.Length)
        {
            throw Bad(id.Value, "methods", "A base has at least one method, and no kind twice.");
        }

        return new()
        {
            ModelId = id,
            Name = Text(entry.Name, id.Value, "name"),
            Aliases = [.. (entry.Aliases ?? []).Select(alias => Model(alias, id.Value, "aliases"))],
            JobIdentifier = entry.JobIdentifier is { } job && job.StartsWith(id.Value, StringComparison.Ordinal)
                ? job : throw Bad(id.Value, "jobIdentifier", $"'{entry.JobIdentifier}' does not start with the model id."),
            Methods = methods,
            Serving = [.. (entry.Serving ?? []).Select(serving => new ServingOption(
                serving.Way switch
                {
                    "on-demand" => ServingWay.OnDemand,
                    "provisioned" => ServingWay.Provisioned,
                    _ => throw Bad(id.Value, "serving.way", $"'{serving.Way}' is neither on-demand nor provisioned."),
                },
                Regions(serving.Regions, id.Value, mayBeEmpty: false), serving.Note, Source(serving.Source, id.Value)))],
            Note = entry.Note,
        };
    }

    private CustomizationMethod ReadMethod(string owner, CustomizationEntries.MethodEntry entry)
    {
        if (!ClosedSet.TryParse<CustomizationKind>(entry.Kind, out var kind) || kind == CustomizationKind.Import)
        {
            throw Bad(owner, "methods.kind", $"'{entry.Kind}' is no method of customization.");
        }

        var status = entry.Status switch
        {
            "offered" => MethodStatus.Offered,
            "unavailable" => MethodStatus.Unavailable,
            "withdrawn" => MethodStatus.Withdrawn,
            _ => throw Bad(owner, $"{entry.Kind}.status", $"'{entry.Status}' is none of offered, unavailable and withdrawn."),
        };
        var rules = entry.Rules ?? [];
        return new()
        {
            Kind = kind,
            Status = status,
            Regions = Regions(entry.Regions, owner, mayBeEmpty: status == MethodStatus.Withdrawn),
            Formats = entry.Formats is { Length: > 0 } formats ? [.. formats.Select(name => Format(name, owner))] : throw Bad(owner, $"{entry.Kind}.formats", "At least one format is wanted."),
            BilledBy = entry.BilledBy is "training-tokens" or "training-images" or "training-hours"
                ? Meter.Parse(entry.BilledBy) : throw Bad(owner, $"{entry.Kind}.billedBy", $"'{entry.BilledBy}' is no meter of training."),
            Validation = entry.Validation switch
            {
                "unstated" => ValidationPolicy.Unstated,
                "accepted" => ValidationPolicy.Accepted,
                "ignored" => ValidationPolicy.Ignored,
                "refused" => ValidationPolicy.Refused,
                _ => throw Bad(owner, $"{entry.Kind}.validation", $"'{entry.Validation}' is none of unstated, accepted, ignored and refused."),
            },
            Interface = entry.Api switch
            {
                "bedrock" => JobInterface.Bedrock,
                "openai" => JobInterface.OpenAI,
                _ => throw Bad(owner, $"{entry.Kind}.api", $"'{entry.Api}' is neither bedrock nor openai."),
            },
            Media = [.. (entry.Media ?? []).Select(media => new MediaRule(
                media.Type switch
                {
                    "image" => Modality.Image,
                    "video" => Modality.Video,
                    _ => throw Bad(owner, $"{entry.Kind}.media.type", $"'{media.Type}' is neither image nor video."),
                },
                [.. media.Formats ?? []], Source(media.Source, owner)))],
            HasReservedWords = rules.Contains("reserved-words"),
            RestrictsFileNames = rules.Contains("file-names"),
            MediaShareBucket = rules.Contains("media-in-bucket"),
            AllowsReasoningContent = rules.Contains("reasoning-content"),
            Limits = [.. (entry.Limits ?? []).Select(limit => ReadLimit(owner, limit))],
            Hyperparameters = [.. (entry.Hyperparameters ?? []).Select(parameter => ReadHyperparameter(owner, parameter))],
            Note = entry.Note,
            Source = Source(entry.Source, owner),
        };
    }

    private DataSetLimit ReadLimit(string owner, CustomizationEntries.LimitEntry entry)
    {
        if (!LimitNames.Contains(entry.Name))
        {
            throw Bad(owner, "limits.name", $"'{entry.Name}' is no limit known.");
        }

        if ((entry.Min ?? entry.Max) is null || entry.Min < 0 || entry.Max < (entry.Min ?? 0))
        {
            throw Bad(owner, $"limits.{entry.Name}", $"{entry.Min} to {entry.Max} is no range.");
        }

        if (entry.BatchFrom is null != entry.BatchTo is null || entry.BatchFrom < 1 || entry.BatchTo < entry.BatchFrom)
        {
            throw Bad(owner, $"limits.{entry.Name}", $"{entry.BatchFrom} to {entry.BatchTo} is no range of batch sizes.");
        }

        return new()
        {
            Name = entry.Name!,
            Min = entry.Min,
            Max = entry.Max,
            Unit = Text(entry.Unit, owner, $"limits.{entry.Name}.unit"),
            BatchFrom = entry.BatchFrom,
            BatchTo = entry.BatchTo,
            Note = entry.Note,
            Source = Source(entry.Source, owner),
        };
    }

    private HyperparameterRule ReadHyperparameter(string owner, CustomizationEntries.HyperparameterEntry entry)
    {
        var name = Text(entry.Name, owner, "hyperparameters.name");
        var rule = new HyperparameterRule
        {
            Name = name,
            Type = entry.Type switch
            {
                "integer" => HyperparameterType.WholeNumber,
                "float" => HyperparameterType.Number,
                "enum" => HyperparameterType.Word,
                _ => throw Bad(owner, $"{name}.type", $"'{entry.Type}' is none of integer, float and enum."),
            },
            Min = Number(entry.Min, owner, $"{name}.min"),
            Max = Number(entry.Max, owner, $"{name}.max"),
            Default = entry.Default,
            Words = [.. entry.Words ?? []],
            Example = entry.Example,
            Note = entry.Note,
            Source = Source(entry.Source, owner),
        };
        if (rule.Max < rule.Min || (rule.Type == HyperparameterType.Word && rule.Words.IsEmpty))
        {
            throw Bad(owner, name, "The range is empty.");
        }

        return (rule.Default is null ? null : rule.Check(rule.Default)) is { } problem ? throw Bad(owner, $"{name}.default", problem) : rule;
    }

    private DistillationPair ReadPair(CustomizationEntries.PairEntry entry, ImmutableArray<CustomizableModel>.Builder bases)
    {
        var student = Model(entry.Student, entry.Teacher, "student");
        if (!bases.Any(model => model.ModelId == student && model.TryGetMethod(CustomizationKind.Distillation, out _)))
        {
            throw Bad(entry.Teacher, "student", $"'{student}' is no base with distillation.");
        }

        foreach (var way in entry.TeacherReachedBy ?? [])
        {
            if (way is not ("on-demand" or "profile"))
            {
                throw Bad(entry.Teacher, "teacherReachedBy", $"'{way}' is neither on-demand nor profile.");
            }
        }

        return new(Model(entry.Teacher, null, "teacher"), student, [.. entry.TeacherReachedBy ?? []], Source(entry.Source, entry.Teacher));
    }

    private static ImmutableArray<AwsRegion> Regions(string[]? names, string owner, bool mayBeEmpty)
    {
        if (!mayBeEmpty && names is not { Length: > 0 })
        {
            throw Bad(owner, "regions", "At least one region is wanted.");
        }

        return [.. (names ?? []).Select(name => AwsRegion.IsValid(name) ? new AwsRegion(name) : throw Bad(owner, "regions", $"'{name}' is no region."))];
    }

    private static TrainingDataFormat Format(string name, string owner) =>
        TrainingDataFormats.TryParse(name, out var format) ? format : throw Bad(owner, "formats", $"'{name}' is no format of training data.");

    private static decimal? Number(string? text, string owner, string field) =>
        text is null ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number
        : throw Bad(owner, field, $"'{text}' is no number.");

    private static ModelId Model(string? id, string? owner, string field) =>
        id is not null && ModelId.IsValid(id) ? new(id) : throw Bad(owner, field, $"'{id}' is no model id.");

    private static string Text(string? text, string owner, string field) =>
        string.IsNullOrWhiteSpace(text) ? throw Bad(owner, field, "A text is wanted.") : text;

    private CatalogSource Source(string? id, string? owner) =>
        id is not null && sections.Sources.TryGetValue(id, out var source) ? source : throw Bad(owner, "source", $"There is no source '{id}'.");

    private static CatalogDataException Bad(string? owner, string field, string problem) => new("customization", owner, field, problem);
}
