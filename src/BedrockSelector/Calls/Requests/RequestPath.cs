using System.Collections.Immutable;
using System.Globalization;

namespace BedrockSelector.Calls.Requests;

/// <summary>A place in a request.</summary>
internal sealed record RequestPath
{
    private RequestPath(RequestPath? parent, string? name, int index) => (Parent, Name, Index) = (parent, name, index);

    /// <summary>Gets the request itself.</summary>
    public static RequestPath Root { get; } = new(null, null, 0);

    public RequestPath? Parent { get; }

    /// <summary>Gets the field's name; <see langword="null"/> for an element of a list and for the request itself.</summary>
    public string? Name { get; }

    public int Index { get; }

    public RequestPath this[string name] => new(this, name, 0);

    public RequestPath this[int index] => new(this, null, index);

    /// <summary>Gets the steps from the request to the place.</summary>
    public ImmutableArray<RequestPath> Steps()
    {
        var steps = ImmutableArray.CreateBuilder<RequestPath>();
        for (var at = this; at.Parent is not null; at = at.Parent)
        {
            steps.Insert(0, at);
        }

        return steps.ToImmutable();
    }

    /// <summary>Returns the place as a JSON path without the leading sign, such as <c>messages[0].content[1].image</c>; empty for the request itself.</summary>
    public override string ToString() => Parent is null ? ""
        : Name is null ? string.Create(CultureInfo.InvariantCulture, $"{Parent}[{Index}]")
        : !IsPlain(Name) ? $"{Parent}['{Name}']"
        : Parent.Parent is null ? Name
        : $"{Parent}.{Name}";

    private static bool IsPlain(string name) => name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
