using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Tokens;

namespace BedrockSelector.Customization.DataSets;

/// <summary>One check from the first byte to the report.</summary>
internal sealed class DataSetRun : IDisposable
{
    private readonly DataSetSession _session;
    private readonly DataSetFingerprints? _training;
    private readonly DataSetFingerprints _fingerprints;
    private readonly TrainingDataFormat _format;
    private readonly IRecordChecker _checker;
    private readonly InvocationLogChecker _logs = new();
    private readonly RecordLengths _lengths;
    private TrainingDataFormat? _detected;
    private TokenSpan _tokens;
    private long _records;
    private long _valid;
    private long _characters;
    private long _images;
    private long _videos;
    private (double Tokens, long Line) _longest;
    private bool _forgetful;

    public DataSetRun(DataSetSession session, DataSetFingerprints? training)
    {
        _session = session;
        _training = training;
        _fingerprints = new(session.Options.MaxRememberedRecords);
        _format = session.Method.Formats[0];
        _checker = CheckerOf(_format);
        _lengths = new(session);
        session.MediaBucket = session.Options.Location?.Bucket;
        session.MediaType = training?.Media;
    }

    /// <summary>Looks at the first bytes.</summary>
    /// <param name="start">At least four bytes, or all there are.</param>
    /// <param name="skip">How many bytes are no data.</param>
    /// <returns>Whether the file is text at all.</returns>
    public bool Begin(in ReadOnlySequence<byte> start, out int skip)
    {
        Span<byte> head = stackalloc byte[4];
        var length = (int)Math.Min(4, start.Length);
        start.Slice(0, length).CopyTo(head);
        head = head[..length];
        skip = 0;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            skip = 3;
            _session.ReportFile(DataSetProblemCode.ByteOrderMark, "The file starts with the bytes EF BB BF.");
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (head.Length > 1 && (head[0] == 0 || head[1] == 0)))
        {
            _session.ReportFile(DataSetProblemCode.NotUtf8, "The file is UTF-16 or UTF-32.");
            return false;
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("BZh"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]))
        {
            _session.ReportFile(DataSetProblemCode.CompressedFile, "The file starts like a gzip, zip, bzip2 or zstd file.");
            return false;
        }

        return true;
    }

    public void Take(ReadOnlySequence<byte> line, bool tooLong)
    {
        _session.Line++;
        if (tooLong)
        {
            _session.ReportLine(DataSetProblemCode.LineTooLong, 1, string.Create(CultureInfo.InvariantCulture,
                $"The line has more than {_session.Options.MaxLineBytes:#,0} bytes, the most that is read of one line."));
            return;
        }

        _lengths.CheckLine(line.Length);
        if (!line.IsEmpty && line.Slice(line.Length - 1).FirstSpan[0] == '\r')
        {
            line = line.Slice(0, line.Length - 1);
            _session.ReportLine(DataSetProblemCode.CarriageReturn, 1, "The line ends with a carriage return.");
        }

        if (IsBlank(line))
        {
            _session.ReportLine(DataSetProblemCode.EmptyLine, 1, "The line is empty.");
            return;
        }

        if (_session.Record.Parse(line) is { } error)
        {
            _session.ReportAt(error.Code, error.Offset, -1, error.Message);
            return;
        }

        _records++;
        _session.BeginRecord();
        CheckRecord();
    }

    public DataSetCheck End(long bytes, string[] mediaLimits)
    {
        var options = _session.Options;
        _session.Line = 0;
        if (_records == 0 && _session.Problems.Errors == 0)
        {
            _session.ReportFile(DataSetProblemCode.NoRecords, "The file holds no record.");
        }

        var fileLimits = new DataSetFileLimits(_session);
        fileLimits.CheckName(options.FileName);
        fileLimits.CheckRole();
        fileLimits.CheckSize(bytes);
        fileLimits.CheckRecords(_records, _training?.Records);
        fileLimits.CheckDisputed(_records, bytes);
        var needsTokens = _session.Method.BilledBy == Meter.TrainingTokens || _session.Method.Limits.Any(static limit => limit.Unit == "tokens");
        if (_session.Family is null && needsTokens && _records > 0)
        {
            _session.ReportFile(DataSetProblemCode.TokensUnknown, $"No source says how {options.Base.Name} counts tokens.");
        }

        if (_forgetful)
        {
            _session.ReportFile(DataSetProblemCode.DuplicatesNotChecked, string.Create(CultureInfo.InvariantCulture,
                $"Only the first {_fingerprints.Capacity:#,0} different records are compared."));
        }

        _fingerprints.Records = _records;
        _fingerprints.Media = _session.MediaType;
        var isPair = _format == TrainingDataFormat.ImageCaption;
        return new(
            new()
            {
                BaseModel = options.Base.ModelId,
                Method = _session.Method.Kind,
                Role = options.Role,
                Format = _format,
                DetectedFormat = _detected,
                Lines = _lengths.Lines,
                Records = _records,
                ValidRecords = _valid,
                Bytes = bytes,
                Characters = _characters,
                Tokens = _session.Family is null ? null : ToEstimate(_session.Family, isPair ? 0 : _images),
                LongestRecordTokens = (long)Math.Round(_longest.Tokens, MidpointRounding.AwayFromZero),
                LongestRecordLine = _longest.Line,
                Images = _images,
                Videos = _videos,
                Problems = _session.Problems.ToGroups(),
                NotChecked =
                [
                    .. _session.Method.Limits.Where(limit => mediaLimits.Contains(limit.Name)
                        && (limit.Name.StartsWith("image", StringComparison.Ordinal) ? _images : _videos) > 0),
                ],
            },
            _fingerprints);
    }

    public void Dispose() => _session.Dispose();

    private bool TakesLogs => _session.Method.Kind is CustomizationKind.Distillation or CustomizationKind.ReinforcementFineTuning;

    private void CheckRecord()
    {
        var shape = RecordShape.Of(_session.Record);
        _detected ??= RecordShape.Likeliest(shape, _format);
        _session.CheckDuplicateFields(JsonRecord.Root);
        var isLog = shape == RecordShape.Bit(TrainingDataFormat.InvocationLog) && TakesLogs;
        if (shape != 0 && !isLog && (shape & RecordShape.Bit(_format)) == 0)
        {
            var met = RecordShape.Likeliest(shape, _format)!.Value;
            _session.Report(DataSetProblemCode.WrongFormat, JsonRecord.Root, $"The record has the shape of {met.Name()}; {_session.Options.Base.Name} wants {_format.Name()} for {ClosedSet.Name(_session.Method.Kind)}.");
            _ = _session.TakeHash();
            return;
        }

        (isLog ? _logs : _checker).Check(_session);
        var (input, output) = (_session.InputTokens(), _session.OutputTokens());
        _lengths.CheckRecord(input, output);
        var hash = _session.TakeHash();
        if (_session.HasError)
        {
            return;
        }

        Compare(hash);
        if (_session.HasError)
        {
            return;
        }

        _valid++;
        _tokens += input + output;
        _characters += _session.InputCharacters + _session.OutputCharacters;
        _images += _session.Images;
        _videos += _session.Videos;
        if ((input + output).Expected > _longest.Tokens)
        {
            _longest = ((input + output).Expected, _session.Line);
        }
    }

    private void Compare(UInt128 hash)
    {
        if (_training?.Lines.TryGetValue(hash, out var trainingLine) == true)
        {
            _session.ReportLine(DataSetProblemCode.ValidationOverlap, 1, string.Create(CultureInfo.InvariantCulture, $"The record is also line {trainingLine} of the training data."));
        }

        if (_fingerprints.Capacity == 0)
        {
            return;
        }

        _forgetful |= _fingerprints.IsFull && !_fingerprints.Lines.ContainsKey(hash);
        if (_fingerprints.Add(hash, _session.Line) is > 0 and var earlier)
        {
            _session.ReportLine(DataSetProblemCode.DuplicateRecord, 1, string.Create(CultureInfo.InvariantCulture, $"The record is the same as line {earlier}."));
        }
        else if (_session.ImageKey is { } image && _fingerprints.Add(image, _session.Line) is > 0 and var other)
        {
            _session.ReportLine(DataSetProblemCode.DuplicateImage, 1, string.Create(CultureInfo.InvariantCulture, $"The image stands in line {other} with another caption."));
        }
    }

    private TokenEstimate ToEstimate(TokenFamily family, long images)
    {
        var notCounted = ImmutableArray.CreateBuilder<string>();
        if (images > 0)
        {
            notCounted.Add(string.Create(CultureInfo.InvariantCulture, $"{images} images"));
        }

        if (_videos > 0)
        {
            notCounted.Add(string.Create(CultureInfo.InvariantCulture, $"{_videos} videos"));
        }

        return new()
        {
            Tokens = (long)Math.Round(_tokens.Expected, MidpointRounding.AwayFromZero),
            Low = (long)Math.Floor(_tokens.Low),
            High = (long)Math.Ceiling(_tokens.High),
            Family = family.Id,
            Basis = family.Basis,
            Source = family.Source,
            NotCounted = notCounted.ToImmutable(),
        };
    }

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (var segment in line)
        {
            if (segment.Span.IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static IRecordChecker CheckerOf(TrainingDataFormat format) => format switch
    {
        TrainingDataFormat.PromptCompletion => new PromptCompletionChecker(),
        TrainingDataFormat.SingleInput => new SingleInputChecker(),
        TrainingDataFormat.Converse => new ConverseChecker(answerIsOptional: false),
        TrainingDataFormat.Distillation => new ConverseChecker(answerIsOptional: true),
        TrainingDataFormat.AnthropicMessages => new AnthropicMessagesChecker(),
        TrainingDataFormat.ChatCompletions => new ChatCompletionsChecker(),
        _ => new ImageCaptionChecker(),
    };
}
