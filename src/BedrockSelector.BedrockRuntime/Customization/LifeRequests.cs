using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Quantities;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>Writes the bodies of the control plane's requests.</summary>
internal static class LifeRequests
{
    public static ReadOnlyMemory<byte> Deployment(string name, string modelArn, string? token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelArn);
        return WireJson.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("modelDeploymentName", name);
            json.WriteString("modelArn", modelArn);
            WriteToken(json, token);
            json.WriteEndObject();
        });
    }

    public static ReadOnlyMemory<byte> Units(string name, string modelArn, int units, CommitmentTerm term, string? token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelArn);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        var commitment = term switch
        {
            CommitmentTerm.None => null,
            CommitmentTerm.OneMonth => "OneMonth",
            CommitmentTerm.SixMonths => "SixMonths",
            _ => throw new ArgumentOutOfRangeException(nameof(term), term, "CreateProvisionedModelThroughput takes no commitment, one month or six."),
        };
        return WireJson.Bytes(json =>
        {
            json.WriteStartObject();
            WriteToken(json, token);
            json.WriteNumber("modelUnits", units);
            json.WriteString("provisionedModelName", name);
            json.WriteString("modelId", modelArn);
            if (commitment is not null)
            {
                json.WriteString("commitmentDuration", commitment);
            }

            json.WriteEndObject();
        });
    }

    public static ReadOnlyMemory<byte> Import(ModelImport import, string? token)
    {
        ArgumentNullException.ThrowIfNull(import);
        return WireJson.Bytes(json =>
        {
            json.WriteStartObject();
            json.WriteString("jobName", import.JobName);
            json.WriteString("importedModelName", import.ModelName);
            json.WriteString("roleArn", import.RoleArn);
            json.WriteStartObject("modelDataSource");
            json.WriteStartObject("s3DataSource");
            json.WriteString("s3Uri", import.Source.Value);
            json.WriteEndObject();
            json.WriteEndObject();
            if (!import.ModelTags.IsDefaultOrEmpty)
            {
                json.WriteStartArray("importedModelTags");
                foreach (var tag in import.ModelTags)
                {
                    json.WriteStartObject();
                    json.WriteString("key", tag.Key);
                    json.WriteString("value", tag.Value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            WriteToken(json, token);
            if (import.KmsKeyId is { } key)
            {
                json.WriteString("importedModelKmsKeyId", key);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteToken(System.Text.Json.Utf8JsonWriter json, string? token)
    {
        if (token is not null)
        {
            json.WriteString("clientRequestToken", token);
        }
    }
}
