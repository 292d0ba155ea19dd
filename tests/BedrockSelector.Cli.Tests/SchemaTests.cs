using System.Text.Json;
using BedrockSelector.Cli.Help;
using BedrockSelector.Cli.Tests.Harness;
using Json.Schema;

namespace BedrockSelector.Cli.Tests;

/// <summary>Every command's JSON is a document with a schema. That outputs keep to it is checked by <see cref="Contract"/> for each run of each test.</summary>
public sealed class SchemaTests
{
    private static readonly string Samples = Path.Combine(TestContext.CurrentContext.TestDirectory, "Walkthrough");

    private static readonly string Data = Directory.CreateTempSubdirectory("bedrock-selector-schema-").FullName;

    // Good and odd questions of every command, with the status expected: a yes, a no (3), an answer that is undecided in part.
    private static readonly (string Line, int Status)[] Lines =
    [
        ("models", 0), ("models --output video --include-ended", 0), ("models --provider Cohere --output video", 3),
        ("show amazon.nova-pro-v1:0 us.anthropic.claude-sonnet-4-6", 0), ("show twelvelabs.pegasus-1-2-v1:0 --as-of 2020-01-01", 0),
        ("check amazon.nova-pro-v1:0 --input text,image", 0), ("check amazon.nova-micro-v1:0 --input image", 3), ("check anthropic.claude-v2:1", 0),
        ("check us.anthropic.claude-opus-4-8 --request {request} --fix {fixed}", 0), ("check amazon.nova-micro-v1:0 --request {request}", 3),
        ("estimate amazon.nova-lite-v1:0 --usage input-tokens=1500,output-tokens=300", 0), ("estimate amazon.nova-lite-v1:0 --usage search-units=1", 3),
        ("estimate amazon.nova-canvas-v1:0 --usage model-unit-hours=730,images=2 --term 1-month", 0), ("estimate amazon.nova-lite-v1:0 --usage-file {log}", 0),
        ("estimate amazon.nova-lite-v1:0 --usage-file {unknown}", 3), ("estimate amazon.nova-lite-v1:0 --usage-file {empty}", 3),
        ("select --usage input-tokens=1500,output-tokens=400", 0), ("select --usage input-tokens=1500,output-tokens=400 --explain --top 3 --task vision --input image", 0),
        ("select --usage video-seconds=6 --output video --region us-west-2", 0), ("select --usage input-tokens=1 --max-cost 0", 3),
        ("compare amazon.nova-micro-v1:0 anthropic.claude-sonnet-4-6 --prompt Hello --image {image}", 3),
        ("portfolio --tasks {tasks} --min-quality 50 --frontier --assignments", 0), ("portfolio --tasks {tasks} --max-cost 0.0001", 3),
        ("evidence fit --results {results}", 0), ("evidence fit --results {results} --no-prior", 0),
        ("plan training meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --training-tokens 2000000 --months-stored 1", 0),
        ("plan training amazon.nova-micro-v1:0 --training-tokens 2000000", 3),
        ("plan inference us.anthropic.claude-sonnet-4-6 --tokens-per-minute in=95000,out=20000 --months 3", 0),
        ("plan inference meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --custom --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000 --months 6", 0),
        ("plan inference amazon.nova-micro-v1:0 --custom --tokens-per-minute in=1,out=1 --overflow forbid", 3),
        ("plan custom meta.llama3-1-8b-instruct-v1:0 --region us-west-2 --training-tokens 2000000 --tokens-per-minute in=20000,out=4000 --unit-capacity in=60000,out=12000", 0),
        ("plan custom --spec {spec} --catalog {rates}", 0), ("plan custom --spec {spec}", 3),
        ("demand {log}", 0), ("demand {empty}", 3),
        ("customize advise --tokens 2000000", 0), ("customize advise --input prompts --serving on-demand --budget 0", 3),
        ("customize bases", 0), ("customize bases --base amazon.nova-micro-v1:0", 0),
        ("customize check {training} --base amazon.nova-micro-v1:0 --validation {validation}", 0), ("customize check {broken} --base amazon.nova-micro-v1:0", 3),
        ("customize job {spec} --show all", 0), ("customize convert {examples} --base amazon.nova-micro-v1:0 --out {converted}", 0),
        ("customize split {training} --training {part} --validation {rest}", 0), ("customize curves {metrics}", 0),
        ("customize evaluate {results} --base amazon.nova-micro-v1:0 --custom amazon.nova-pro-v1:0", 0),
        ("catalog info", 0), ("catalog verify", 0), ("catalog verify {wrong}", 2), ("catalog rates --region us-east-1 --as-of 2026-11-22", 0),
        ("catalog rates --model amazon.nova-micro-v1:0 --catalog {rates}", 0), ("catalog rates --model amazon.nova-micro-v1:0 --region af-south-1", 3),
        ("catalog diff embedded embedded", 0), ("catalog diff embedded {overlay}", 3), ("catalog import --foundation-models us-east-1={models} --out {imported}", 0),
        ("report --usage input-tokens=1500,output-tokens=400 --out {page}", 0), ("report --usage input-tokens=1 --max-cost 0 --out {page2}", 3),
        ("replace us.anthropic.claude-sonnet-4-6", 0), ("usage {log} --by model", 0), ("tokens {log} --models openai.gpt-oss-20b-1:0,amazon.nova-micro-v1:0", 0), ("sql --bucket my-logs --account 123456789012", 0), ("reconcile --bill {bill}", 3), ("usage {bill} --by model", 0), ("schema", 0),
    ];

    /// <summary>Commands that need a service: their JSON is checked where there is one.</summary>
    public static readonly string[] OnLoopback =
    [
        "customize start", "customize status", "customize watch", "customize stop", "customize list", "customize import", "customize deploy",
        "customize undeploy", "customize delete", "customize clean",
    ];

    private static IEnumerable<string> Paths => CommandTree.All().Where(static one => one.Command.Subcommands.Count == 0).Select(static one => one.Path);

    private static IEnumerable<string> Names => CommandTree.All().SelectMany(static one => (one.Command as ToolCommand)?.Answers ?? []).Select(static one => one.Name).Distinct();

    [OneTimeSetUp]
    public void WriteFiles()
    {
        Write("request", """{"messages":[{"role":"user","content":[{"text":"Hi"}]}],"inferenceConfig":{"temperature":0.5,"topP":0.5,"maxTokens":100000000}}""");
        Write("log", Call("amazon.nova-micro-v1:0", "1") + Call("us.anthropic.claude-sonnet-4-6", "2") + "not json\n");
        Write("unknown", Call("acme.none-v1", "1") + Call("amazon.nova-micro-v1:0", "2"));
        Write("empty", "\n");
        Write("tasks", "task,model,quality,cost_usd,weight\na,x,80,0.5,2\na,y,60,0.1,2\nb,x,70,0.25,1\nb,z,71,0.3,1\n");
        Write("results", "task,model,score,cost_usd\nchat,amazon.nova-micro-v1:0,0.8,0.01\nchat,amazon.nova-micro-v1:0,0.6,0.02\nchat,amazon.nova-pro-v1:0,1,0.1\nown,mine,0.5,\n");
        Write("broken", "{\"schemaVersion\":\"bedrock-conversation-2024\",\"messages\":[{\"role\":\"robot\"}]}\nnot json\n");
        Write("examples", "{\"prompt\":\"a\",\"completion\":\"b\"}\n");
        Write("metrics", "step_number,epoch_number,training_loss\n1,0,2.5\n2,0,2.1\n3,1,1.9\n");
        Write("bill", UsageTests.Bill);
        Write("wrong", Overlay("none"));
        Write("overlay", Overlay("ours"));
        Write("models", """{"modelSummaries":[{"modelArn":"arn:aws:bedrock:us-east-1::foundation-model/acme.new-v1","modelId":"acme.new-v1","modelName":"New","providerName":"Acme","inputModalities":["TEXT"],"outputModalities":["TEXT"],"responseStreamingSupported":true,"inferenceTypesSupported":["ON_DEMAND"],"modelLifecycle":{"status":"ACTIVE"}}]}""");
        File.WriteAllBytes(Path.Combine(Data, "image.png"), Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
    }

    [OneTimeTearDown]
    public void RemoveFiles() => Directory.Delete(Data, recursive: true);

    [TestCaseSource(nameof(Paths))]
    public void Schema_EveryCommandThatRuns_IsDeclaredAndTried(string path)
    {
        Assert.That(CommandTree.All().Single(one => one.Path == path).Command, Is.InstanceOf<ToolCommand>().With.Property(nameof(ToolCommand.Answers)).Not.Empty, $"Name the documents of '{path}': ToolCommand.Answers.");
        Assert.That(OnLoopback.Contains(path) || Array.Exists(Lines, line => line.Line == path || line.Line.StartsWith(path + " ", StringComparison.Ordinal)), Is.True, $"Try '{path}' in this test: a yes, a no, something odd.");
    }

    [TestCaseSource(nameof(Lines))]
    public void Json_GoodAndOddQuestions_KeepsToItsSchema((string Line, int Status) line)
    {
        var run = Tool.Run([.. line.Line.Split(' ').Select(Word), "--format", "json"]);

        Assert.That(run.ExitCode, Is.EqualTo(line.Status), run.Err);
        Assert.That(run.Json.ValueKind, Is.AnyOf(JsonValueKind.Object, JsonValueKind.Array));
    }

    [TestCaseSource(nameof(Names))]
    public void Schema_EveryDocument_IsASchemaThatSaysWhatEachFieldIs(string name)
    {
        var schema = Tool.Run("schema", name).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MetaSchemas.Draft202012.Evaluate(schema).IsValid, Is.True);
            Assert.That(schema.GetProperty("$id").GetString(), Is.EqualTo($"urn:bedrock-selector:{name}:1"));
            Assert.That(Undescribed(schema, ""), Is.Empty);
        }
    }

    [Test]
    public void Schema_ByCommandOrByName_IsTheSame()
    {
        var byName = Tool.Run("schema", "selection");

        Assert.That(Tool.Run("schema", "select"), Is.EqualTo(byName));
        Assert.That(Tool.Run("schema", "selection/1"), Is.EqualTo(byName));
        Assert.That(Tool.Run("schema", "catalog", "rates").ExitCode, Is.Zero);
    }

    [Test]
    public void Schema_Unknown_NamesTheKnown() => Assert.That(Tool.Run("schema", "selekt").Err, Does.StartWith("error: 'selekt' is no document; known are billed-usage, catalog-diff, "));

    [Test]
    public void Schema_FieldThatIsNotDeclared_Fails()
    {
        var schema = JsonSchema.FromText(Tool.Run("schema", "report").Out, new BuildOptions { SchemaRegistry = new() });

        Assert.That(schema.Evaluate(Json("""{"schema":"report/1","out":"a","offers":1,"rejected":0}""")).IsValid, Is.True);
        Assert.That(schema.Evaluate(Json("""{"schema":"report/1","out":"a","offers":1,"rejected":0,"more":0}""")).IsValid, Is.False);
        Assert.That(schema.Evaluate(Json("""{"schema":"report/1","out":"a","offers":1}""")).IsValid, Is.False);
        Assert.That(schema.Evaluate(Json("""{"schema":"report/2","out":"a","offers":1,"rejected":0}""")).IsValid, Is.False);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var part in schema.EnumerateObject())
        {
            if (part.Name == "properties")
            {
                foreach (var field in part.Value.EnumerateObject().Where(static field => field.Value.ValueKind != JsonValueKind.Object || !field.Value.TryGetProperty("description", out _)))
                {
                    yield return $"{path}/{field.Name}";
                }
            }

            foreach (var deeper in Undescribed(part.Value, $"{path}/{part.Name}"))
            {
                yield return deeper;
            }
        }
    }

    private static string Call(string model, string id) =>
        $$$"""{"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":"2026-11-22T09:15:00Z","accountId":"111122223333","region":"us-east-1","requestId":"{{{id}}}","operation":"Converse","modelId":"{{{model}}}","input":{"inputTokenCount":1200},"output":{"outputTokenCount":300}}""" + "\n";

    private static string Overlay(string source) => $$"""
        {
          "schemaVersion": 1,
          "sources": [ { "key": "ours", "title": "Ours", "asOf": "2026-11-22", "kind": "caller" } ],
          "models": [
            { "id": "amazon.nova-lite-v1:0", "lifecycle": { "endOfLifeOn": "2026-11-01", "source": "ours" },
              "rates": [ { "tier": "standard", "scopes": ["in-region"], "regions": ["us-east-1"], "meters": { "input-tokens": 0.08 }, "source": "{{source}}" },
                         { "tier": "flex", "scopes": ["in-region"], "regions": ["eu-west-2"], "meters": { "input-tokens": 0.03 }, "source": "ours" } ] },
            { "id": "acme.new-v1", "name": "New", "provider": "Acme" }
          ]
        }
        """;

    private static void Write(string name, string content) => File.WriteAllText(Path.Combine(Data, name + ".json"), content);

    private static string Word(string word)
    {
        if (word.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
        {
            var name = word[(open + 1)..word.IndexOf('}', StringComparison.Ordinal)];
            var path = name switch
            {
                "spec" => Path.Combine(Samples, "spec.json"),
                "rates" => Path.Combine(Samples, "sample-rates.json"),
                "training" or "validation" => Path.Combine(Samples, name + ".jsonl"),
                "image" => Path.Combine(Data, "image.png"),
                _ => Path.Combine(Data, name + ".json"),
            };
            return word[..open] + path;
        }

        return word;
    }
}
