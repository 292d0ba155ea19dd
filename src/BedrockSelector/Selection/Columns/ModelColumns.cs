using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection.Columns;

/// <summary>What a request is checked against of each model, whatever the region and the day.</summary>
internal sealed class ModelColumns
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly HashSet<TaskClass> _tasks = [];

    public ModelColumns(IModelCatalog catalog, IEvidenceStore evidence)
    {
        Models = catalog.Models;
        Bits = new(Models);
        ContextWindow = new long[Models.Length];
        MaxOutput = new long[Models.Length];
        Listed = new bool[Models.Length];
        WantsImage = new bool[Models.Length];
        FirstRun = new int[Models.Length + 1];
        var runs = new List<ReasoningMode>();
        for (var i = 0; i < Models.Length; i++)
        {
            var model = Models[i];
            _positions[model.Id.Value] = i;
            WantsImage[i] = model.Has(Feature.RequiresImage) == true;
            ContextWindow[i] = model.ContextWindow ?? long.MaxValue;
            MaxOutput[i] = model.OutputModalities.Contains(Modality.Text) ? model.MaxOutputTokens ?? long.MaxValue : long.MaxValue;
            foreach (var offer in model.Offers)
            {
                Listed[i] |= IsRanked(offer) && !offer.Regions.IsEmpty;
            }

            foreach (var one in evidence.Quality(model.Id))
            {
                _tasks.Add(one.Task);
            }

            FirstRun[i] = runs.Count;
            runs.AddRange(ModesOf(evidence.Quality(model.Id)));
        }

        FirstRun[^1] = runs.Count;
        Modes = [.. runs];
    }

    public ImmutableArray<FoundationModel> Models { get; }

    public CapabilityBits Bits { get; }

    /// <summary>Gets where the runs of each model start among all runs, and how many there are: a run is a model in a mode of which anything is known.</summary>
    public int[] FirstRun { get; }

    /// <summary>Gets the mode of each run.</summary>
    public ReasoningMode[] Modes { get; }

    /// <summary>Gets the tokens that input and output may have together; the largest number where no source says.</summary>
    public long[] ContextWindow { get; }

    /// <summary>Gets the tokens that an answer in text may have; the largest number where no source says.</summary>
    public long[] MaxOutput { get; }

    /// <summary>Gets whether any source says in which regions the model is offered.</summary>
    public bool[] Listed { get; }

    /// <summary>Gets whether a request must bring the model an image.</summary>
    public bool[] WantsImage { get; }

    /// <summary>Gets whether an offer takes part in rankings.</summary>
    public static bool IsRanked(Offer offer) => offer.Inference == InferenceType.OnDemand;

    public int PositionOf(FoundationModel model) => _positions[model.Id.Value];

    public bool HasEvidenceOf(TaskClass task) => _tasks.Contains(task);

    // A model of whose quality nothing was measured is called without reasoning.
    private static IEnumerable<ReasoningMode> ModesOf(ImmutableArray<QualityEvidence> quality) =>
        quality.Select(static one => one.Mode).DefaultIfEmpty(ReasoningMode.Standard).Distinct().Order();
}
