namespace BedrockSelector.Knowledge.Rules;

/// <summary>The parts of a request that rules speak of, written in documents as words joined by hyphens. A closed set: each is found by code.</summary>
internal enum RequestPart
{
    /// <summary>A field of the request itself; text: its name.</summary>
    Field = 0,

    /// <summary>A field of the inference settings; text: its name.</summary>
    InferenceField,

    /// <summary>A field that only the model knows; text: its name.</summary>
    ModelField,

    /// <summary>A turn; text: who speaks.</summary>
    Turn,

    /// <summary>The first turn; text: who speaks.</summary>
    FirstTurn,

    /// <summary>The last turn; text: who speaks.</summary>
    LastTurn,

    /// <summary>A turn of the one who spoke before.</summary>
    SameSpeaker,

    /// <summary>A turn that says nothing.</summary>
    EmptyTurn,

    /// <summary>A block that sets no known field, or several.</summary>
    UnknownBlock,

    /// <summary>A text of nothing but white space.</summary>
    BlankText,

    /// <summary>A block of the system prompt.</summary>
    System,

    /// <summary>An image; number: bytes; text: format.</summary>
    Image,

    /// <summary>The longer side of an image; number: pixels.</summary>
    ImageSide,

    /// <summary>An image whose bytes are of another format than it says; text: the format of the bytes.</summary>
    ImageFormatDiffers,

    /// <summary>An image, document or video in a turn of the model.</summary>
    MediaInAnswer,

    /// <summary>Media without content.</summary>
    EmptyMedia,

    /// <summary>Media sent in the request; number: bytes.</summary>
    InlineMedia,

    /// <summary>Media by their place in Amazon S3; text: kind.</summary>
    S3Media,

    /// <summary>A document; number: bytes; text: format.</summary>
    Document,

    /// <summary>A document sent in the request; number: bytes; text: format.</summary>
    InlineDocument,

    /// <summary>A document's name; number: its length; text: the name.</summary>
    DocumentName,

    /// <summary>A document in a turn without text.</summary>
    DocumentWithoutText,

    /// <summary>A video; number: bytes; text: format.</summary>
    Video,

    /// <summary>A sound recording; number: bytes; text: format.</summary>
    Audio,

    /// <summary>The configuration of tools.</summary>
    ToolConfig,

    /// <summary>A tool; text: its name.</summary>
    Tool,

    /// <summary>A tool whose calls must follow its schema.</summary>
    StrictTool,

    /// <summary>How tools are chosen; text: auto, any, tool or none.</summary>
    ToolChoice,

    /// <summary>A chosen tool that the request does not describe; text: its name.</summary>
    ToolChoiceUnknown,

    /// <summary>A call of a tool, or its result, in the conversation.</summary>
    ToolHistory,

    /// <summary>A tool's result that answers no call of the turn before.</summary>
    ToolResultUnasked,

    /// <summary>A call of a tool that the next turn does not answer.</summary>
    ToolCallUnanswered,

    /// <summary>The sampling temperature; number.</summary>
    Temperature,

    /// <summary>The share of probability sampled from; number.</summary>
    TopP,

    /// <summary>The number of tokens sampled from; number.</summary>
    TopK,

    /// <summary>The limit of the answer; number: tokens.</summary>
    MaxTokens,

    /// <summary>A text that ends the answer; number: its length; text: itself.</summary>
    StopSequence,

    /// <summary>The setting of reasoning; text: enabled, adaptive or disabled.</summary>
    Reasoning,

    /// <summary>The budget of reasoning; number: tokens.</summary>
    ReasoningBudget,

    /// <summary>The effort of reasoning; text.</summary>
    ReasoningEffort,

    /// <summary>A schema for the answer.</summary>
    StructuredOutput,

    /// <summary>Citations asked for.</summary>
    Citations,

    /// <summary>A guardrail.</summary>
    Guardrail,

    /// <summary>How the call is sold; text.</summary>
    ServiceTier,

    /// <summary>A cache point; number: tokens before it, where counted; text: its time to live, empty for the default.</summary>
    CachePoint,

    /// <summary>A time to live of a cache point; text.</summary>
    CacheTtl,

    /// <summary>A time to live that is longer than one before it; text.</summary>
    CacheTtlRising,

    /// <summary>A cache point in the tools.</summary>
    CachePointInTools,

    /// <summary>That the answer is streamed.</summary>
    Streaming,

    /// <summary>All input; number: tokens, where counted.</summary>
    InputTokens,

    /// <summary>All input and the longest answer asked for; number: tokens, where counted.</summary>
    TotalTokens,

    /// <summary>The requests of a batch job; number.</summary>
    BatchRecords,

    /// <summary>That the model is legacy on the day and in the region of the call; text: since when, where a source dates it.</summary>
    Legacy,
}
