namespace BedrockSelector.Selection;

/// <summary>What a rejection says, written when first read: most rejections are counted and never read.</summary>
/// <remarks>Immutable to the eye: racing readers write the same words. Equal when the words are.</remarks>
internal abstract class RejectionText : IEquatable<RejectionText>
{
    private RejectionWords? _words;

    public RejectionWords Words => _words ??= Write();

    public static RejectionText Of(RejectionWords words) => new Written(words);

    public bool Equals(RejectionText? other) => other is not null && (ReferenceEquals(this, other) || Words == other.Words);

    public override bool Equals(object? obj) => Equals(obj as RejectionText);

    public override int GetHashCode() => Words.GetHashCode();

    protected abstract RejectionWords Write();

    private sealed class Written(RejectionWords words) : RejectionText
    {
        protected override RejectionWords Write() => words;
    }
}
