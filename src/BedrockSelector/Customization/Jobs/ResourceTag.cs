namespace BedrockSelector.Customization.Jobs;

/// <summary>A tag of a job or a custom model.</summary>
public sealed record ResourceTag
{
    /// <summary>Makes a tag.</summary>
    /// <param name="key">1 to 128 letters, digits, spaces and <c>._:/=+@-</c>.</param>
    /// <param name="value">At most 256 of them.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An argument breaks the rule.</exception>
    public ResourceTag(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (JobRules.TagKey(key) is { } problem)
        {
            throw new ArgumentException(problem, nameof(key));
        }

        if (JobRules.TagValue(value) is { } other)
        {
            throw new ArgumentException(other, nameof(value));
        }

        (Key, Value) = (key, value);
    }

    /// <summary>Gets the key.</summary>
    /// <value>1 to 128 characters.</value>
    public string Key { get; }

    /// <summary>Gets the value.</summary>
    /// <value>At most 256 characters.</value>
    public string Value { get; }
}
