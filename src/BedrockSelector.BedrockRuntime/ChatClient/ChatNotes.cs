using System.Collections.Immutable;
using BedrockSelector.Findings;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>What of a chat does not reach the service: names of options, kinds of content, and what was repaired.</summary>
internal sealed class ChatNotes
{
    private readonly List<string> _options = [];
    private readonly List<string> _contents = [];
    private readonly List<Finding> _repairs = [];

    public ImmutableArray<string> Options => [.. _options.Distinct(StringComparer.Ordinal)];

    public ImmutableArray<string> Contents => [.. _contents.Distinct(StringComparer.Ordinal)];

    public ImmutableArray<string> Repairs => [.. _repairs.Select(static repair => repair.Subject is { } place ? $"{repair.Code} at {place}" : repair.Code)];

    public void Option(string name) => _options.Add(name);

    public void OptionIf(bool set, string name)
    {
        if (set)
        {
            _options.Add(name);
        }
    }

    public void Repair(Finding change) => _repairs.Add(change);

    public void Content(string kind) => _contents.Add(kind);
}
