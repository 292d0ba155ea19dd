namespace BedrockSelector.Logs;

/// <summary>One spelling for the model ids of logs.</summary>
public static class LoggedModelId
{
    private static readonly string[] Kinds = ["foundation-model/", "inference-profile/"];

    /// <summary>Shortens the ARN of a foundation model or of a system inference profile to its id.</summary>
    /// <param name="modelId">A model id, inference-profile id or ARN, as logged.</param>
    /// <returns>The id; any other ARN (application profile, provisioned or custom model) and any other text unchanged.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="modelId"/> is <see langword="null"/>.</exception>
    public static string Canonical(string modelId)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        if (!modelId.StartsWith("arn:", StringComparison.Ordinal))
        {
            return modelId;
        }

        // arn:partition:bedrock:region:account:kind/id
        var parts = modelId.Split(':', 6);
        if (parts.Length == 6 && parts[2] == "bedrock")
        {
            foreach (var kind in Kinds)
            {
                if (parts[5].Length > kind.Length && parts[5].StartsWith(kind, StringComparison.Ordinal))
                {
                    return parts[5][kind.Length..];
                }
            }
        }

        return modelId;
    }
}
