namespace BedrockSelector.Findings;

/// <summary>One thing that is said beside a result: an assumption, a limit met, a missing figure, a reason for a no.</summary>
/// <remarks>Compared by value; small enough to be kept beside every answer.</remarks>
public sealed record Finding
{
    /// <summary>Gets what is found, for programs.</summary>
    /// <value>Lower-case words joined by hyphens, such as <c>region-assumed</c>; stable between versions.</value>
    public required string Code { get; init; }

    /// <summary>Gets how much it matters.</summary>
    /// <value>A note unless set.</value>
    public FindingSeverity Severity { get; init; }

    /// <summary>Gets what it is about.</summary>
    /// <value>A meter, field, model, file and line, or JSON path; <see langword="null"/> for the whole question.</value>
    public string? Subject { get; init; }

    /// <summary>Gets the value met.</summary>
    /// <value>As text, with its unit where it has one; <see langword="null"/> where there is none.</value>
    public string? Value { get; init; }

    /// <summary>Gets the limit, or what would be accepted.</summary>
    /// <value>As text, with its unit where it has one; <see langword="null"/> where there is none.</value>
    public string? Limit { get; init; }

    /// <summary>Gets the finding in words.</summary>
    /// <value>One or more whole sentences that name no option of any tool.</value>
    public required string Message { get; init; }

    /// <summary>Gets the key of the source that says so.</summary>
    /// <value>A key of the catalog's sources; <see langword="null"/> where it follows from the question alone.</value>
    public string? Source { get; init; }

    /// <summary>Makes a note.</summary>
    /// <param name="code">What is found, for programs.</param>
    /// <param name="message">The finding in words.</param>
    /// <param name="subject">What it is about; <see langword="null"/> for the whole question.</param>
    /// <returns>The finding.</returns>
    public static Finding Note(string code, string message, string? subject = null) =>
        new() { Code = code, Severity = FindingSeverity.Note, Message = message, Subject = subject };

    /// <summary>Makes a warning.</summary>
    /// <param name="code">What is found, for programs.</param>
    /// <param name="message">The finding in words.</param>
    /// <param name="subject">What it is about; <see langword="null"/> for the whole question.</param>
    /// <returns>The finding.</returns>
    public static Finding Warning(string code, string message, string? subject = null) =>
        new() { Code = code, Severity = FindingSeverity.Warning, Message = message, Subject = subject };

    /// <summary>Makes an error.</summary>
    /// <param name="code">What is found, for programs.</param>
    /// <param name="message">The finding in words.</param>
    /// <param name="subject">What it is about; <see langword="null"/> for the whole question.</param>
    /// <returns>The finding.</returns>
    public static Finding Error(string code, string message, string? subject = null) =>
        new() { Code = code, Severity = FindingSeverity.Error, Message = message, Subject = subject };

    /// <inheritdoc/>
    public override string ToString() => Message;
}
