using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BedrockSelector.Tests.Customization.Jobs;

/// <summary>Checks a request against the shapes of the AWS service model, with AWS's own patterns and limits.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _shapes;

    private ServiceModel(JsonElement shapes) => _shapes = shapes;

    public static ServiceModel Load() => Load("Customization", "Jobs", "create-model-customization-job.shapes.json");

    public static ServiceModel Load(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine([AppContext.BaseDirectory, .. path])));
        return new(document.RootElement.GetProperty("shapes").Clone());
    }

    public List<string> Check(string json, string shape = "CreateModelCustomizationJobRequest")
    {
        using var document = JsonDocument.Parse(json);
        var problems = new List<string>();
        Check(document.RootElement, shape, "$", problems);
        return problems;
    }

    private void Check(JsonElement value, string shapeName, string path, List<string> problems)
    {
        var shape = _shapes.GetProperty(shapeName);
        var type = shape.GetProperty("type").GetString();
        switch (type, value.ValueKind)
        {
            case ("structure", JsonValueKind.Object):
                CheckStructure(value, shape, path, problems);
                break;
            case ("map", JsonValueKind.Object):
                Range(shape, value.EnumerateObject().Count(), path, problems);
                foreach (var pair in value.EnumerateObject())
                {
                    Check(pair.Value, Member(shape, "value"), $"{path}.{pair.Name}", problems);
                    CheckText(pair.Name, _shapes.GetProperty(Member(shape, "key")), path, problems);
                }

                break;
            case ("list", JsonValueKind.Array):
                Range(shape, value.GetArrayLength(), path, problems);
                foreach (var item in value.EnumerateArray())
                {
                    Check(item, Member(shape, "member"), path + "[]", problems);
                }

                break;
            case ("string", JsonValueKind.String):
                CheckText(value.GetString()!, shape, path, problems);
                break;
            case ("integer", JsonValueKind.Number) when value.TryGetInt32(out var number):
                Range(shape, number, path, problems);
                break;
            case ("float", JsonValueKind.Number):
                Range(shape, value.GetDecimal(), path, problems);
                break;
            case ("boolean", JsonValueKind.True or JsonValueKind.False):
                break;
            default:
                problems.Add($"{path}: {value.ValueKind} is no {type}.");
                break;
        }
    }

    private void CheckStructure(JsonElement value, JsonElement shape, string path, List<string> problems)
    {
        var members = shape.GetProperty("members");
        foreach (var property in value.EnumerateObject())
        {
            if (members.TryGetProperty(property.Name, out var member))
            {
                Check(property.Value, member.GetProperty("shape").GetString()!, $"{path}.{property.Name}", problems);
            }
            else
            {
                problems.Add($"{path}.{property.Name}: no such member.");
            }
        }

        if (shape.TryGetProperty("required", out var required))
        {
            problems.AddRange(required.EnumerateArray().Select(static name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path}.{name}: missing."));
        }

        if (shape.TryGetProperty("union", out _) && value.EnumerateObject().Count() != 1)
        {
            problems.Add($"{path}: a union has one member.");
        }
    }

    private static void CheckText(string text, JsonElement shape, string path, List<string> problems)
    {
        Range(shape, text.Length, path, problems);
        if (shape.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(text, $"^(?:{pattern.GetString()})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)))
        {
            problems.Add($"{path}: '{text}' does not match {pattern.GetString()}.");
        }

        if (shape.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.GetString() == text))
        {
            problems.Add($"{path}: '{text}' is none of the words.");
        }
    }

    private static void Range(JsonElement shape, decimal number, string path, List<string> problems)
    {
        if ((shape.TryGetProperty("min", out var min) && number < min.GetDecimal()) || (shape.TryGetProperty("max", out var max) && number > max.GetDecimal()))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {number} is out of range."));
        }
    }

    private static string Member(JsonElement shape, string name) => shape.GetProperty(name).GetProperty("shape").GetString()!;
}
