namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>Which model each conversation was answered by, for conversations known by an id. Forgets the oldest beyond its bound.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ConversationMemory
{
    private const int Most = 10_000;
    private readonly object _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Id, string Called)>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Id, string Called)> _order = new();

    public string? Find(string conversationId)
    {
        lock (_lock)
        {
            return _known.TryGetValue(conversationId, out var node) ? node.Value.Called : null;
        }
    }

    public void Keep(string conversationId, string calledId)
    {
        lock (_lock)
        {
            if (_known.Remove(conversationId, out var old))
            {
                _order.Remove(old);
            }

            _known[conversationId] = _order.AddLast((conversationId, calledId));
            if (_known.Count > Most)
            {
                _known.Remove(_order.First!.Value.Id);
                _order.RemoveFirst();
            }
        }
    }
}
