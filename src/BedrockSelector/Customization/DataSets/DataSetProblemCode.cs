using System.Text.Json.Serialization;
using BedrockSelector.Quantities;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.DataSets;

/// <summary>What can be wrong with a data set.</summary>
[JsonConverter(typeof(ClosedSetConverter<DataSetProblemCode>))]
public enum DataSetProblemCode
{
    /// <summary>The file holds no record.</summary>
    NoRecords = 0,

    /// <summary>The file is compressed.</summary>
    CompressedFile,

    /// <summary>The file is in another encoding than UTF-8.</summary>
    [Named("not-utf-8")]
    NotUtf8,

    /// <summary>The file starts with a UTF-8 byte-order mark, which JSON does not allow.</summary>
    ByteOrderMark,

    /// <summary>Bytes are not UTF-8.</summary>
    [Named("invalid-utf-8")]
    InvalidUtf8,

    /// <summary>Lines end with a carriage return and a line feed.</summary>
    CarriageReturn,

    /// <summary>A line is empty.</summary>
    EmptyLine,

    /// <summary>A line is longer than the format or the checker takes.</summary>
    LineTooLong,

    /// <summary>A line is longer than the limit if a KB has 1,000 bytes, shorter if it has 1,024.</summary>
    LineMayBeTooLong,

    /// <summary>A line is not JSON.</summary>
    InvalidJson,

    /// <summary>A line ends inside its JSON value.</summary>
    TruncatedJson,

    /// <summary>More follows a line's JSON value.</summary>
    SeveralValues,

    /// <summary>A line's JSON value is not an object.</summary>
    NotAnObject,

    /// <summary>A record is nested too deep or has too many values.</summary>
    RecordTooComplex,

    /// <summary>A field occurs twice in an object.</summary>
    DuplicateField,

    /// <summary>A text has half of a surrogate pair as an escape.</summary>
    LoneSurrogate,

    /// <summary>The file's name has characters that AWS does not take.</summary>
    FileName,

    /// <summary>The file's name does not end in .jsonl.</summary>
    FileExtension,

    /// <summary>The file is larger than the base takes.</summary>
    FileTooLarge,

    /// <summary>The file is larger than the limit if a GB has 10^9 bytes, smaller if it has 2^30.</summary>
    FileMayBeTooLarge,

    /// <summary>The data set has fewer records than the base wants.</summary>
    TooFewRecords,

    /// <summary>The data set has more records than the base takes.</summary>
    TooManyRecords,

    /// <summary>Training and validation together have more records than the base takes.</summary>
    TooManyRecordsInTotal,

    /// <summary>The base takes no validation set.</summary>
    ValidationNotSupported,

    /// <summary>The base accepts a validation set but does not use it in training.</summary>
    ValidationIgnored,

    /// <summary>A record has the shape of another format than the base and method want.</summary>
    WrongFormat,

    /// <summary>A required field is missing.</summary>
    MissingField,

    /// <summary>A field is not part of the format.</summary>
    UnknownField,

    /// <summary>A field is spelled with other letter case.</summary>
    FieldCase,

    /// <summary>A field is null.</summary>
    NullField,

    /// <summary>A field is not a string.</summary>
    NotAString,

    /// <summary>A field is not a list.</summary>
    NotAList,

    /// <summary>A value is not an object.</summary>
    FieldNotAnObject,

    /// <summary>A text is empty or blank.</summary>
    BlankText,

    /// <summary>The schema version is not the one of AWS's examples.</summary>
    SchemaVersion,

    /// <summary>The list of messages is empty.</summary>
    NoMessages,

    /// <summary>A role is not one of the format.</summary>
    UnknownRole,

    /// <summary>The system prompt stands among the messages.</summary>
    SystemRole,

    /// <summary>The first turn is not the user's.</summary>
    FirstRole,

    /// <summary>The last turn is not the assistant's.</summary>
    LastRole,

    /// <summary>Two turns of the same role follow each other.</summary>
    RoleOrder,

    /// <summary>There is no user's turn.</summary>
    NoUserTurn,

    /// <summary>The prompt ends with an assistant's turn, though the model is to generate the answer.</summary>
    EndsWithAnswer,

    /// <summary>There is no reference_answer for the grader.</summary>
    NoReferenceAnswer,

    /// <summary>A turn has no content.</summary>
    EmptyContent,

    /// <summary>A content block is of a kind that training does not take.</summary>
    UnknownContent,

    /// <summary>A content block has several kinds at once.</summary>
    AmbiguousContent,

    /// <summary>A text holds a word that makes the job fail.</summary>
    ReservedWord,

    /// <summary>The base takes no such media in training records.</summary>
    MediaNotSupported,

    /// <summary>Media stand in another turn than the user's.</summary>
    MediaRole,

    /// <summary>The format of the media is missing or not accepted.</summary>
    MediaFormat,

    /// <summary>The format named and the file's extension differ.</summary>
    MediaFormatMismatch,

    /// <summary>Media are given inline.</summary>
    MediaInline,

    /// <summary>The location of a media file is missing or not an S3 location.</summary>
    MediaLocation,

    /// <summary>Media lie in another bucket than the data set.</summary>
    MediaBucket,

    /// <summary>The name of a media file has characters that AWS does not take.</summary>
    MediaFileName,

    /// <summary>Records of one job hold images and videos.</summary>
    MixedMedia,

    /// <summary>A record holds more images or videos than the base takes.</summary>
    TooManyMedia,

    /// <summary>The bucket's owner is not an account id.</summary>
    BucketOwner,

    /// <summary>The bucket's owner is not given.</summary>
    NoBucketOwner,

    /// <summary>A record is longer than the base takes, by the low end of the estimate.</summary>
    RecordTooLong,

    /// <summary>A record may be longer than the base takes: the limit lies inside the estimate's band.</summary>
    RecordMayBeTooLong,

    /// <summary>A caption is shorter or longer than the base takes.</summary>
    CaptionLength,

    /// <summary>A record is the same as an earlier one.</summary>
    DuplicateRecord,

    /// <summary>An image occurs again with another caption.</summary>
    DuplicateImage,

    /// <summary>The file has more records than are remembered for finding duplicates.</summary>
    DuplicatesNotChecked,

    /// <summary>A validation record is also a training record, so the validation loss says nothing.</summary>
    ValidationOverlap,

    /// <summary>Nothing is known about how the base counts tokens, so lengths in tokens and the cost are not checked.</summary>
    TokensUnknown,

    /// <summary>The data set has fewer records than one of AWS's sources wants, and enough by another.</summary>
    TooFewRecordsDisputed,

    /// <summary>The file is larger than one of AWS's sources takes, and small enough by another.</summary>
    FileTooLargeDisputed,

    /// <summary>The system prompt has none or several entries, where one is wanted.</summary>
    SystemEntries,

    /// <summary>A prompt for distillation has more turns than one of the user and one of the assistant.</summary>
    TooManyTurns,

    /// <summary>A turn of a prompt for distillation has more blocks than one.</summary>
    TooManyBlocks,

    /// <summary>A role that one of AWS's sources takes and another does not name.</summary>
    RoleDisputed,

    /// <summary>A block holds several kinds of content at once, which the interface forbids and AWS's validator takes.</summary>
    BlockOfSeveral,

    /// <summary>A block of text is empty or blank beside others that are not.</summary>
    BlankPart,

    /// <summary>The format of the media is written with other letter case.</summary>
    MediaFormatCase,

    /// <summary>Tools in the data: AWS's SDK takes them, its guide says that they may fail the job.</summary>
    ToolContent,
}
