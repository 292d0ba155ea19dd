namespace BedrockSelector.Customization.DataSets;

/// <summary>The name, the severity and the usual fix of every problem of a data set.</summary>
public static class DataSetProblemCodes
{
    // In the order of the enumeration.
    private static readonly (DataSetProblemSeverity Severity, string Fix)[] Table =
    [
        (DataSetProblemSeverity.Error, "Write one JSON object on each line."),
        (DataSetProblemSeverity.Error, "Upload the JSON lines uncompressed."),
        (DataSetProblemSeverity.Error, "Save the file as UTF-8 without a byte-order mark."),
        (DataSetProblemSeverity.Error, "Save the file as UTF-8 without a byte-order mark."),
        (DataSetProblemSeverity.Error, "Save the file as UTF-8."),
        (DataSetProblemSeverity.Warning, "End lines with a line feed alone."),
        (DataSetProblemSeverity.Error, "Remove the line: each line holds one JSON object."),
        (DataSetProblemSeverity.Error, "Shorten or split the record."),
        (DataSetProblemSeverity.Warning, "Shorten the record below 1,000 bytes a KB."),
        (DataSetProblemSeverity.Error, "Write the line with a JSON library."),
        (DataSetProblemSeverity.Error, "Write each record on one line; a line break inside a text is written \\n."),
        (DataSetProblemSeverity.Error, "Write one JSON object a line."),
        (DataSetProblemSeverity.Error, "Write one JSON object a line, without an array around them."),
        (DataSetProblemSeverity.Error, "Simplify the record."),
        (DataSetProblemSeverity.Error, "Keep one of them."),
        (DataSetProblemSeverity.Error, "Write the character in UTF-8, or both halves of the pair."),
        (DataSetProblemSeverity.Error, "Use letters, digits and - _ / . alone."),
        (DataSetProblemSeverity.Warning, "Name the file so that it ends in .jsonl."),
        (DataSetProblemSeverity.Error, "Use fewer or shorter records."),
        (DataSetProblemSeverity.Warning, "Use fewer or shorter records."),
        (DataSetProblemSeverity.Error, "Add records."),
        (DataSetProblemSeverity.Error, "Remove records."),
        (DataSetProblemSeverity.Error, "Remove records from either."),
        (DataSetProblemSeverity.Error, "Leave the validation set out."),
        (DataSetProblemSeverity.Warning, "Leave it out, or evaluate the model yourself."),
        (DataSetProblemSeverity.Error, "Convert the data, or choose the base or method that takes this format."),
        (DataSetProblemSeverity.Error, "Add the field."),
        (DataSetProblemSeverity.Warning, "Remove the field; AWS may reject it."),
        (DataSetProblemSeverity.Error, "Spell the field as the format does."),
        (DataSetProblemSeverity.Error, "Give a value, or leave an optional field out."),
        (DataSetProblemSeverity.Error, "Write the value as a string."),
        (DataSetProblemSeverity.Error, "Write the value as a list."),
        (DataSetProblemSeverity.Error, "Write the value as an object."),
        (DataSetProblemSeverity.Error, "Give a text, or remove the record."),
        (DataSetProblemSeverity.Warning, "Write \"bedrock-conversation-2024\"."),
        (DataSetProblemSeverity.Error, "Add the user's turn."),
        (DataSetProblemSeverity.Error, "Use the roles user and assistant."),
        (DataSetProblemSeverity.Error, "Move it to the field system."),
        (DataSetProblemSeverity.Error, "Start with a user's turn."),
        (DataSetProblemSeverity.Error, "End with the answer to be learned."),
        (DataSetProblemSeverity.Error, "Join them, or put the missing turn between them."),
        (DataSetProblemSeverity.Error, "Add the prompt as a user's turn."),
        (DataSetProblemSeverity.Warning, "End with the user's turn; put the wanted answer into reference_answer."),
        (DataSetProblemSeverity.Warning, "Add it, unless the grader scores without."),
        (DataSetProblemSeverity.Error, "Add a text."),
        (DataSetProblemSeverity.Error, "Use text, and image or video where the base takes them."),
        (DataSetProblemSeverity.Error, "Write one block for each."),
        (DataSetProblemSeverity.Error, "Replace the word by another of the same meaning."),
        (DataSetProblemSeverity.Error, "Remove the media, or choose a base that takes them."),
        (DataSetProblemSeverity.Error, "Move them to the user's turn."),
        (DataSetProblemSeverity.Error, "Use an accepted format and name it."),
        (DataSetProblemSeverity.Warning, "Name the format of the file."),
        (DataSetProblemSeverity.Error, "Upload the file to Amazon S3 and give its s3Location."),
        (DataSetProblemSeverity.Error, "Give s3://BUCKET/KEY."),
        (DataSetProblemSeverity.Error, "Put media and data set into one bucket."),
        (DataSetProblemSeverity.Error, "Use letters, digits and - _ / . alone."),
        (DataSetProblemSeverity.Error, "Train on one kind of media a job."),
        (DataSetProblemSeverity.Error, "Split the record."),
        (DataSetProblemSeverity.Error, "Write the twelve digits of the account as a string."),
        (DataSetProblemSeverity.Warning, "Add bucketOwner, the twelve digits of the account."),
        (DataSetProblemSeverity.Error, "Shorten or split the record."),
        (DataSetProblemSeverity.Warning, "Shorten the record, or count its tokens exactly."),
        (DataSetProblemSeverity.Error, "Change the caption."),
        (DataSetProblemSeverity.Warning, "Remove the copy, unless it is meant to weigh more."),
        (DataSetProblemSeverity.Warning, "Keep one caption an image, unless both are meant."),
        (DataSetProblemSeverity.Warning, "Check for duplicates with another tool, or raise the memory allowed."),
        (DataSetProblemSeverity.Error, "Remove it from one of the sets."),
        (DataSetProblemSeverity.Warning, "Name a tokenizer family to assume."),
        (DataSetProblemSeverity.Warning, "Add records to be safe by both sources."),
        (DataSetProblemSeverity.Warning, "Use fewer or shorter records to be safe by both sources."),
        (DataSetProblemSeverity.Error, "Give one entry, or leave the system prompt out."),
        (DataSetProblemSeverity.Error, "Keep one turn of the user, and at most one answer."),
        (DataSetProblemSeverity.Error, "Join the texts into one block."),
        (DataSetProblemSeverity.Warning, "Use the roles system, user and assistant, in lower case."),
        (DataSetProblemSeverity.Warning, "Write one block for each."),
        (DataSetProblemSeverity.Warning, "Leave the blank part out."),
        (DataSetProblemSeverity.Warning, "Write the format in lower case."),
        (DataSetProblemSeverity.Warning, "Write calls and results of tools as text, or count on a failing job."),
    ];

    /// <summary>Gets how bad a problem is.</summary>
    /// <param name="code">The code.</param>
    /// <returns>An error stops the job or spoils it; a warning does not.</returns>
    public static DataSetProblemSeverity Severity(this DataSetProblemCode code) => Table[(int)code].Severity;

    /// <summary>Gets what to do about a problem.</summary>
    /// <param name="code">The code.</param>
    /// <returns>One sentence.</returns>
    public static string Fix(this DataSetProblemCode code) => Table[(int)code].Fix;
}
