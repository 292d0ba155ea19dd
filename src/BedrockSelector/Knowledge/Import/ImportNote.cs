namespace BedrockSelector.Knowledge.Import;

/// <summary>Something in a file that was not taken over, or is remarkable.</summary>
/// <param name="Code">Why.</param>
/// <param name="Document">The file.</param>
/// <param name="Subject">What is concerned: a name, an id or a usage type; for a price, its model and meter.</param>
/// <param name="Rows">How many rows of the file it concerns; one or more.</param>
/// <param name="Message">The reason, in a sentence.</param>
public sealed record ImportNote(ImportNoteCode Code, string Document, string Subject, int Rows, string Message)
{
    /// <summary>Gets whether rows were left out.</summary>
    /// <value><see langword="false"/> for remarks.</value>
    public bool LeavesOut => Code is not (ImportNoteCode.Remark or ImportNoteCode.KeptReviewed);
}
