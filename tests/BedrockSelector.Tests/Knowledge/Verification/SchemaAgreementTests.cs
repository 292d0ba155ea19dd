using System.Text.Json.Nodes;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Documents;
using BedrockSelector.Knowledge.Rules;
using BedrockSelector.Knowledge.Verification;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Tests.Knowledge.Verification;

/// <summary>Holds the verifier to the schema: a document that one takes and the other refuses is a defect, but for what no schema can say.</summary>
public class SchemaAgreementTests
{
    // What a JSON Schema cannot say, since it is about several figures or documents at once, or about the inside of a text. Nothing else may differ.
    private static readonly (string Words, string Why)[] BeyondTheSchema =
    [
        ("is not defined.", "a name that another entry or document defines"),
        ("is not a field of the schema, and no layer declares a dimension of that name.", "dimensions are declared in data"),
        (": shade '", "the values of a dimension are declared in data"),
        ("is defined twice", "two entries"),
        ("is declared twice.", "two entries"),
        ("stands twice about the same models", "two entries"),
        ("has a method twice.", "two entries"),
        ("is given in ", "two entries"),
        ("priced twice", "two entries"),
        ("is an alias of ", "two models"),
        ("is a model of its own.", "two models"),
        ("no layer gives the model a name and a provider.", "two layers"),
        ("is neither a model id nor an ARN.", "the grammar of ARNs"),
        ("is not a web address.", "the grammar of web addresses"),
        ("is not one of {model}, {value} and {limit}.", "the grammar of messages"),
        ("is not a pattern that can be matched without backtracking.", "the grammar of patterns"),
        ("is not one of its values.", "two figures"),
        ("no weight is above zero.", "three figures"),
        ("is after the end of life", "two dates"),
        ("is not between legacy and end of life.", "two dates"),
        ("is before the model came out.", "two dates"),
        ("is not after validFrom", "two dates"),
        ("is not a model of the catalog.", "two models"),
        ("a profile belongs to the scopes geo and global", "two figures"),
        ("the profile of the scope global is 'global'", "two figures"),
        ("a route starts in a region from which the offer cannot be called.", "two figures"),
        ("is out of order or twice; regions are ordinal and distinct.", "two figures"),
        ("which the rate does not price.", "two figures"),
        ("is always of the tier", "two entries"),
        ("price has a shade.", "tiers that demand a dimension are declared in data"),
        ("offer stands.", "two entries"),
        ("do not rise.", "three figures"),
        ("names no source; a rule without one is a guess.", "only a rule that is withdrawn needs none"),
        ("rates have a field of that name already", "the names of other fields"),
        ("has neither a band nor a factorRange.", "two figures"),
        ("does not hold the factor", "two figures"),
        ("has neither charactersPerToken nor an o200kFactor.", "two figures"),
        ("to which its factors refer.", "two entries"),
        ("there is no family", "two entries"),
        ("lacks a figure.", "which figure a rule needs"),
        ("lacks its figure.", "which figure a constant needs"),
        ("is no base with distillation.", "two entries"),
        ("does not start with the model id.", "two figures"),
        ("names no region.", "only a withdrawn method has none"),
        ("is no range", "two figures"),
        ("is one of words, and has none.", "two figures"),
    ];

    // What the reader of JSON does not take, though JSON Schema calls it valid: dates that no calendar has, and whole numbers written with a point.
    private static readonly string[] BeyondTheReader = ["2026-02-30", ":1.0"];

    private static readonly JsonNode Whole = JsonNode.Parse(
        File.ReadAllText(Path.Combine(SourceTree.Tests, "Knowledge", "Verification", "whole-document.json")))!;

    [Test]
    public void WholeDocument_AsItStands_IsTakenByBoth()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SchemaFile.Allows(Whole.ToJsonString()), Is.True);
            Assert.That(Problems(Whole.ToJsonString()), Is.Empty);
        }
    }

    [Test]
    public void WholeDocument_Fields_AreThoseOfTheSchema()
    {
        var schema = JsonNode.Parse(SchemaFile.Text)!;
        var unused = new List<string>();
        Compare(schema, schema, Whole, "$", unused);

        Assert.That(unused, Is.Empty, "fields of the schema that the document of this test does not have");
    }

    [Test]
    public void Mutations_OfEveryField_AreTakenByBothOrRefusedByBoth()
    {
        var (taken, refused, beyond) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var (what, json) in DocumentMutations.Of(Whole))
        {
            var follows = SchemaFile.Allows(json);
            var problems = Problems(json);
            if (follows == (problems.Length == 0))
            {
                _ = follows ? taken++ : refused++;
            }
            else if (follows && (problems.All(IsBeyondTheSchema) || BeyondTheReader.Any(json.Contains)))
            {
                beyond++;
            }
            else
            {
                wrong.Add($"{what}: schema {(follows ? "takes" : "refuses")}, verifier: {(problems.Length == 0 ? "takes" : string.Join(" | ", problems))}");
            }
        }

        TestContext.Out.WriteLine($"{taken} taken by both, {refused} refused by both, {beyond} refused for what no schema can say");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join('\n', wrong), Is.Empty);
            Assert.That(refused, Is.GreaterThan(3_500));
            Assert.That(taken, Is.GreaterThan(500));
        }
    }

    // The names of each closed set stand once in code; in the schema they are written out, for editors.
    [Test]
    public void ClosedSets_InTheSchema_AreThoseOfTheCode()
    {
        var sets = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["a scope"] = [.. ClosedSet.Names<CallScope>()],
            ["a pricing tier"] = [.. ClosedSet.Names<PricingTier>()],
            ["a kind of meter"] = [.. ClosedSet.Names<MeterKind>()],
            ["a kind of source"] = [.. ClosedSet.Names<SourceKind>()],
            ["a way of matching"] = [.. ClosedSet.Names<DimensionMatch>()],
            ["where a value comes from"] = [.. ClosedSet.Names<DimensionOrigin>()],
            ["a customization"] = [.. ClosedSet.Names<CustomizationKind>()],
            ["a method of customization"] = [.. ClosedSet.Names<CustomizationKind>().Where(static name => name != CustomizationKind.Import.Name())],
            ["a state of a method"] = [.. ClosedSet.Names<MethodStatus>()],
            ["a format of training data"] = [.. ClosedSet.Names<TrainingDataFormat>()],
            ["a policy for validation data"] = [.. ClosedSet.Names<ValidationPolicy>()],
            ["an interface for jobs"] = [.. ClosedSet.Names<JobInterface>()],
            ["a way of serving"] = [.. ClosedSet.Names<ServingWay>()],
            ["a type of hyperparameter"] = [.. ClosedSet.Names<HyperparameterType>()],
            ["a way of inference"] = [.. ClosedSet.Names<InferenceType>()],
            ["an endpoint"] = [.. ClosedSet.Names<ModelEndpoint>()],
            ["a state of a model"] = [.. ClosedSet.Names<LifecycleStatus>()],
            ["a kind of request"] = [.. ClosedSet.Names<RequestApi>()],
            ["a part of a request"] = [.. ClosedSet.Names<RequestPart>()],
            ["a severity"] = [.. ClosedSet.Names<FindingSeverity>()],
            ["a repair"] = [.. ClosedSet.Names<RepairKind>()],
            ["a degree of confidence"] = [.. ClosedSet.Names<RuleConfidence>()],
            ["a basis"] = [.. ClosedSet.Names<TokenEstimateBasis>().Where(static name => name != TokenEstimateBasis.Counted.Name())],
            ["a rule for images"] = [.. ClosedSet.Names<ImageTokenRuleKind>()],
        };
        var enums = new List<(string Title, string[] Names)>();
        Collect(JsonNode.Parse(SchemaFile.Text)!, enums);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sets.Keys, Is.SubsetOf(enums.Select(static one => one.Title)));
            foreach (var (title, names) in enums.Where(one => sets.ContainsKey(one.Title)))
            {
                Assert.That(names, Is.EquivalentTo(sets[title]), title);
            }
        }

        TestContext.Out.WriteLine(string.Join(", ", enums.Select(static one => one.Title).Except(sets.Keys)));
    }

    private static void Collect(JsonNode? schema, List<(string Title, string[] Names)> enums)
    {
        if (schema is JsonObject members)
        {
            if (members["enum"] is JsonArray names && members["title"] is { } title)
            {
                enums.Add((title.GetValue<string>(), [.. names.Select(static name => name!.GetValue<string>())]));
            }

            foreach (var (_, member) in members)
            {
                Collect(member, enums);
            }
        }
    }

    private static string[] Problems(string json)
    {
        try
        {
            return [.. CatalogVerifier.Verify(CatalogLayer.Parse("ours", json)).Select(static problem => problem.ToString())];
        }
        catch (CatalogDataException exception)
        {
            return [exception.Message];
        }
    }

    private static bool IsBeyondTheSchema(string problem) => BeyondTheSchema.Any(one => problem.Contains(one.Words, StringComparison.Ordinal));

    private static void Compare(JsonNode root, JsonNode schema, JsonNode value, string path, List<string> unused)
    {
        while (schema["$ref"] is { } reference)
        {
            schema = reference.GetValue<string>().Split('/').Skip(1).Aggregate(root, static (node, part) => node[part]!);
        }

        if (value is JsonArray items && schema["items"] is { } item)
        {
            foreach (var property in (Followed(root, item)["properties"] as JsonObject ?? []).Select(static one => one.Key))
            {
                if (!items.Any(one => one is JsonObject members && members.ContainsKey(property)))
                {
                    unused.Add($"{path}[].{property}");
                }
            }

            foreach (var one in items)
            {
                Compare(root, item, one!, $"{path}[]", unused);
            }
        }
        else if (value is JsonObject members && schema["properties"] is JsonObject properties)
        {
            unused.AddRange(properties.Where(one => !path.EndsWith(']') && !members.ContainsKey(one.Key)).Select(one => $"{path}.{one.Key}"));
            foreach (var (name, member) in members)
            {
                if (properties[name] is { } inner)
                {
                    Compare(root, inner, member!, $"{path}.{name}", unused);
                }
            }
        }
    }

    private static JsonNode Followed(JsonNode root, JsonNode schema) => schema["$ref"] is { } reference
        ? reference.GetValue<string>().Split('/').Skip(1).Aggregate(root, static (node, part) => node[part]!)
        : schema;
}
