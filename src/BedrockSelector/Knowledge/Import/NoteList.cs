using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Import;

/// <summary>Collects notes; rows with the same trouble become one.</summary>
internal sealed class NoteList
{
    private readonly SortedDictionary<(ImportNoteCode Code, string Document, string Subject, string Message), int> _notes = new(new Order());

    public void Add(ImportNoteCode code, string document, string subject, string message)
    {
        var key = (code, document, subject, message);
        _notes[key] = _notes.GetValueOrDefault(key) + 1;
    }

    public ImmutableArray<ImportNote> ToImmutable() =>
        [.. _notes.Select(static pair => new ImportNote(pair.Key.Code, pair.Key.Document, pair.Key.Subject, pair.Value, pair.Key.Message))];

    private sealed class Order : IComparer<(ImportNoteCode Code, string Document, string Subject, string Message)>
    {
        public int Compare((ImportNoteCode Code, string Document, string Subject, string Message) x, (ImportNoteCode Code, string Document, string Subject, string Message) y)
        {
            var order = x.Code.CompareTo(y.Code);
            order = order != 0 ? order : string.CompareOrdinal(x.Document, y.Document);
            order = order != 0 ? order : string.CompareOrdinal(x.Subject, y.Subject);
            return order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
        }
    }
}
