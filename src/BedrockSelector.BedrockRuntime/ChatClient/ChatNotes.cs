using System.Collections.Immutable;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>What of a chat does not reach the service: names of options, and kinds of content.</summary>
internal sealed class ChatNotes
{
    private readonly List<string> _options = [];
    private readonly List<string> _contents = [];

    public ImmutableArray<string> Options => [.. _options.Distinct(StringComparer.Ordinal)];

    public ImmutableArray<string> Contents => [.. _contents.Distinct(StringComparer.Ordinal)];

    public void Option(string name) => _options.Add(name);

    public void OptionIf(bool set, string name)
    {
        if (set)
        {
            _options.Add(name);
        }
    }

    public void Content(string kind) => _contents.Add(kind);
}
