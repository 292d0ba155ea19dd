using System.Globalization;
using BedrockSelector.Tokens;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks the lengths of lines and records against the base's limits.</summary>
internal sealed class RecordLengths
{
    private readonly DataSetSession _session;
    private readonly DataSetLimit? _line;
    private readonly DataSetLimit? _tokens;
    private readonly DataSetLimit? _input;
    private readonly DataSetLimit? _output;
    private readonly DataSetLimit? _characters;

    public RecordLengths(DataSetSession session)
    {
        _session = session;
        _line = Limit("line-length");
        _tokens = Limit("record-tokens");
        _input = Limit("input-tokens");
        _output = Limit("output-tokens");
        _characters = Limit("record-characters");
    }

    public long Lines { get; private set; }

    /// <summary>Checks the length of a line in bytes.</summary>
    public void CheckLine(long length)
    {
        Lines = _session.Line;
        if (_line?.Max is not { } max)
        {
            return;
        }

        var (low, high) = ByteUnits.Range(max, _line.Unit);
        if (length > low)
        {
            _session.ReportLine(length > high ? DataSetProblemCode.LineTooLong : DataSetProblemCode.LineMayBeTooLong, 1,
                string.Create(CultureInfo.InvariantCulture, $"The line has {length:#,0} bytes; {_line} are taken."));
        }
    }

    public void CheckRecord(in TokenSpan input, in TokenSpan output)
    {
        var characters = _session.InputCharacters + _session.OutputCharacters;
        if (characters > _characters?.Max)
        {
            _session.ReportLine(DataSetProblemCode.RecordTooLong, 1, string.Create(CultureInfo.InvariantCulture,
                $"The record has {characters:#,0} characters; {_characters} are taken at a batch size of {_session.Options.BatchSize}."));
            return;
        }

        CheckTokens(_tokens, input + output, "The record");
        CheckTokens(_input, input, "The prompt");
        CheckTokens(_output, output, "The completion");
    }

    private void CheckTokens(DataSetLimit? limit, in TokenSpan tokens, string what)
    {
        if (_session.Family is null || limit?.Max is not { } max || tokens.High <= (double)max)
        {
            return;
        }

        _session.ReportLine(tokens.Low > (double)max ? DataSetProblemCode.RecordTooLong : DataSetProblemCode.RecordMayBeTooLong, 1,
            string.Create(CultureInfo.InvariantCulture, $"{what} has about {tokens.Expected:#,0} tokens ({tokens.Low:#,0} to {tokens.High:#,0}); {limit} are taken."));
    }

    private DataSetLimit? Limit(string name) => _session.Method.TryGetLimit(name, _session.Options.BatchSize, out var limit) ? limit : null;
}
