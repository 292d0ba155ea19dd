using BedrockSelector.Calls;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Calls.Requests;

/// <summary>Checks requests against the catalog of the package, whether or not the model can be called where the test stands.</summary>
internal static class Checked
{
    public static readonly DateOnly Today = new(2026, 11, 28);

    private static readonly RequestChecker Checker = new(TestCatalogs.Embedded);

    public static IReadOnlyList<Finding> Findings(string model, string json, bool streaming = false, ModelCatalog? catalog = null) =>
        [.. Report(model, json, streaming, catalog).Findings.Where(static finding => finding.Code != "not-callable")];

    public static CheckReport Report(string model, string json, bool streaming = false, ModelCatalog? catalog = null) =>
        (catalog is null ? Checker : new(catalog)).Check(RequestDocument.Parse(json), Target(model, catalog), Options(streaming));

    public static RepairedRequest Repair(string model, string json, bool streaming = false) =>
        Checker.Repair(RequestDocument.Parse(json), Target(model, null), Options(streaming));

    public static IEnumerable<string> Codes(string model, string json, bool streaming = false) => Findings(model, json, streaming).Select(static finding => finding.Code);

    private static CallTarget Target(string model, ModelCatalog? catalog) =>
        (catalog ?? TestCatalogs.Embedded).Resolve(ModelReference.Parse(model), new AwsRegion("us-east-1"));

    private static RequestCheckOptions Options(bool streaming) => new() { Date = Today, Streaming = streaming };
}
