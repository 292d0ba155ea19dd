using System.Collections.Immutable;
using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli.Commands;

/// <summary>What a request sends, wants and uses: the same three options on every command that asks.</summary>
internal sealed class CapabilityOptions
{
    private readonly Option<string?> _input = Lists.Option("--input", "what the request sends: text, image, video, speech, audio", "LIST");
    private readonly Option<string?> _output = Lists.Option("--output", "what the request wants: text, image, video, speech, embedding", "LIST");
    private readonly Option<string?> _feature = Lists.Option("--feature", "what the request uses: tool-use, streaming, reasoning, prompt-caching, document-chat, …", "LIST");

    public void AddTo(Command command)
    {
        command.Options.Add(_input);
        command.Options.Add(_output);
        command.Options.Add(_feature);
    }

    public ImmutableArray<Modality> Inputs(ParseResult parsed, IModelCatalog catalog) =>
        Modalities(parsed, _input, catalog.Models.SelectMany(static model => model.InputModalities));

    public ImmutableArray<Modality> Outputs(ParseResult parsed, IModelCatalog catalog) =>
        Modalities(parsed, _output, catalog.Models.SelectMany(static model => model.OutputModalities));

    public ImmutableArray<Feature> Features(ParseResult parsed, IModelCatalog catalog)
    {
        var known = catalog.Models.SelectMany(static model => model.Features).Select(static one => one.Feature).ToHashSet();
        return Lists.Read(
            parsed,
            _feature,
            (string text, out Feature feature) => Feature.TryParse(text, out feature) && known.Contains(feature),
            $"a known feature; known are {string.Join(", ", known.Select(static one => one.Name).Order(StringComparer.Ordinal))}");
    }

    // A modality that no model has is a slip of the pen, not a filter that happens to match nothing.
    private static ImmutableArray<Modality> Modalities(ParseResult parsed, Option<string?> option, IEnumerable<Modality> all)
    {
        var known = all.ToHashSet();
        return Lists.Read(
            parsed,
            option,
            (string text, out Modality modality) => Modality.TryParse(text, out modality) && known.Contains(modality),
            $"a known modality; known are {string.Join(", ", known.Select(static one => one.Name).Order(StringComparer.Ordinal))}");
    }
}
