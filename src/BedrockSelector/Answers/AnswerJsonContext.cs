using System.Text.Json.Serialization;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Customization.Advice;
using BedrockSelector.Customization.Conversion;
using BedrockSelector.Customization.Curves;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Evaluation;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Import;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Custom;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Planning.Storage;
using BedrockSelector.Planning.Training;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;
using BedrockSelector.Selection;
using BedrockSelector.Selection.Replacement;

namespace BedrockSelector.Answers;

/// <summary>What is known ahead of time about every answer. The items of lists are named, since lists hide them.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(PlainDecimalConverter)])]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(CostEstimate))]
[JsonSerializable(typeof(CostLine))]
[JsonSerializable(typeof(MissingRate))]
[JsonSerializable(typeof(TrainingPhase))]
[JsonSerializable(typeof(StoragePhase))]
[JsonSerializable(typeof(InferencePhase))]
[JsonSerializable(typeof(CustomPlan))]
[JsonSerializable(typeof(PlanLine))]
[JsonSerializable(typeof(PlanGap))]
[JsonSerializable(typeof(PlanRow))]
[JsonSerializable(typeof(PlanStep))]
[JsonSerializable(typeof(ScenarioOutcome))]
[JsonSerializable(typeof(ServingWay))]
[JsonSerializable(typeof(QuotaBreak))]
[JsonSerializable(typeof(BreakEvenPoint))]
[JsonSerializable(typeof(TermBreakEven))]
[JsonSerializable(typeof(CostCurvePoint))]
[JsonSerializable(typeof(PlanPoint))]
[JsonSerializable(typeof(WaitingPoint))]
[JsonSerializable(typeof(BreakEvenCost))]
[JsonSerializable(typeof(TokenCountsDocument))]
[JsonSerializable(typeof(TokenCountDocument))]
[JsonSerializable(typeof(TextShareDocument))]
[JsonSerializable(typeof(SelectionDocument))]
[JsonSerializable(typeof(ModelsDocument))]
[JsonSerializable(typeof(CatalogInfoDocument))]
[JsonSerializable(typeof(VerificationDocument))]
[JsonSerializable(typeof(CatalogImportDocument))]
[JsonSerializable(typeof(PortfolioDocument))]
[JsonSerializable(typeof(EvidenceFitDocument))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(ReplacementReport))]
[JsonSerializable(typeof(ReplacementOffer))]
[JsonSerializable(typeof(RankedOffer))]
[JsonSerializable(typeof(RejectedOffer))]
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(RegionEndDocument))]
[JsonSerializable(typeof(SourceDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(ImportNoteDocument))]
[JsonSerializable(typeof(AssignmentDocument))]
[JsonSerializable(typeof(PortfolioPointDocument))]
[JsonSerializable(typeof(FitRowDocument))]
[JsonSerializable(typeof(FitComparisonDocument))]
[JsonSerializable(typeof(ShowDocument))]
[JsonSerializable(typeof(ModelDetailDocument))]
[JsonSerializable(typeof(OfferDocument))]
[JsonSerializable(typeof(OfferRoute))]
[JsonSerializable(typeof(RateDocument))]
[JsonSerializable(typeof(OtherPriceDocument))]
[JsonSerializable(typeof(QualityDocument))]
[JsonSerializable(typeof(LatencyDocument))]
[JsonSerializable(typeof(FactSourceDocument))]
[JsonSerializable(typeof(Disagreement))]
[JsonSerializable(typeof(ValueList<RateRowDocument>))]
[JsonSerializable(typeof(RateRowDocument))]
[JsonSerializable(typeof(CatalogChanges))]
[JsonSerializable(typeof(ChangedModel))]
[JsonSerializable(typeof(LifecycleMove))]
[JsonSerializable(typeof(OfferMove))]
[JsonSerializable(typeof(PriceMove))]
[JsonSerializable(typeof(CustomizationBasesDocument))]
[JsonSerializable(typeof(CustomizationBaseDocument))]
[JsonSerializable(typeof(CustomizationMethodDocument))]
[JsonSerializable(typeof(DataSetLimitDocument))]
[JsonSerializable(typeof(HyperparameterDocument))]
[JsonSerializable(typeof(DataSetCheckDocument))]
[JsonSerializable(typeof(DataSetDocument))]
[JsonSerializable(typeof(DataSetProblemsDocument))]
[JsonSerializable(typeof(DataSetProblemDocument))]
[JsonSerializable(typeof(UncheckedLimitDocument))]
[JsonSerializable(typeof(CustomizationJobDocument))]
[JsonSerializable(typeof(HyperparameterSettingDocument))]
[JsonSerializable(typeof(JobProblem))]
[JsonSerializable(typeof(CustomizationPlanDocument))]
[JsonSerializable(typeof(CustomizationAdvice))]
[JsonSerializable(typeof(AdvisedOption))]
[JsonSerializable(typeof(AdvisedServing))]
[JsonSerializable(typeof(AdviceRejection))]
[JsonSerializable(typeof(TrainingDataFormat))]
[JsonSerializable(typeof(Customization.ServingWay), TypeInfoPropertyName = "CustomizationServingWay")]
[JsonSerializable(typeof(ValueList<Customization.ServingWay>), TypeInfoPropertyName = "ValueListCustomizationServingWay")]
[JsonSerializable(typeof(ModelId))]
[JsonSerializable(typeof(ConversionReport))]
[JsonSerializable(typeof(ConversionLoss))]
[JsonSerializable(typeof(SplitReport))]
[JsonSerializable(typeof(LearningCurves))]
[JsonSerializable(typeof(LossPoint))]
[JsonSerializable(typeof(PairedComparison))]
[JsonSerializable(typeof(LifeStep))]
[JsonSerializable(typeof(LifeSteps))]
[JsonSerializable(typeof(LifeCost))]
[JsonSerializable(typeof(JobRun))]
[JsonSerializable(typeof(JobRuns))]
[JsonSerializable(typeof(JobPhase))]
[JsonSerializable(typeof(CleanReport))]
[JsonSerializable(typeof(CleanItem))]
[JsonSerializable(typeof(LifeState))]
[JsonSerializable(typeof(LifeStateEntry))]
[JsonSerializable(typeof(SchemasDocument))]
[JsonSerializable(typeof(SchemaDocument))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(CallScope))]
[JsonSerializable(typeof(Criterion))]
[JsonSerializable(typeof(Modality))]
[JsonSerializable(typeof(Feature))]
[JsonSerializable(typeof(CustomizationKind))]
[JsonSerializable(typeof(AwsRegion))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
