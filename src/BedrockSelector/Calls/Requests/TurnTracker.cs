using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Follows the turns of a conversation and finds what only their order shows.</summary>
internal sealed class TurnTracker(RequestSites sites)
{
    private readonly List<(string Id, RequestPath Path)> _calls = [];
    private readonly List<(string Id, RequestPath Path)> _results = [];
    private readonly List<(string Id, RequestPath Path)> _asked = [];
    private readonly List<RequestPath> _documents = [];
    private RequestPath? _path;
    private string _speaker = "";
    private string? _before;
    private int _blocks;
    private bool _hasText;

    public bool IsAnswer => _speaker == "assistant";

    public void Begin(RequestPath path, string speaker)
    {
        (_path, _speaker, _blocks, _hasText) = (path, speaker, 0, false);
        _calls.Clear();
        _results.Clear();
        _documents.Clear();
        sites.Add(RequestPart.Turn, path, null, speaker);
        if (speaker == "system")
        {
            return;
        }

        if (_before is null)
        {
            sites.Add(RequestPart.FirstTurn, path, null, speaker);
        }
        else if (_before == speaker)
        {
            sites.Add(RequestPart.SameSpeaker, path, null, speaker);
        }
    }

    public void Block() => _blocks++;

    public void Text(RequestPath path, string text)
    {
        sites.AddText(path, text);
        _hasText |= !string.IsNullOrWhiteSpace(text);
    }

    public void Document(RequestPath path) => _documents.Add(path);

    public void Call(RequestPath path, string id)
    {
        sites.Add(RequestPart.ToolHistory, path, null, id);
        _calls.Add((id, path));
    }

    public void Result(RequestPath path, string id)
    {
        sites.Add(RequestPart.ToolHistory, path, null, id);
        _results.Add((id, path));
    }

    public void End()
    {
        if (_blocks == 0)
        {
            sites.Add(RequestPart.EmptyTurn, _path!);
        }

        if (!_hasText)
        {
            foreach (var document in _documents)
            {
                sites.Add(RequestPart.DocumentWithoutText, document);
            }
        }

        if (_speaker == "system")
        {
            return;
        }

        // Two turns of one speaker are one to AWS's check of calls and results, once they are joined.
        var same = _before == _speaker;
        if (!IsAnswer)
        {
            foreach (var (id, path) in _results.Where(result => !_asked.Exists(call => call.Id == result.Id)))
            {
                sites.Add(RequestPart.ToolResultUnasked, path, null, id);
            }
        }

        _asked.RemoveAll(call => _results.Exists(result => result.Id == call.Id));
        if (!IsAnswer && !same)
        {
            Unanswered();
        }

        _asked.AddRange(_calls);
        _before = _speaker;
    }

    public void Finish()
    {
        if (_before is not null)
        {
            sites.Add(RequestPart.LastTurn, _path!, null, _before);
        }
    }

    private void Unanswered()
    {
        foreach (var (id, path) in _asked)
        {
            sites.Add(RequestPart.ToolCallUnanswered, path, null, id);
        }

        _asked.Clear();
    }
}
