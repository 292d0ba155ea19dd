using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace BedrockSelector.Cli.Schemas;

/// <summary>The documentation of the library and its packages, as the compiler writes it and the tool carries it.</summary>
internal sealed class Documentation
{
    private readonly Dictionary<string, XElement> _members;

    private Documentation(Dictionary<string, XElement> members) => _members = members;

    public static Documentation Load()
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var assembly = typeof(Documentation).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".xml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var member in XDocument.Load(stream).Descendants("member"))
            {
                members[member.Attribute("name")!.Value] = member;
            }
        }

        return new(members);
    }

    /// <summary>Gets what a type is, in a sentence.</summary>
    public string? Of(Type type) => Text(Member("T:", type.FullName!)?.Element("summary"));

    /// <summary>Gets what a property is, with its unit, range and meaning.</summary>
    public string? Of(MemberInfo property)
    {
        var type = property.DeclaringType!.FullName!;
        if (Member("P:", $"{type}.{property.Name}") is { } member)
        {
            return Join(Noun(Text(member.Element("summary"))), Text(member.Element("value")));
        }

        var parameter = Member("T:", type)?.Elements("param").FirstOrDefault(one => one.Attribute("name")?.Value == property.Name);
        return Text(parameter);
    }

    private XElement? Member(string kind, string name) => _members.GetValueOrDefault(kind + name.Replace('+', '.'));

    // 'Gets the model.' is said of code; of a field one says 'The model.'
    private static string? Noun(string? summary)
    {
        const string Verb = "Gets ";
        return summary is null || !summary.StartsWith(Verb, StringComparison.Ordinal) ? summary
            : char.ToUpperInvariant(summary[Verb.Length]) + summary[(Verb.Length + 1)..];
    }

    private static string? Join(string? first, string? second) => second is null ? first : first is null ? second : $"{first} {second}";

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" or "seealso" or "paramref" } reference => Name(reference),
                _ => "",
            });
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Name(XElement reference)
    {
        if (reference.Attribute("langword") is { } word)
        {
            return word.Value;
        }

        var target = reference.Attribute("cref")?.Value ?? reference.Attribute("name")?.Value;
        return target is null ? reference.IsEmpty ? reference.Attribute("href")?.Value ?? "" : ""
            : target.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(target[(target.LastIndexOf('.') + 1)..])
            : target[(target.LastIndexOf('.') + 1)..];
    }
}
