using System.CommandLine;
using BedrockSelector.Knowledge.Compiler;
using BedrockSelector.Knowledge.Compiler.Learning;
using BedrockSelector.Knowledge.Compiler.Quality;
using BedrockSelector.Knowledge.Compiler.Reading;

var output = new Option<DirectoryInfo?>("--output") { Description = "Where the documents go; the default is the folder from which the library embeds them." };
var build = new Command("build", "Write the documents, and the list of disagreements.") { output };
build.SetAction(parsed => Run(compilation =>
{
    var folder = KnowledgeFolder.Own();
    var target = parsed.GetValue(output)?.FullName ?? folder.Documents;
    Directory.CreateDirectory(target);
    foreach (var (name, bytes) in compilation.Documents)
    {
        File.WriteAllBytes(Path.Combine(target, name), bytes);
    }

    File.WriteAllBytes(parsed.GetValue(output) is null ? folder.Disagreements : Path.Combine(target, "disagreements.csv"), DisagreementList.Write(compilation));
    Console.WriteLine($"{compilation.Documents.Count} documents from {compilation.Choices.Length} figures written to {target}");
    return 0;
}));

var verify = new Command("verify", "Compare the committed documents with what the committed observations come to, byte for byte.");
verify.SetAction(_ => Run(static compilation =>
{
    var folder = KnowledgeFolder.Own();
    var committed = Directory.GetFiles(folder.Documents, "*.json").Select(Path.GetFileName).OfType<string>();
    var wrong = committed.Except(compilation.Documents.Keys).Select(static name => $"{name}: no observation makes it")
        .Concat(compilation.Documents.Where(pair => !Equal(Path.Combine(folder.Documents, pair.Key), pair.Value)).Select(static pair => $"{pair.Key}: differs"))
        .Concat(Equal(folder.Disagreements, DisagreementList.Write(compilation)) ? [] : ["disagreements.csv: differs"]).ToArray();
    foreach (var line in wrong)
    {
        Console.Error.WriteLine(line);
    }

    Console.WriteLine(wrong.Length == 0 ? $"{compilation.Documents.Count} documents are what the observations come to" : "run: dotnet run --project src/BedrockSelector.Knowledge.Compiler -- build");
    return wrong.Length == 0 ? 0 : 1;
}));

var disagreements = new Command("disagreements", "Print every statement that was not believed, as CSV.");
disagreements.SetAction(_ => Run(static compilation =>
{
    using var console = Console.OpenStandardOutput();
    console.Write(DisagreementList.Write(compilation));
    return 0;
}));

var inputs = new Option<DirectoryInfo>("--inputs") { Description = $"A folder with {QualityTables.ResultsName}: results of benchmarks, which may not stand in the tree.", Required = true };
var check = new Option<bool>("--validate") { Description = "Say how well the fit predicts what it has not seen, instead of writing it." };
var fit = new Command("fit", "Fit quality from results of benchmarks, and print it as observations.") { inputs, check };
fit.SetAction(parsed => Guarded(() =>
{
    var (benchmarks, results) = (QualityTables.Benchmarks(KnowledgeFolder.Own()), QualityTables.Results(parsed.GetValue(inputs)!));
    if (parsed.GetValue(check))
    {
        foreach (var result in QualityValidation.LeaveFamilyOut(benchmarks, results).Prepend(QualityValidation.HoldOutCells(benchmarks, results)))
        {
            Console.WriteLine(FormattableString.Invariant($"{result.LeftOut}: {result.Results} results, mean absolute error {result.MeanAbsoluteError:0.0}, by the mean {result.BaselineError:0.0}, Kendall tau {result.KendallTau:0.00}"));
        }
    }
    else
    {
        Console.Write(QualityLines.Write(QualityModel.Fit(benchmarks, results)));
    }

    return 0;
}));

var corpus = new Argument<FileInfo>("corpus") { Description = "The texts: corpus.jsonl." };
var counts = new Argument<DirectoryInfo>("counts") { Description = "Their counts: FAMILY.csv for each tokenizer." };
var learn = new Command("learn-tokens", "Learn how tokenizers count from a corpus; write the observations and, beside the corpus, what they are worth.") { corpus, counts };
learn.SetAction(parsed =>
{
    var learner = new TokenLearner(parsed.GetValue(corpus)!.FullName, parsed.GetValue(counts)!.FullName);
    var scales = learner.Learn();
    File.WriteAllText(Path.Combine(KnowledgeFolder.Own().Observations, "tokens-learned-2026-11-28.csv"), LearnedObservations.Write(scales));
    File.WriteAllText(parsed.GetValue(corpus)!.FullName + ".judged.csv", LearnedObservations.Report(learner.Judge(scales)));
    return 0;
});

return new RootCommand("Compiles observations and rules of choice into the documents that the library embeds.") { build, verify, disagreements, fit, learn }.Parse(args).Invoke();

static int Run(Func<Compilation, int> action) => Guarded(() =>
{
    var compilation = KnowledgeCompiler.Compile(KnowledgeFolder.Own());
    foreach (var place in compilation.Unused)
    {
        Console.Error.WriteLine($"{place}: the exception holds for nothing; take it out");
    }

    var result = action(compilation);
    return compilation.Unused.IsEmpty ? result : 1;
});

static int Guarded(Func<int> action)
{
    try
    {
        return action();
    }
    catch (Exception exception) when (exception is CompilerException or IOException or ArgumentException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

static bool Equal(string path, byte[] bytes) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
