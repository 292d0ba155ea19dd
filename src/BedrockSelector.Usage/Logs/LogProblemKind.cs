using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Logs;

/// <summary>What is odd about a line or a file of a log.</summary>
[JsonConverter(typeof(ClosedSetConverter<LogProblemKind>))]
public enum LogProblemKind
{
    /// <summary>The line is not a JSON object, or a field has the wrong form. It is not counted as demand.</summary>
    Malformed = 0,

    /// <summary>The file ends within a line, or a compressed file within its data. What came before is counted.</summary>
    Truncated,

    /// <summary>The compressed data are damaged. What came before is counted, what follows in this file is lost.</summary>
    Damaged,

    /// <summary>A JSON object that is no record of a model invocation. It is not counted as demand.</summary>
    OtherRecord,

    /// <summary>The request id was seen before. It is counted once.</summary>
    Duplicate,

    /// <summary>The time jumps back by more than an hour within the file. The record is counted in its own hour.</summary>
    ClockJump,

    /// <summary>The record has no tokens. It is counted as a request.</summary>
    ZeroTokens,

    /// <summary>The call failed. Whatever tokens it states are counted.</summary>
    FailedCall,
}
