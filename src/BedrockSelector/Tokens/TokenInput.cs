using System.Collections.Immutable;

namespace BedrockSelector.Tokens;

/// <summary>What is sent to a model, as far as tokens go.</summary>
/// <remarks>Holds arrays: compared by reference of the arrays.</remarks>
public sealed record TokenInput
{
    /// <summary>Gets the texts: system prompt and messages, one a part.</summary>
    /// <value>In any order; may be empty.</value>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>Gets the images.</summary>
    /// <value>One size an image; may be empty.</value>
    public ImmutableArray<ImageSize> Images { get; init; } = [];

    /// <summary>Gets how many pages all documents have together.</summary>
    /// <value>Pages; zero by default.</value>
    public int DocumentPages
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; }
    }

    /// <summary>Gets how long all videos play.</summary>
    /// <value>Seconds; zero by default.</value>
    public double VideoSeconds
    {
        get;
        init
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "Seconds are zero or more, and finite.");
            }

            field = value;
        }
    }

    /// <summary>Gets how many messages the texts form; each has a small fixed cost.</summary>
    /// <value>Messages; zero, the default, counts no overhead of the request at all.</value>
    public int Messages
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; }
    }

    /// <summary>Gets how many tools are declared beside <see cref="Texts"/>; their JSON is among the texts.</summary>
    /// <value>Tools; zero by default.</value>
    public int Tools
    {
        get;
        init { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; }
    }

    /// <summary>Makes an input of one text and nothing else.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The input.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static TokenInput Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new() { Texts = [text] };
    }
}
