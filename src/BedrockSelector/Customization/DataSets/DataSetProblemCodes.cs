namespace BedrockSelector.Customization.DataSets;

/// <summary>The name, the severity and the usual fix of every problem of a data set.</summary>
public static class DataSetProblemCodes
{
    // In the order of the enumeration.
    private static readonly (string Name, DataSetProblemSeverity Severity, string Fix)[] Table =
    [
        ("no-records", DataSetProblemSeverity.Error, "Write one JSON object on each line."),
        ("compressed-file", DataSetProblemSeverity.Error, "Upload the JSON lines uncompressed."),
        ("not-utf-8", DataSetProblemSeverity.Error, "Save the file as UTF-8 without a byte-order mark."),
        ("byte-order-mark", DataSetProblemSeverity.Error, "Save the file as UTF-8 without a byte-order mark."),
        ("invalid-utf-8", DataSetProblemSeverity.Error, "Save the file as UTF-8."),
        ("carriage-return", DataSetProblemSeverity.Warning, "End lines with a line feed alone."),
        ("empty-line", DataSetProblemSeverity.Error, "Remove the line: each line holds one JSON object."),
        ("line-too-long", DataSetProblemSeverity.Error, "Shorten or split the record."),
        ("line-may-be-too-long", DataSetProblemSeverity.Warning, "Shorten the record below 1,000 bytes a KB."),
        ("invalid-json", DataSetProblemSeverity.Error, "Write the line with a JSON library."),
        ("truncated-json", DataSetProblemSeverity.Error, "Write each record on one line; a line break inside a text is written \\n."),
        ("several-values", DataSetProblemSeverity.Error, "Write one JSON object a line."),
        ("not-an-object", DataSetProblemSeverity.Error, "Write one JSON object a line, without an array around them."),
        ("record-too-complex", DataSetProblemSeverity.Error, "Simplify the record."),
        ("duplicate-field", DataSetProblemSeverity.Error, "Keep one of them."),
        ("lone-surrogate", DataSetProblemSeverity.Error, "Write the character in UTF-8, or both halves of the pair."),
        ("file-name", DataSetProblemSeverity.Error, "Use letters, digits and - _ / . alone."),
        ("file-extension", DataSetProblemSeverity.Warning, "Name the file so that it ends in .jsonl."),
        ("file-too-large", DataSetProblemSeverity.Error, "Use fewer or shorter records."),
        ("file-may-be-too-large", DataSetProblemSeverity.Warning, "Use fewer or shorter records."),
        ("too-few-records", DataSetProblemSeverity.Error, "Add records."),
        ("too-many-records", DataSetProblemSeverity.Error, "Remove records."),
        ("too-many-records-in-total", DataSetProblemSeverity.Error, "Remove records from either."),
        ("validation-not-supported", DataSetProblemSeverity.Error, "Leave the validation set out."),
        ("validation-ignored", DataSetProblemSeverity.Warning, "Leave it out, or evaluate the model yourself."),
        ("wrong-format", DataSetProblemSeverity.Error, "Convert the data, or choose the base or method that takes this format."),
        ("missing-field", DataSetProblemSeverity.Error, "Add the field."),
        ("unknown-field", DataSetProblemSeverity.Warning, "Remove the field; AWS may reject it."),
        ("field-case", DataSetProblemSeverity.Error, "Spell the field as the format does."),
        ("null-field", DataSetProblemSeverity.Error, "Give a value, or leave an optional field out."),
        ("not-a-string", DataSetProblemSeverity.Error, "Write the value as a string."),
        ("not-a-list", DataSetProblemSeverity.Error, "Write the value as a list."),
        ("field-not-an-object", DataSetProblemSeverity.Error, "Write the value as an object."),
        ("blank-text", DataSetProblemSeverity.Error, "Give a text, or remove the record."),
        ("schema-version", DataSetProblemSeverity.Warning, "Write \"bedrock-conversation-2024\"."),
        ("no-messages", DataSetProblemSeverity.Error, "Add the user's turn."),
        ("unknown-role", DataSetProblemSeverity.Error, "Use the roles user and assistant."),
        ("system-role", DataSetProblemSeverity.Error, "Move it to the field system."),
        ("first-role", DataSetProblemSeverity.Error, "Start with a user's turn."),
        ("last-role", DataSetProblemSeverity.Error, "End with the answer to be learned."),
        ("role-order", DataSetProblemSeverity.Error, "Join them, or put the missing turn between them."),
        ("no-user-turn", DataSetProblemSeverity.Error, "Add the prompt as a user's turn."),
        ("ends-with-answer", DataSetProblemSeverity.Warning, "End with the user's turn; put the wanted answer into reference_answer."),
        ("no-reference-answer", DataSetProblemSeverity.Warning, "Add it, unless the grader scores without."),
        ("empty-content", DataSetProblemSeverity.Error, "Add a text."),
        ("unknown-content", DataSetProblemSeverity.Error, "Use text, and image or video where the base takes them."),
        ("ambiguous-content", DataSetProblemSeverity.Error, "Write one block for each."),
        ("reserved-word", DataSetProblemSeverity.Error, "Replace the word by another of the same meaning."),
        ("media-not-supported", DataSetProblemSeverity.Error, "Remove the media, or choose a base that takes them."),
        ("media-role", DataSetProblemSeverity.Error, "Move them to the user's turn."),
        ("media-format", DataSetProblemSeverity.Error, "Use an accepted format and name it."),
        ("media-format-mismatch", DataSetProblemSeverity.Warning, "Name the format of the file."),
        ("media-inline", DataSetProblemSeverity.Error, "Upload the file to Amazon S3 and give its s3Location."),
        ("media-location", DataSetProblemSeverity.Error, "Give s3://BUCKET/KEY."),
        ("media-bucket", DataSetProblemSeverity.Error, "Put media and data set into one bucket."),
        ("media-file-name", DataSetProblemSeverity.Error, "Use letters, digits and - _ / . alone."),
        ("mixed-media", DataSetProblemSeverity.Error, "Train on one kind of media a job."),
        ("too-many-media", DataSetProblemSeverity.Error, "Split the record."),
        ("bucket-owner", DataSetProblemSeverity.Error, "Write the twelve digits of the account as a string."),
        ("no-bucket-owner", DataSetProblemSeverity.Warning, "Add bucketOwner, the twelve digits of the account."),
        ("record-too-long", DataSetProblemSeverity.Error, "Shorten or split the record."),
        ("record-may-be-too-long", DataSetProblemSeverity.Warning, "Shorten the record, or count its tokens exactly."),
        ("caption-length", DataSetProblemSeverity.Error, "Change the caption."),
        ("duplicate-record", DataSetProblemSeverity.Warning, "Remove the copy, unless it is meant to weigh more."),
        ("duplicate-image", DataSetProblemSeverity.Warning, "Keep one caption an image, unless both are meant."),
        ("duplicates-not-checked", DataSetProblemSeverity.Warning, "Check for duplicates with another tool, or raise the memory allowed."),
        ("validation-overlap", DataSetProblemSeverity.Error, "Remove it from one of the sets."),
        ("tokens-unknown", DataSetProblemSeverity.Warning, "Name a tokenizer family to assume."),
    ];

    /// <summary>Gets the name of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Lower-case words joined by hyphens, such as <c>reserved-word</c>.</returns>
    public static string Name(this DataSetProblemCode code) => Table[(int)code].Name;

    /// <summary>Gets how bad a problem is.</summary>
    /// <param name="code">The code.</param>
    /// <returns>An error stops the job or spoils it; a warning does not.</returns>
    public static DataSetProblemSeverity Severity(this DataSetProblemCode code) => Table[(int)code].Severity;

    /// <summary>Gets what to do about a problem.</summary>
    /// <param name="code">The code.</param>
    /// <returns>One sentence.</returns>
    public static string Fix(this DataSetProblemCode code) => Table[(int)code].Fix;
}
