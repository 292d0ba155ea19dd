using System.CommandLine;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Commands;

/// <summary>Reads what the commands of customization have in common.</summary>
internal static class CustomizeArguments
{
    public static CustomizableModel Base(string text)
    {
        if (CustomizationFacts.Embedded.TryGetBase(text, out var model)
            || (ModelReference.TryParse(text, out var reference) && CustomizationFacts.Embedded.TryGetBase(reference.ModelId?.Value, out model)))
        {
            return model;
        }

        throw new CliException($"'{text}' is no base for customization; bases are {string.Join(", ", CustomizationFacts.Embedded.Bases.Select(static known => known.ModelId.Value))}.");
    }

    public static CustomizationKind? Method(string? text) =>
        text is null ? null
        : ClosedSet.TryParse<CustomizationKind>(text, out var kind) && kind != CustomizationKind.Import ? kind
        : throw new CliException($"--method '{text}' is not a method; write fine-tuning, continued-pre-training, distillation or reinforcement-fine-tuning.");

    /// <summary>Opens a file of JSON lines, or all of a folder as one.</summary>
    public static Stream Open(string path) =>
        Directory.Exists(path) ? FolderStream.Open(path) : File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan)
        : throw new CliException($"'{path}' does not exist; give a file of JSON lines.");

    public static async Task<CustomizationSpec> SpecAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new CliException($"'{path}' does not exist; give a specification in JSON.");
        }

        return CustomizationSpec.TryParse(await File.ReadAllTextAsync(path, cancellation), out var spec, out var problems)
            ? spec
            : throw new CliException($"{path}: {string.Join(" ", problems.Select(static problem => problem.Message))}");
    }

    /// <summary>Refuses a job that AWS would refuse, with all reasons in one line.</summary>
    public static string? Refusal(CustomizationJobResult result) =>
        result.IsValid ? null : string.Join(" ", result.Problems.Where(static problem => !problem.IsWarning).Select(static problem => $"[{problem.Field}] {problem.Message}"));

    /// <summary>Whether AWS has no such job at all, however the specification were written.</summary>
    public static bool IsImpossible(CustomizationJobResult result) => result.Problems.Any(static problem =>
        problem.Code is JobProblemCode.MethodNotOffered or JobProblemCode.OtherInterface or JobProblemCode.UnknownBase or JobProblemCode.TeacherEnded);
}
