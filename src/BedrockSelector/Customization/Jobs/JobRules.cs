using System.Globalization;
using System.Text.RegularExpressions;

namespace BedrockSelector.Customization.Jobs;

/// <summary>The constraints of CreateModelCustomizationJob, field by field.</summary>
/// <remarks>
/// From the AWS service model of Amazon Bedrock (botocore 1.43.67, read 2026-08-07). The patterns of names are written by hand: AWS's
/// own expression for job names backtracks without end on some inputs. A check returns what is wrong, or <see langword="null"/>.
/// </remarks>
internal static partial class JobRules
{
    private const int TimeoutMilliseconds = 1000;

    public static string? JobName(string value) =>
        value.Length is >= 1 and <= 63 && char.IsAsciiLetterOrDigit(value[0]) && IsAll(value, "+-.")
            ? null
            : $"'{value}' is no job name: 1 to 63 letters, digits and +-. are accepted, the first a letter or digit.";

    public static string? CustomModelName(string value)
    {
        var good = value.Length is >= 1 and <= 63 && IsAll(value, "_-") && char.IsAsciiLetterOrDigit(value[0]);
        for (var i = 1; good && i < value.Length; i++)
        {
            good = char.IsAsciiLetterOrDigit(value[i]) || char.IsAsciiLetterOrDigit(value[i - 1]);
        }

        return good ? null : $"'{value}' is no name of a custom model: 1 to 63 letters and digits are accepted, with single - or _ after them.";
    }

    public static string? RoleArn(string value) =>
        Matches(RoleArnPattern(), value, 2048) ? null : $"'{value}' is no role: arn:aws:iam::ACCOUNT:role/NAME is accepted, at most 2,048 characters.";

    public static string? BaseModelIdentifier(string value) =>
        value.Length >= 1 && Matches(BaseModelPattern(), value, 2048) ? null : $"'{value}' is no base model: a model id, a foundation-model or custom-model ARN or a name is accepted, at most 2,048 characters.";

    public static string? TeacherModelIdentifier(string value) =>
        Matches(TeacherPattern(), value, 2048) ? null : $"'{value}' is no teacher: a model id, a foundation-model ARN or an inference-profile ARN or id is accepted.";

    public static string? ClientRequestToken(string value) =>
        value.Length is >= 1 and <= 256 && IsAll(value, "-") && value[0] != '-' && value[^1] != '-'
            ? null
            : $"'{value}' is no client request token: 1 to 256 letters, digits and hyphens are accepted, no hyphen first or last.";

    public static string? KmsKey(string value) =>
        value.Length >= 1 && Matches(KmsKeyPattern(), value, 2048) ? null : $"'{value}' is no KMS key: a key ARN, a key id of 36 characters, an alias ARN or alias/NAME is accepted.";

    public static string? LambdaArn(string value) =>
        value.Length >= 1 && Matches(LambdaPattern(), value, 512) ? null : $"'{value}' is no Lambda function: arn:aws:lambda:REGION:ACCOUNT:function:NAME is accepted, at most 512 characters.";

    public static string? TagKey(string value) =>
        value.Length is >= 1 and <= 128 && IsTagText(value) ? null : $"'{value}' is no tag key: 1 to 128 letters, digits, spaces and ._:/=+@- are accepted.";

    public static string? TagValue(string value) =>
        value.Length <= 256 && IsTagText(value) ? null : $"'{value}' is no tag value: at most 256 letters, digits, spaces and ._:/=+@- are accepted.";

    public static string? NetworkId(string value, string what) =>
        value.Length is >= 1 and <= 32 && IsAll(value, "-") ? null : $"'{value}' is no {what}: 1 to 32 letters, digits and hyphens are accepted.";

    public static string? MetadataKey(string value) =>
        value.Length is >= 1 and <= 256 && IsMetadataText(value) ? null : $"'{value}' is no metadata key: 1 to 256 letters, digits, spaces and ._:/=+$@- are accepted.";

    public static string? MetadataValue(string value) =>
        value.Length <= 256 && IsMetadataText(value) ? null : $"'{value}' is no metadata value: at most 256 letters, digits, spaces and ._:/=+$@- are accepted.";

    public static string? Account(string value) =>
        value.Length == 12 && !value.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : $"'{value}' is no account: twelve digits are accepted.";

    public static string? Count(string what, int count, int min, int max) =>
        count >= min && count <= max ? null : string.Create(CultureInfo.InvariantCulture, $"There are {count} {what}: {min} to {max} are accepted.");

    private static bool IsAll(string value, string others)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !others.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTagText(string value) => IsAll(value.Replace(' ', 'a'), "._:/=+@-");

    private static bool IsMetadataText(string value) => IsAll(value.Replace(' ', 'a'), "._:/=+$@-");

    private static bool Matches(Regex pattern, string value, int max)
    {
        if (value.Length > max)
        {
            return false;
        }

        try
        {
            return pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            // No identifier AWS issues takes so long to read.
            return false;
        }
    }

    [GeneratedRegex(@"\Aarn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex RoleArnPattern();

    [GeneratedRegex(
        @"\A((arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(\.?[a-z0-9-]{1,63})(:[a-z0-9-]{1,63}){0,2}/[a-z0-9]{12})|(:foundation-model/[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(:[a-z0-9-]{1,63}){0,2})))|([a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(\.?[a-z0-9-]{1,63})(:[a-z0-9-]{1,63}){0,2})|(([0-9a-zA-Z][_-]?)+))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex BaseModelPattern();

    [GeneratedRegex(
        @"\A((arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:((:foundation-model/[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(\.?[a-z0-9-]{1,63})(:[a-z0-9-]{1,63}){0,2})|([0-9]{12}:inference-profile/[a-zA-Z0-9-:.]+)))|([a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(\.?[a-z0-9-]{1,63})(:[a-z0-9-]{1,63}){0,2}))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex TeacherPattern();

    [GeneratedRegex(
        @"\A((arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/[a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9_/-]+)))|([a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9_/-]+))\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex KmsKeyPattern();

    [GeneratedRegex(
        @"\Aarn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-[0-9]:[0-9]{12}:function:[a-zA-Z0-9_.-]+(:(\$LATEST|[a-zA-Z0-9_-]+))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex LambdaPattern();
}
