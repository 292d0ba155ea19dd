namespace BedrockSelector.Quantities;

/// <summary>Gives a member of a closed set a name other than its identifier in lower-case words.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class NamedAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
