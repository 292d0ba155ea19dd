namespace BedrockSelector.Logs;

/// <summary>Takes what a <see cref="JsonSplitter"/> finds.</summary>
internal interface IJsonPieces
{
    /// <summary>Says whether a field of an object at the top holds a list whose elements are pieces.</summary>
    bool IsList(ReadOnlySpan<byte> name);

    /// <summary>Takes an object, or a list within a list.</summary>
    void Piece(ReadOnlySpan<byte> json);

    /// <summary>Takes note of a piece that is too long to be read.</summary>
    void TooLong();

    /// <summary>Takes note of text that is no object.</summary>
    void Scrap();
}
