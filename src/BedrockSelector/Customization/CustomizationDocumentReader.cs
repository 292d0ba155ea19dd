using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization;

/// <summary>Turns what verified documents say of customization into <see cref="CustomizationFacts"/>.</summary>
/// <param name="sections">What stands beside models.</param>
/// <param name="catalog">The models, whose own entries may correct what is said of a method; <see langword="null"/> for none.</param>
internal sealed class CustomizationDocumentReader(KnowledgeSections sections, ModelCatalog? catalog = null)
{
    public CustomizationFacts Read() => new(
        [.. sections.CustomizationBases.Select(ReadBase)],
        [.. sections.DistillationPairs.Select(entry =>
            new DistillationPair(new(entry.Teacher), new(entry.Student), [.. entry.TeacherReachedBy ?? []], sections.Sources[entry.Source]))],
        [.. Words("reserved-words"), .. Words("reserved-words-sdk")],

        // A turn of the old text form begins a line.
        [.. Words("reserved-turns").Select(static word => word with { Text = "\n" + word.Text })],
        Constant("distillation-max-pairs").Value ?? 0,
        [.. sections.CustomizationLimits.Select(entry => new AccountLimit(entry.Name, entry.Max, sections.Sources[entry.Source]))]);

    private ImmutableArray<ReservedWord> Words(string name)
    {
        var constant = Constant(name);
        return [.. (constant.Words ?? []).Select(word => new ReservedWord(word, sections.Sources[constant.Source]))];
    }

    private CustomizationEntries.Constant Constant(string name) =>
        sections.CustomizationConstants.FirstOrDefault(one => one.Name == name) ?? throw Bad(null, name, "It is given nowhere.");

    private CustomizableModel ReadBase(CustomizationEntries.BaseEntry entry) => new()
    {
        ModelId = new(entry.ModelId),
        Name = entry.Name,
        Aliases = [.. (entry.Aliases ?? []).Select(static alias => new ModelId(alias))],
        JobIdentifier = entry.JobIdentifier,
        Methods = [.. entry.Methods.Select(method => ReadMethod(entry, method))],
        Serving = [.. (entry.Serving ?? []).Select(serving =>
            new ServingOption(Verified.Name<ServingWay>(serving.Way), Regions(serving.Regions), serving.Note, sections.Sources[serving.Source]))],
        Note = entry.Note,
    };

    private CustomizationMethod ReadMethod(CustomizationEntries.BaseEntry of, CustomizationEntries.MethodEntry entry)
    {
        var rules = entry.Rules ?? [];
        var kind = Verified.Name<CustomizationKind>(entry.Kind);
        var known = (of.Aliases ?? []).Prepend(of.ModelId).Select(Model).OfType<FoundationModel>().FirstOrDefault()?.Customizations.FirstOrDefault(one => one.Kind == kind);
        return new()
        {
            Kind = kind,
            Status = known?.Status ?? Verified.Name<MethodStatus>(entry.Status),
            Regions = known?.Regions ?? Regions(entry.Regions),
            Formats = [.. entry.Formats.Select(Verified.Name<TrainingDataFormat>)],
            BilledBy = Meter.Parse(entry.BilledBy),
            Validation = Verified.Name<ValidationPolicy>(entry.Validation),
            Interface = Verified.Name<JobInterface>(entry.Api),
            Media = [.. (entry.Media ?? []).Select(media => new MediaRule(Modality.Parse(media.Type), [.. media.Formats ?? []], sections.Sources[media.Source]))],
            HasReservedWords = rules.Contains("reserved-words"),
            RestrictsFileNames = rules.Contains("file-names"),
            MediaShareBucket = rules.Contains("media-in-bucket"),
            AllowsReasoningContent = rules.Contains("reasoning-content"),
            HasReservedTurns = rules.Contains("reserved-turns"),
            WantsOneSystem = rules.Contains("one-system") || rules.Contains("distillation-shape"),
            IsSingleTurn = rules.Contains("distillation-shape"),
            DisputesToolContent = rules.Contains("tool-content"),
            Limits = [.. (entry.Limits ?? []).Select(ReadLimit)],
            Hyperparameters = [.. (entry.Hyperparameters ?? []).Select(parameter => ReadHyperparameter(of.ModelId, parameter))],
            Note = entry.Note,
            Source = known?.Source ?? sections.Sources[entry.Source],
        };
    }

    private FoundationModel? Model(string id) => catalog is not null && catalog.TryGetModel(new(id), out var model) ? model : null;

    private DataSetLimit ReadLimit(CustomizationEntries.LimitEntry entry) => new()
    {
        Name = entry.Name,
        Min = entry.Min,
        Max = entry.Max,
        Unit = entry.Unit,
        BatchFrom = entry.BatchFrom,
        BatchTo = entry.BatchTo,
        Note = entry.Note,
        Source = sections.Sources[entry.Source],
    };

    private HyperparameterRule ReadHyperparameter(string owner, CustomizationEntries.HyperparameterEntry entry)
    {
        var rule = new HyperparameterRule
        {
            Name = entry.Name,
            Type = Verified.Name<HyperparameterType>(entry.Type),
            Min = Number(entry.Min),
            Max = Number(entry.Max),
            Default = entry.Default,
            Words = [.. entry.Words ?? []],
            Example = entry.Example,
            Note = entry.Note,
            Source = sections.Sources[entry.Source],
        };

        // What a hyperparameter takes is said here alone, so that its own default is checked here, too.
        return (rule.Default is null ? null : rule.Check(rule.Default)) is { } problem ? throw Bad(owner, $"{rule.Name}.default", problem) : rule;
    }

    private static ImmutableArray<AwsRegion> Regions(string[]? names) => [.. (names ?? []).Select(static name => new AwsRegion(name))];

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);

    private static CatalogDataException Bad(string? owner, string field, string problem) => new("customization", owner, field, problem);
}
