using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BedrockSelector.Cli.Report;

/// <summary>Writes elements whose texts and attributes are escaped; what it writes is well-formed XML too, so that tests and tools can read it.</summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    public Markup Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(element, attributes);
        _text.Append('>');
        _open.Push(element);
        return this;
    }

    public Markup Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    public Markup Line()
    {
        _text.Append('\n');
        return this;
    }

    public Markup Empty(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(element, attributes);
        _text.Append("/>");
        return this;
    }

    public Markup Text(string text)
    {
        _text.Append(Encoder.Encode(text));
        return this;
    }

    public Markup Element(string element, string text, params ReadOnlySpan<(string Name, string Value)> attributes) => Open(element, attributes).Text(text).Close();

    /// <summary>Writes a figure: what is read, and beside it the exact value.</summary>
    public Markup Figure(string field, string exact, string shown) => Element("data", shown, ("value", exact), ("class", field));

    /// <summary>Writes trusted text of our own, such as a style sheet.</summary>
    public Markup Raw(string text)
    {
        _text.Append(text);
        return this;
    }

    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    public override string ToString() => _text.ToString();

    private void Start(string element, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            _text.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }
    }
}
