using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge.Rules;

namespace BedrockSelector.Calls.Requests;

/// <summary>Changes a request so that it passes the rules it breaks, where that changes nothing of what it asks.</summary>
internal static class RequestRepairer
{
    /// <summary>How often a request is repaired and looked at again before what is left counts as beyond repair.</summary>
    public const int MostRounds = 1000;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Repairs what was found, each place once, the last place first, so that the others stay where they are.</summary>
    /// <returns>The repaired request, or <see langword="null"/> where nothing could be changed.</returns>
    public static RequestDocument? Repair(RequestDocument request, List<FoundProblem> found, ImmutableArray<Finding>.Builder changes)
    {
        var root = JsonNode.Parse(request.Json.Span)!.AsObject();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var made = new List<Finding>();
        foreach (var problem in found.OrderByDescending(static one => one.Site!.Value.Path, PathOrder.Instance))
        {
            var path = problem.Site!.Value.Path;
            var touched = path.ToString();
            if (!done.Add(touched) || Apply(root, request.Api, problem, out var shifts) is not { } change)
            {
                continue;
            }

            made.Add(Finding.Note(problem.Finding.Code, change, touched.Length == 0 ? null : touched));

            // What stands elsewhere now is looked for again before the next change.
            if (shifts)
            {
                break;
            }
        }

        if (made.Count == 0)
        {
            return null;
        }

        changes.AddRange(made);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            root.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
        return RequestDocument.Parse(stream.ToArray(), request.Api);
    }

    private static string? Apply(JsonObject root, RequestApi api, FoundProblem problem, out bool shifts)
    {
        var site = problem.Site!.Value;
        shifts = problem.Rule!.Repair is RepairKind.MergeTurns or RepairKind.AddToolConfig;
        return problem.Rule.Repair switch
        {
            RepairKind.Drop => Drop(root, site.Path, out shifts),
            RepairKind.RenameDocument => Rename(root, site),
            RepairKind.AddToolConfig => ToolConfigWriter.Add(root, api),
            RepairKind.MergeTurns => Merge(root, site.Path),
            RepairKind.SetLimit => problem.Finding.Limit is { } limit ? Set(root, site.Path, limit) : null,
            RepairKind.SetFormat => site.Text is { } format ? Set(root, site.Path, format) : null,
            _ => null,
        };
    }

    // What stays empty once the place is gone goes with it, but never the conversation itself.
    private static string? Drop(JsonObject root, RequestPath path, out bool shifts)
    {
        var at = path;
        while (at.Parent is { Parent: not null } parent && Find(root, parent) is { } holder && IsAll(holder, at) && Removable(parent))
        {
            at = parent;
        }

        shifts = at != path;
        if (at.Parent is null || Find(root, at.Parent) is not { } from)
        {
            return null;
        }

        if (at.Name is { } name && from is JsonObject members && members.Remove(name))
        {
            return $"Left out {at}.";
        }

        if (at.Name is null && from is JsonArray list && at.Index < list.Count)
        {
            list.RemoveAt(at.Index);
            return $"Left out {at}.";
        }

        return null;
    }

    // A turn that says nothing more may go; the list of all turns may not.
    private static bool Removable(RequestPath path) => path.Name is not "messages";

    private static bool IsAll(JsonNode holder, RequestPath at) => holder switch
    {
        JsonObject turn when at.Name == "content" && turn.ContainsKey("role") => true,
        JsonObject members => members.Count == 1,
        JsonArray list => list.Count == 1,
        _ => false,
    };

    private static string? Rename(JsonObject root, in RequestSite site)
    {
        if (Find(root, site.Path.Parent!) is not JsonObject document)
        {
            return null;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        DocumentNames.Collect(root, document, taken);
        var name = DocumentNames.Free(site.Text ?? "", taken);
        document["name"] = name;
        return $"Named the document '{name}' in place of '{site.Text}'.";
    }

    private static string? Merge(JsonObject root, RequestPath path)
    {
        if (root["messages"] is not JsonArray turns || path.Index < 1 || path.Index >= turns.Count
            || turns[path.Index] is not JsonObject turn || turns[path.Index - 1] is not JsonObject before
            || turn["role"]?.ToString() != before["role"]?.ToString())
        {
            return null;
        }

        var joined = new JsonArray();
        foreach (var content in new[] { before["content"], turn["content"] })
        {
            if (content is JsonArray blocks)
            {
                foreach (var block in blocks)
                {
                    joined.Add(block?.DeepClone());
                }
            }
            else if (content is JsonValue text)
            {
                joined.Add((JsonNode)new JsonObject { ["type"] = "text", ["text"] = text.DeepClone() });
            }
        }

        before["content"] = joined;
        turns.RemoveAt(path.Index);
        return $"Joined {path} to the turn before it.";
    }

    private static string? Set(JsonObject root, RequestPath path, string value)
    {
        if (path.Name is not { } name || Find(root, path.Parent!) is not JsonObject holder || holder[name] is not JsonValue before)
        {
            return null;
        }

        // Of several values that are accepted, the last is the longest.
        var last = value[(value.LastIndexOf(' ') + 1)..];
        var text = before.ToString();
        holder[name] = before.GetValueKind() == JsonValueKind.Number ? JsonNode.Parse(last) : JsonValue.Create(last);
        return $"Wrote '{last}' in place of '{text}' at {path}.";
    }

    private static JsonNode? Find(JsonNode root, RequestPath path)
    {
        var node = root;
        foreach (var step in path.Steps())
        {
            node = step.Name is { } name
                ? (node as JsonObject)?[name]
                : node is JsonArray list && step.Index < list.Count ? list[step.Index] : null;
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    private sealed class PathOrder : IComparer<RequestPath>
    {
        public static PathOrder Instance { get; } = new();

        public int Compare(RequestPath? x, RequestPath? y)
        {
            var (one, other) = (x!.Steps(), y!.Steps());
            for (var i = 0; i < one.Length && i < other.Length; i++)
            {
                var order = one[i].Name is { } name
                    ? string.CompareOrdinal(name, other[i].Name)
                    : other[i].Name is null ? one[i].Index.CompareTo(other[i].Index) : -1;
                if (order != 0)
                {
                    return order;
                }
            }

            return one.Length.CompareTo(other.Length);
        }
    }
}
