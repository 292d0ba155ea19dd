using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Evidence;
using BedrockSelector.Knowledge.Compiler.Reading;
using BedrockSelector.Quantities;

namespace BedrockSelector.Knowledge.Compiler.Quality;

/// <summary>Reads what quality is fitted from: the benchmarks, which stand in the tree, and their results, which mostly may not.</summary>
internal static class QualityTables
{
    /// <summary>The name of the file of results in the folder of inputs.</summary>
    public const string ResultsName = "quality-results.csv";

    public static IReadOnlyList<Benchmark> Benchmarks(KnowledgeFolder folder) =>
    [
        .. CsvRows.Read(folder.Rule("benchmarks"), "name", "family", "task", "scale", "ownTrait", "composite").Select(static row => new Benchmark(row.Cell("name"))
        {
            Family = row.Cell("family"),
            Task = row.Cell("task") is { Length: > 0 } task ? TaskClass.Parse(task) : default,
            Scale = ClosedSet.TryParse<BenchmarkScale>(row.Cell("scale"), out var scale)
                ? scale : throw new CompilerException(row.Place, $"'{row.Cell("scale")}' is not one of {string.Join(", ", ClosedSet.Names<BenchmarkScale>())}."),
            OwnTrait = row.Cell("ownTrait") == "yes",
            IsComposite = row.Cell("composite") == "yes",
        }),
    ];

    public static IReadOnlyList<QualityObservation> Results(DirectoryInfo inputs) =>
    [
        .. CsvRows.Read(Path.Combine(inputs.FullName, ResultsName), "model", "mode", "benchmark", "version", "runner", "value", "reported").Select(static row => new QualityObservation
        {
            Model = new(row.Cell("model")),
            Mode = ReasoningMode.Parse(row.Cell("mode")),
            Benchmark = row.Cell("benchmark"),
            Version = row.Cell("version"),
            Runner = row.Cell("runner"),
            Value = double.TryParse(row.Cell("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value : throw new CompilerException(row.Place, $"'{row.Cell("value")}' is not a number."),
            VendorReported = row.Cell("reported") == "yes",
        }),
    ];
}
