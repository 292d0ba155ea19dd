namespace BedrockSelector.Tokenizers.Reading;

/// <summary>Counts tokens by a vocabulary.</summary>
internal interface ICounter
{
    /// <summary>Gets whether the vocabulary is followed in everything.</summary>
    bool IsExact { get; }

    /// <summary>Counts.</summary>
    /// <param name="text">A text without half characters.</param>
    /// <returns>Tokens, without any that a request adds.</returns>
    int Count(string text);
}
