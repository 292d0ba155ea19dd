namespace BedrockSelector.Customization.Jobs;

/// <summary>A condition on the metadata of logged requests.</summary>
public sealed record InvocationLogFilter
{
    /// <summary>Makes a condition.</summary>
    /// <param name="key">1 to 256 letters, digits, spaces and <c>._:/=+$@-</c>.</param>
    /// <param name="value">At most 256 of them.</param>
    /// <param name="isEqual">Whether the metadata must have the value, or must not.</param>
    /// <exception cref="ArgumentNullException">A text is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An argument breaks the rule.</exception>
    public InvocationLogFilter(string key, string value, bool isEqual = true)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if ((JobRules.MetadataKey(key) ?? JobRules.MetadataValue(value)) is { } problem)
        {
            throw new ArgumentException(problem, nameof(key));
        }

        (Key, Value, IsEqual) = (key, value, isEqual);
    }

    /// <summary>Gets the key of the metadata.</summary>
    /// <value>1 to 256 characters.</value>
    public string Key { get; }

    /// <summary>Gets the value of the metadata.</summary>
    /// <value>At most 256 characters.</value>
    public string Value { get; }

    /// <summary>Gets whether the metadata must have the value.</summary>
    /// <value>False when it must not.</value>
    public bool IsEqual { get; }
}
