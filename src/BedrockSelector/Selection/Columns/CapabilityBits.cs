using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Selection.Columns;

/// <summary>What each model can do, as bits: one for each modality taken, modality given and feature that any model of the catalog names.</summary>
/// <remarks>
/// Two bits a question and model: whether the model can, and whether a source says so or the contrary. Each of the three groups has one bit more, of
/// which no model can, for what a request names and no model does: that a model does not take it is known where its modalities are, but no source
/// speaks of such a feature.
/// </remarks>
internal sealed class CapabilityBits
{
    private readonly Dictionary<Modality, int> _inputs;
    private readonly Dictionary<Modality, int> _outputs;
    private readonly Dictionary<Feature, int> _features;
    private readonly ulong[] _can;
    private readonly ulong[] _known;

    public CapabilityBits(ImmutableArray<FoundationModel> models)
    {
        _inputs = Number(models.SelectMany(static model => model.InputModalities), 0);
        _outputs = Number(models.SelectMany(static model => model.OutputModalities), _inputs.Count + 1);
        _features = Number(models.SelectMany(static model => model.Features).Select(static support => support.Feature), _inputs.Count + _outputs.Count + 2);
        Words = (_inputs.Count + _outputs.Count + _features.Count + 3 + 63) / 64;
        _can = new ulong[models.Length * Words];
        _known = new ulong[models.Length * Words];
        for (var model = 0; model < models.Length; model++)
        {
            Fill(model, models[model]);
        }
    }

    /// <summary>Gets how many 64-bit words the questions take.</summary>
    public int Words { get; }

    /// <summary>Turns what a request needs into bits.</summary>
    public ulong[] Needs(SelectionRequest request)
    {
        var needs = new ulong[Words];
        foreach (var modality in request.Inputs)
        {
            Set(needs, 0, _inputs.TryGetValue(modality, out var bit) ? bit : _inputs.Count);
        }

        foreach (var modality in request.Outputs)
        {
            Set(needs, 0, _outputs.TryGetValue(modality, out var bit) ? bit : _inputs.Count + 1 + _outputs.Count);
        }

        foreach (var feature in request.Features)
        {
            Set(needs, 0, _features.TryGetValue(feature, out var bit) ? bit : _inputs.Count + _outputs.Count + 2 + _features.Count);
        }

        return needs;
    }

    /// <summary>Turns what follows from a request into bits, of which only a source's denial counts.</summary>
    public ulong[] Implied(SelectionRequest request)
    {
        var implied = new ulong[Words];
        if (Feature.ImplyStreamingToolUse(request.Features) && _features.TryGetValue(Feature.StreamingToolUse, out var bit))
        {
            Set(implied, 0, bit);
        }

        return implied;
    }

    /// <summary>Says whether a model can do all of it; <see langword="null"/> where all that stands against it is that no source says.</summary>
    public bool? Can(int model, ulong[] needs, ulong[] implied)
    {
        ulong missing = 0, denied = 0;
        for (int word = 0, i = model * Words; word < needs.Length; word++, i++)
        {
            var lacking = needs[word] & ~_can[i];
            missing |= lacking;
            denied |= (lacking | (implied[word] & ~_can[i])) & _known[i];
        }

        return denied != 0 ? false : missing == 0 ? true : null;
    }

    private static Dictionary<T, int> Number<T>(IEnumerable<T> values, int first)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        foreach (var value in values)
        {
            numbers.TryAdd(value, first + numbers.Count);
        }

        return numbers;
    }

    private static void Set(ulong[] words, int at, int bit) => words[at + (bit >> 6)] |= 1UL << bit;

    private void Fill(int model, FoundationModel facts)
    {
        var at = model * Words;
        foreach (var modality in facts.InputModalities)
        {
            Set(_can, at, _inputs[modality]);
        }

        foreach (var modality in facts.OutputModalities)
        {
            Set(_can, at, _outputs[modality]);
        }

        for (var bit = 0; bit <= _inputs.Count && !facts.InputModalities.IsEmpty; bit++)
        {
            Set(_known, at, bit);
        }

        for (var bit = _inputs.Count + 1; bit <= _inputs.Count + 1 + _outputs.Count && !facts.OutputModalities.IsEmpty; bit++)
        {
            Set(_known, at, bit);
        }

        foreach (var support in facts.Features)
        {
            // The first mention of a feature counts, as it does for FoundationModel.Has.
            var bit = _features[support.Feature];
            if ((_known[at + (bit >> 6)] & (1UL << bit)) == 0)
            {
                Set(_known, at, bit);
                if (support.Supported)
                {
                    Set(_can, at, bit);
                }
            }
        }
    }
}
