namespace BedrockSelector.Tokenizers;

/// <summary>A vocabulary file cannot be read, or asks for something that is not counted here.</summary>
public sealed class VocabularyException : Exception
{
    /// <summary>Makes an exception.</summary>
    public VocabularyException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong with which file, and what would be accepted.</param>
    public VocabularyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong with which file, and what would be accepted.</param>
    /// <param name="innerException">The cause.</param>
    public VocabularyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
