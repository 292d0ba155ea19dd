using System.Diagnostics.CodeAnalysis;

namespace BedrockSelector.Knowledge;

/// <summary>A parsed name of a model: a model id, an inference-profile id or an ARN.</summary>
/// <remarks>
/// <para>
/// Parsing looks at form alone and never guesses: whether a model of that id exists is for the catalog to say. A reference prints back
/// exactly as it was written, and two references are equal when their texts are.
/// </para>
/// <para>
/// A bare id means the model called in its region; a prefix <c>us.</c>, <c>us-gov.</c>, <c>eu.</c>, <c>apac.</c>, <c>jp.</c>,
/// <c>au.</c>, <c>in.</c> or <c>ca.</c> a geographic profile; <c>global.</c> the global one; a suffix such as <c>:24k</c> a
/// context-length variant. Forms of ARNs:
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html"/> (read 2026-10).
/// </para>
/// </remarks>
public sealed class ModelReference : IEquatable<ModelReference>
{
    private static readonly string[] Prefixes = ["us", "us-gov", "eu", "apac", "jp", "au", "in", "ca", "global"];

    private ModelReference(string text, ModelReferenceKind kind, in Parts parts)
    {
        Text = text;
        Kind = kind;
        ModelId = parts.ModelId;
        ProfilePrefix = parts.Prefix;
        ContextVariant = parts.Variant;
        Region = parts.Region;
        Partition = parts.Partition;
        AccountId = parts.Account;
    }

    /// <summary>Gets the text as written.</summary>
    /// <value>Never empty.</value>
    public string Text { get; }

    /// <summary>Gets what the text is.</summary>
    /// <value>The kind.</value>
    public ModelReferenceKind Kind { get; }

    /// <summary>Gets the id of the model, without profile prefix and context variant.</summary>
    /// <value>The base model's id for a custom model; <see langword="null"/> where the text does not say (application profiles, provisioned models, deployments, imported models).</value>
    public ModelId? ModelId { get; }

    /// <summary>Gets the prefix of an inference profile.</summary>
    /// <value>Such as <c>us</c> or <c>global</c>; <see langword="null"/> without one.</value>
    public string? ProfilePrefix { get; }

    /// <summary>Gets the variant: a context length, or <c>mm</c> for multimodal.</summary>
    /// <value>Such as <c>24k</c>, <c>1m</c> or <c>512</c>; <see langword="null"/> without one.</value>
    public string? ContextVariant { get; }

    /// <summary>Gets the region that an ARN fixes.</summary>
    /// <value><see langword="null"/> for ids.</value>
    public AwsRegion? Region { get; }

    /// <summary>Gets the partition of an ARN.</summary>
    /// <value>Such as <c>aws</c> or <c>aws-us-gov</c>; <see langword="null"/> for ids.</value>
    public string? Partition { get; }

    /// <summary>Gets the account of an ARN.</summary>
    /// <value>Twelve digits; <see langword="null"/> for ids and where the ARN has none.</value>
    public string? AccountId { get; }

    /// <summary>Gets where a call by this reference may be computed.</summary>
    /// <value>In the region, but for inference profiles.</value>
    public CallScope Scope => ProfilePrefix switch
    {
        null => CallScope.InRegion,
        "global" => CallScope.Global,
        _ => CallScope.Geo,
    };

    /// <summary>Gets whether the reference is an ARN.</summary>
    /// <value><see langword="true"/> for ARNs.</value>
    public bool IsArn => Partition is not null;

    /// <summary>Parses a model id, an inference-profile id or an ARN.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is none of them; the message says why.</exception>
    public static ModelReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var reference, out var problem) ? reference : throw new FormatException(problem);
    }

    /// <summary>Parses a model id, an inference-profile id or an ARN, if it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reference">The reference, or <see langword="null"/>.</param>
    /// <returns>Whether the text has a known form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ModelReference? reference) =>
        TryParse(text, out reference, out _);

    /// <inheritdoc/>
    public bool Equals(ModelReference? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModelReference);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>Returns the text as written.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static bool TryParse(
        string? text, [NotNullWhen(true)] out ModelReference? reference, [NotNullWhen(false)] out string? problem)
    {
        reference = null;
        if (string.IsNullOrEmpty(text))
        {
            problem = "The model is empty; write a model id, an inference-profile id or an ARN.";
            return false;
        }

        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return TryParseArn(text, out reference, out problem);
        }

        if (!Knowledge.ModelId.IsValid(text))
        {
            problem = $"'{text}' is not a model id, an inference-profile id or an ARN; {PastedNames.WhatToDrop(text) ?? "write for example 'amazon.nova-micro-v1:0'"}.";
            return false;
        }

        var parts = SplitId(text);
        reference = new(text, parts.Prefix is null ? ModelReferenceKind.FoundationModel : ModelReferenceKind.InferenceProfile, parts);
        problem = null;
        return true;
    }

    private static bool TryParseArn(
        string text, [NotNullWhen(true)] out ModelReference? reference, [NotNullWhen(false)] out string? problem)
    {
        reference = null;
        var fields = text.Split(':', 6);
        var slash = fields.Length == 6 ? fields[5].IndexOf('/', StringComparison.Ordinal) : -1;
        if (slash < 0 || fields[2] != "bedrock" || !IsPartition(fields[1]))
        {
            problem = $"'{text}' is not an Amazon Bedrock ARN; write 'arn:aws:bedrock:REGION:ACCOUNT:TYPE/NAME'.";
            return false;
        }

        if (!AwsRegion.IsValid(fields[3]))
        {
            problem = $"'{text}' has no valid region; an Amazon Bedrock ARN names one, such as 'us-east-1'.";
            return false;
        }

        var type = fields[5][..slash];
        var name = fields[5][(slash + 1)..];
        if (KindOf(type) is not { } kind)
        {
            problem = $"'{text}' is an ARN of type '{type}'; a model is a foundation-model, inference-profile, application-inference-profile, provisioned-model, custom-model, custom-model-deployment or imported-model.";
            return false;
        }

        if (!IsAccount(fields[4], mayBeEmpty: kind == ModelReferenceKind.FoundationModel))
        {
            problem = $"'{text}' has no valid account; write twelve digits.";
            return false;
        }

        var parts = default(Parts);
        if (!(kind switch
        {
            ModelReferenceKind.FoundationModel => TrySplitName(name, wantsPrefix: false, out parts),
            ModelReferenceKind.InferenceProfile => TrySplitName(name, wantsPrefix: true, out parts),
            ModelReferenceKind.CustomModel => TrySplitCustomModel(name, out parts),
            _ => name.Length is > 0 and <= 63 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
        }))
        {
            problem = $"'{text}' names no {type}: '{name}' is not a name of one.";
            return false;
        }

        reference = new(text, kind, parts with
        {
            Region = new(fields[3]),
            Partition = fields[1],
            Account = fields[4].Length == 0 ? null : fields[4],
        });
        problem = null;
        return true;
    }

    private static ModelReferenceKind? KindOf(string type) => type switch
    {
        "foundation-model" => ModelReferenceKind.FoundationModel,
        "inference-profile" => ModelReferenceKind.InferenceProfile,
        "application-inference-profile" => ModelReferenceKind.ApplicationInferenceProfile,
        "provisioned-model" => ModelReferenceKind.ProvisionedModel,
        "custom-model" => ModelReferenceKind.CustomModel,
        "custom-model-deployment" => ModelReferenceKind.CustomModelDeployment,
        "imported-model" => ModelReferenceKind.ImportedModel,
        _ => null,
    };

    private static bool TrySplitName(string name, bool wantsPrefix, out Parts parts)
    {
        parts = default;
        if (!Knowledge.ModelId.IsValid(name))
        {
            return false;
        }

        parts = SplitId(name);
        return parts.Prefix is not null == wantsPrefix;
    }

    // custom-model/BASE-ID/twelve-characters; older ARNs may leave the base out, and then nothing names it.
    private static bool TrySplitCustomModel(string name, out Parts parts)
    {
        parts = default;
        var slash = name.LastIndexOf('/');
        var own = name.AsSpan(slash + 1);
        if (own.IsEmpty || own.ContainsAnyExcept(LowerAlphanumeric))
        {
            return false;
        }

        return slash < 0 || TrySplitName(name[..slash], wantsPrefix: false, out parts);
    }

    private static Parts SplitId(string id)
    {
        string? prefix = null;
        var dot = id.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && Array.IndexOf(Prefixes, id[..dot]) >= 0 && dot + 1 < id.Length && char.IsAsciiLetterOrDigit(id[dot + 1]))
        {
            prefix = id[..dot];
            id = id[(dot + 1)..];
        }

        string? variant = null;
        var colon = id.LastIndexOf(':');
        if (colon > 0 && IsVariant(id.AsSpan(colon + 1)))
        {
            variant = id[(colon + 1)..];
            id = id[..colon];
        }

        return new(new ModelId(id), prefix, variant, null, null, null);
    }

    // A context length of 'k' or 'm' tokens (amazon.nova-lite-v1:0:300k), three or more digits (cohere.embed-english-v3:0:512),
    // or 'mm' for multimodal (amazon.nova-premier-v1:0:mm); one or two digits are the version of the model.
    private static bool IsVariant(ReadOnlySpan<char> ending)
    {
        if (ending is "mm")
        {
            return true;
        }

        var digits = ending.Length > 0 && ending[^1] is 'k' or 'm' ? ending[..^1] : ending;
        return digits.Length >= (digits.Length < ending.Length ? 1 : 3) && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsPartition(string text) =>
        text == "aws" || (text.StartsWith("aws-", StringComparison.Ordinal) && text.Length is > 4 and <= 16
            && text.AsSpan(4).IndexOfAnyExcept(LowerAlphanumericAndHyphen) < 0);

    private static bool IsAccount(string text, bool mayBeEmpty) =>
        text.Length == 0 ? mayBeEmpty : text.Length == 12 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static readonly System.Buffers.SearchValues<char> LowerAlphanumeric =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly System.Buffers.SearchValues<char> LowerAlphanumericAndHyphen =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly record struct Parts(
        ModelId? ModelId, string? Prefix, string? Variant, AwsRegion? Region, string? Partition, string? Account);
}
