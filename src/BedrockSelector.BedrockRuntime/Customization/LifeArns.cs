using BedrockSelector.Customization.Life;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>Tells from an ARN what it names.</summary>
internal static class LifeArns
{
    private static readonly (string Prefix, LifeResourceKind Kind)[] Prefixes =
    [
        ("model-customization-job/", LifeResourceKind.CustomizationJob),
        ("model-import-job/", LifeResourceKind.ImportJob),
        ("custom-model-deployment/", LifeResourceKind.OnDemandDeployment),
        ("custom-model/", LifeResourceKind.CustomModel),
        ("imported-model/", LifeResourceKind.ImportedModel),
        ("provisioned-model/", LifeResourceKind.ModelUnits),
    ];

    /// <returns>What the ARN names; <see langword="null"/> for a name, or an ARN of something else.</returns>
    public static LifeResourceKind? KindOf(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts is not ["arn", _, "bedrock", _, _, var resource])
        {
            return null;
        }

        foreach (var (prefix, kind) in Prefixes)
        {
            if (resource.StartsWith(prefix, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}
