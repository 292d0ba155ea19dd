using System.Text;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;

namespace BedrockSelector.Customization.DataSets;

/// <summary>The state of one check: the record at hand and what was seen so far. The checkers of the formats write to it.</summary>
internal sealed class DataSetSession : IDisposable
{
    private readonly (byte[] Text, ReservedWord Word)[] _reservedWords;
    private readonly RecordHash _hash = new();
    private readonly TextProfile _input = new();
    private readonly TextProfile _output = new();
    private long _errorsBefore;

    public DataSetSession(DataSetCheckOptions options, CustomizationMethod method, CustomizationFacts facts, TokenFamily? family)
    {
        Options = options;
        Method = method;
        Family = family;
        Problems = new(options.MaxProblemsPerCode);
        _reservedWords =
        [
            .. (method.HasReservedWords ? facts.ReservedWords : method.HasReservedTurns ? facts.ReservedTurns : [])
                .Select(static word => (Encoding.UTF8.GetBytes(word.Text), word)),
        ];
    }

    public DataSetCheckOptions Options { get; }

    public CustomizationMethod Method { get; }

    public TokenFamily? Family { get; }

    public ProblemCollector Problems { get; }

    public JsonRecord Record { get; } = new();

    public long Line { get; set; }

    /// <summary>The bucket that all media must share: the data set's, or that of the first file named.</summary>
    public string? MediaBucket { get; set; }

    public Modality? MediaType { get; set; }

    public int Images { get; set; }

    public int Videos { get; set; }

    /// <summary>The image of an image and caption pair, to find it again with another caption.</summary>
    public UInt128? ImageKey { get; set; }

    public long InputCharacters => _input.Characters;

    public long OutputCharacters => _output.Characters;

    public bool HasError => Problems.Errors > _errorsBefore;

    public void BeginRecord()
    {
        _errorsBefore = Problems.Errors;
        _input.Clear();
        _output.Clear();
        (Images, Videos, ImageKey) = (0, 0, null);
    }

    public TokenSpan InputTokens() => Family is null ? default : Family.Scale.Estimate(_input.Counters);

    public TokenSpan OutputTokens() => Family is null ? default : Family.Scale.Estimate(_output.Counters);

    /// <summary>Reports a problem at a value of the record.</summary>
    public void Report(DataSetProblemCode code, int node, string message, string? fix = null) =>
        ReportAt(code, Record[node].Start, node, message, fix);

    /// <summary>Reports a problem at the name of a field.</summary>
    public void ReportName(DataSetProblemCode code, int node, string message, string? fix = null) =>
        ReportAt(code, Math.Max(0, Record[node].NameStart - 1), node, message, fix);

    /// <summary>Reports a problem at an offset of the line.</summary>
    public void ReportAt(DataSetProblemCode code, int offset, int node, string message, string? fix = null)
    {
        if (Problems.Count(code))
        {
            Problems.Keep(new(code, Line, Record.ColumnOf(offset), node < 0 ? "" : Record.PathOf(node), message, fix ?? code.Fix()));
        }
    }

    /// <summary>Reports a problem of a line as a whole.</summary>
    public void ReportLine(DataSetProblemCode code, long column, string message)
    {
        if (Problems.Count(code))
        {
            Problems.Keep(new(code, Line, column, "", message, code.Fix()));
        }
    }

    /// <summary>Reports a problem of the file as a whole.</summary>
    public void ReportFile(DataSetProblemCode code, string message, string? fix = null)
    {
        if (Problems.Count(code))
        {
            Problems.Keep(new(code, 0, 0, "", message, fix ?? code.Fix()));
        }
    }

    /// <summary>Finds a required field of an object, and says so if it is missing. One in other case is for <see cref="CheckCase"/> to report.</summary>
    /// <returns>The value, or -1.</returns>
    public int Require(int node, string name)
    {
        var differs = -1;
        for (var child = Record[node].FirstChild; child >= 0; child = Record[child].NextSibling)
        {
            if (Record.NameIs(child, name))
            {
                return child;
            }

            differs = differs < 0 && Record.NameIs(child, name, ignoreCase: true) ? child : differs;
        }

        if (differs >= 0)
        {
            return -1;
        }

        Report(DataSetProblemCode.MissingField, node, $"The field '{name}' is missing.");
        return -1;
    }

    /// <summary>Reports fields that are none of the format's, and those spelled in other case.</summary>
    public void CheckFields(int node, params ReadOnlySpan<string> known)
    {
        for (var child = Record[node].FirstChild; child >= 0; child = Record[child].NextSibling)
        {
            if (!IsNamed(child, known) && !IsMisspelled(child, known))
            {
                ReportName(DataSetProblemCode.UnknownField, child, $"'{Record.NameOf(child)}' is none of the fields {string.Join(", ", known.ToArray())}.");
            }
        }
    }

    /// <summary>Reports fields spelled in other case, where further fields are allowed.</summary>
    public void CheckCase(int node, params ReadOnlySpan<string> known)
    {
        for (var child = Record[node].FirstChild; child >= 0; child = Record[child].NextSibling)
        {
            _ = IsNamed(child, known) || IsMisspelled(child, known);
        }
    }

    private bool IsNamed(int child, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (Record.NameIs(child, name))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMisspelled(int child, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (Record.NameIs(child, name, ignoreCase: true))
            {
                ReportName(DataSetProblemCode.FieldCase, child, $"'{Record.NameOf(child)}' is to be spelled '{name}'.");
                return true;
            }
        }

        return false;
    }

    /// <summary>Reports fields given twice, anywhere in the record.</summary>
    public void CheckDuplicateFields(int node)
    {
        var isObject = Record.KindOf(node) == JsonTokenType.StartObject;
        for (var child = Record[node].FirstChild; child >= 0; child = Record[child].NextSibling)
        {
            if (isObject)
            {
                var first = Record[node].FirstChild;
                while (first != child && !Record.SameName(first, child))
                {
                    first = Record[first].NextSibling;
                }

                if (first != child)
                {
                    ReportName(DataSetProblemCode.DuplicateField, child, $"'{Record.NameOf(child)}' occurs twice.");
                }
            }

            if (Record[child].FirstChild >= 0)
            {
                CheckDuplicateFields(child);
            }
        }
    }

    /// <summary>Checks that a value is a list.</summary>
    public bool IsList(int node) => IsKind(node, JsonTokenType.StartArray, DataSetProblemCode.NotAList, "a list");

    /// <summary>Checks that a value is an object.</summary>
    public bool IsObject(int node) => IsKind(node, JsonTokenType.StartObject, DataSetProblemCode.FieldNotAnObject, "an object");

    /// <summary>Checks that a value is a string.</summary>
    public bool IsString(int node) => IsKind(node, JsonTokenType.String, DataSetProblemCode.NotAString, "a string");

    /// <summary>Checks a text that the model reads or writes, and counts it.</summary>
    /// <param name="node">The value.</param>
    /// <param name="tag">What the text is, for finding duplicates.</param>
    /// <param name="isOutput">Whether the model is to write it.</param>
    /// <param name="mayBeBlank">Whether it may be empty.</param>
    /// <param name="blankIsPart">Whether others stand beside it that are not empty.</param>
    public void Text(int node, char tag, bool isOutput, bool mayBeBlank = false, bool blankIsPart = false)
    {
        if (!IsString(node))
        {
            return;
        }

        var text = Record.TextOf(node, out var badEscape);
        if (badEscape >= 0)
        {
            ReportAt(DataSetProblemCode.LoneSurrogate, badEscape, node, "An escape stands for half of a surrogate pair.");
        }

        (isOutput ? _output : _input).AddUtf8(text);
        _hash.Add(tag, text);
        if (!mayBeBlank && IsBlank(text))
        {
            Report(blankIsPart ? DataSetProblemCode.BlankPart : DataSetProblemCode.BlankText, node, "The text is empty or blank.");
            text = Record.TextOf(node, out _);
        }

        foreach (var (word, reserved) in _reservedWords)
        {
            var at = text.IndexOf(word);
            if (at >= 0)
            {
                // An escape before the word shifts it within the line; the start of the text is then the best answer.
                var raw = Record.Line.Slice(Record[node].Start, Record[node].Length).IndexOf(word);
                ReportAt(DataSetProblemCode.ReservedWord, Record[node].Start + Math.Max(0, raw), node, $"The text holds the reserved word '{reserved.Text.Trim()}' ({reserved.Source.Title}).");
                text = Record.TextOf(node, out _);
            }
        }
    }

    /// <summary>Adds a part that is no text to what makes the record differ from others.</summary>
    public void Distinguish(char tag, ReadOnlySpan<byte> part) => _hash.Add(tag, part);

    public UInt128 TakeHash() => _hash.Take();

    public void Dispose() => _hash.Dispose();

    private bool IsKind(int node, JsonTokenType wanted, DataSetProblemCode code, string name)
    {
        var kind = Record.KindOf(node);
        if (kind == wanted)
        {
            return true;
        }

        if (kind == JsonTokenType.Null)
        {
            Report(DataSetProblemCode.NullField, node, $"The value is null; {name} is wanted.");
        }
        else
        {
            Report(code, node, $"{Record.Excerpt(node)} is not {name}.");
        }

        return false;
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            if (!Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }
}
