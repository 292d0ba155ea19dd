using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads a model argument: an id, an inference-profile id or an ARN.</summary>
internal static class ModelArgument
{
    public static CallTarget Resolve(GlobalOptions globals, System.CommandLine.ParseResult parsed, ModelCatalog catalog, string text)
    {
        var reference = catalog.Refer(text);
        return catalog.Resolve(reference, globals.RegionFor(parsed, catalog, reference));
    }
}
