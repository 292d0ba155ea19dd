using System.Text.Json.Serialization;

namespace BedrockSelector.Logs;

/// <summary>How records of use are wrapped.</summary>
[Flags]
[JsonConverter(typeof(LogEnvelopesConverter))]
public enum LogEnvelopes
{
    /// <summary>Nothing known was met.</summary>
    None = 0,

    /// <summary>Invocation records, one object a line, as Amazon S3 gets them.</summary>
    Lines = 1,

    /// <summary>Invocation records in lists or over several lines.</summary>
    Documents = 2,

    /// <summary>What <c>aws logs filter-log-events</c> and <c>get-log-events</c> print.</summary>
    LogEvents = 4,

    /// <summary>Files that CloudWatch Logs exports to Amazon S3: a time before each record.</summary>
    Export = 8,

    /// <summary>What a subscription of CloudWatch Logs sends.</summary>
    Subscription = 16,

    /// <summary>Records of Firehose or Kinesis, whose data are encoded and may be compressed.</summary>
    Stream = 32,

    /// <summary>Answers of CloudWatch Logs Insights, as CSV or as JSON.</summary>
    Insights = 64,

    /// <summary>CloudWatch metrics, as <c>aws cloudwatch get-metric-data</c> prints them.</summary>
    Metrics = 128,
}
