using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>The IAM policies that let Amazon Bedrock run one job and nothing else, ready to paste.</summary>
/// <remarks>
/// After <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/custom-model-job-access-security.html"/> and
/// <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-custom-job.html"/> (read 2026-11): narrower where the job
/// names its files, folders, subnets, groups and key.
/// </remarks>
public sealed class ServiceRolePolicies
{
    private ServiceRolePolicies(string trust, string permissions, string? keyPolicy, string caller) =>
        (TrustPolicy, PermissionPolicy, KmsKeyPolicyStatement, CallerPolicy) = (trust, permissions, keyPolicy, caller);

    /// <summary>Gets who may take the role: Amazon Bedrock, for customization jobs of the account.</summary>
    /// <value>Indented JSON, ending in a line feed.</value>
    public string TrustPolicy { get; }

    /// <summary>Gets what the role may do.</summary>
    /// <value>Indented JSON, ending in a line feed.</value>
    public string PermissionPolicy { get; }

    /// <summary>Gets the statement that the key's own policy needs.</summary>
    /// <value>Indented JSON, ending in a line feed; <see langword="null"/> when the job names no key.</value>
    public string? KmsKeyPolicyStatement { get; }

    /// <summary>Gets what the caller of CreateModelCustomizationJob needs: the call itself, and to pass the role.</summary>
    /// <value>Indented JSON, ending in a line feed.</value>
    public string CallerPolicy { get; }

    /// <summary>Writes the policies of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="region">Its region.</param>
    /// <param name="account">Its account, twelve digits.</param>
    /// <param name="media">Where media named in the training data lie; <see langword="null"/> grants the buckets of the data when <paramref name="mayHoldMedia"/> is set.</param>
    /// <param name="mayHoldMedia">Whether records may name media.</param>
    /// <returns>The policies; the same job gives the same text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="job"/> or <paramref name="account"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="account"/> is no account, or <paramref name="region"/> is <c>default</c>.</exception>
    public static ServiceRolePolicies Of(CustomizationJob job, AwsRegion region, string account, S3Uri? media = null, bool mayHoldMedia = false)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(account);
        if (region == default || JobRules.Account(account) is not null)
        {
            throw new ArgumentException(region == default ? "The region is missing." : JobRules.Account(account), nameof(account));
        }

        var writer = new PolicyStatements(job, region, account);
        return new(
            Document(writer.WriteTrust),
            Document(json => writer.WritePermissions(json, media, mayHoldMedia)),
            job.CustomModelKmsKeyId is null ? null : Json(writer.WriteKeyStatement),
            Document(writer.WriteCaller));
    }

    private static string Document(Action<Utf8JsonWriter> statements) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        statements(json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }
}
