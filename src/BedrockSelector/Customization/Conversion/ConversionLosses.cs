using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Conversion;

/// <summary>Counts what is lost, once a record and kind.</summary>
internal sealed class ConversionLosses
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["not-json"] = "The line is no JSON object.",
        ["other-format"] = "The record is not of the format read.",
        ["no-prompt"] = "There is no text of the user.",
        ["no-answer"] = "There is no answer to learn.",
        ["several-turns"] = "The format holds one prompt and one answer; the record has more turns.",
        ["failed-call"] = "The log is of a call that failed, or has no answer.",
        ["body-elsewhere"] = "The log's body lies in Amazon S3, not in the log.",
        ["tool-calls"] = "Calls and results of tools, and turns of tools, were left out.",
        ["tools"] = "Definitions of tools were left out.",
        ["media"] = "Images, audio, video and documents were left out.",
        ["reasoning"] = "Reasoning was left out.",
        ["names"] = "Names of speakers were left out.",
        ["weights"] = "Weights of turns were left out.",
        ["fields"] = "Further fields of the record were left out.",
        ["turns-joined"] = "Turns of the same role that follow each other were joined.",
        ["parts-joined"] = "Several parts of a turn were joined.",
        ["leading-answer"] = "An answer before the first prompt was left out.",
        ["trailing-prompt"] = "A prompt after the last answer was left out.",
        ["system-joined"] = "Several system prompts were joined into one.",
        ["system-into-prompt"] = "The system prompt was put before the prompt, since the format has none.",
        ["system-left-out"] = "The system prompt was left out.",
        ["answer-as-reference"] = "The last answer became the reference of the grader.",
    };

    private readonly SortedDictionary<string, (long Records, long First)> _changed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (long Records, long First)> _dropped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _here = new(StringComparer.Ordinal);

    public long Line { get; private set; }

    public void Begin(long line)
    {
        Line = line;
        _here.Clear();
    }

    public void Change(string code) => _here.Add(code);

    /// <summary>The record is written: what was changed in it counts.</summary>
    public void Written()
    {
        foreach (var code in _here)
        {
            Add(_changed, code);
        }
    }

    public void Drop(string code) => Add(_dropped, code);

    public ValueList<ConversionLoss> Changed() => List(_changed);

    public ValueList<ConversionLoss> Dropped() => List(_dropped);

    private void Add(SortedDictionary<string, (long Records, long First)> losses, string code) =>
        losses[code] = losses.TryGetValue(code, out var before) ? (before.Records + 1, before.First) : (1, Line);

    private static ValueList<ConversionLoss> List(SortedDictionary<string, (long Records, long First)> losses) =>
        [.. losses.Select(static pair => new ConversionLoss(pair.Key, Words[pair.Key], pair.Value.Records, pair.Value.First))];
}
