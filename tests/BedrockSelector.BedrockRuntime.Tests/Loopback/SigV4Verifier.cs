using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BedrockSelector.BedrockRuntime.Tests.Loopback;

/// <summary>
/// Checks Signature Version 4 from its public description, with no code of the AWS SDK:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (read 2026-11).
/// </summary>
internal static class SigV4Verifier
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    // HTTP/2 names the host so.
    private const string Authority = ":authority";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <returns>What is wrong, or null when the signature holds.</returns>
    public static string? Verify(
        HttpRequest request, string rawTarget, byte[] body, string accessKey, string secretKey, string? sessionToken, string region, DateTimeOffset now)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return "Missing Authentication Token";
        }

        var fields = authorization[(Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries)
            .Select(static part => part.Split('=', 2)).ToDictionary(static part => part[0], static part => part[1]);
        var scope = fields["Credential"].Split('/');
        if (scope.Length != 5 || scope[0] != accessKey)
        {
            return "The security token included in the request is invalid.";
        }

        var time = request.Headers["X-Amz-Date"].ToString();
        if (!DateTimeOffset.TryParseExact(
            time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt))
        {
            return "The X-Amz-Date header is missing or malformed.";
        }

        if (scope[1] != time[..8] || scope[2] != region || scope[3] != "bedrock" || scope[4] != "aws4_request")
        {
            return $"Credential should be scoped to a valid region and service; got '{fields["Credential"]}'.";
        }

        if ((now - signedAt) > Tolerance)
        {
            return $"Signature expired: {time} is now earlier than {(now - Tolerance).ToString(TimeFormat, CultureInfo.InvariantCulture)}";
        }

        if ((signedAt - now) > Tolerance)
        {
            return $"Signature not yet current: {time} is still later than {(now + Tolerance).ToString(TimeFormat, CultureInfo.InvariantCulture)}";
        }

        if ((sessionToken ?? "") != request.Headers["X-Amz-Security-Token"].ToString())
        {
            return "The security token included in the request is invalid.";
        }

        var signed = fields["SignedHeaders"].Split(';');
        foreach (var required in sessionToken is null ? new[] { "host", "x-amz-date" } : ["host", "x-amz-date", "x-amz-security-token"])
        {
            if (!signed.Contains(required) && !(required == "host" && signed.Contains(Authority)))
            {
                return $"'{required}' must be a signed header.";
            }
        }

        var bodyHash = Hex(SHA256.HashData(body));
        if (request.Headers.TryGetValue("X-Amz-Content-Sha256", out var stated) && stated.ToString() != bodyHash)
        {
            return "The provided 'x-amz-content-sha256' header does not match what was computed.";
        }

        var canonical = string.Join('\n', [
            request.Method,
            CanonicalPath(rawTarget),
            CanonicalQuery(rawTarget),
            .. signed.Select(name => name + ":" + Squeeze(name is "host" or Authority ? request.Host.Value! : request.Headers[name].ToString())),
            "",
            fields["SignedHeaders"],
            bodyHash,
        ]);
        var toSign = string.Join('\n', Algorithm, time, string.Join('/', scope[1..]), Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = scope[1..].Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretKey), static (key, part) => Hmac(key, part));
        return Hex(Hmac(key, toSign)) == fields["Signature"]
            ? null
            : "The request signature we calculated does not match the signature you provided.";
    }

    // Every service but S3 encodes the path of the wire once more.
    private static string CanonicalPath(string rawTarget)
    {
        var path = rawTarget.Split('?', 2)[0];
        return path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(Encode));
    }

    private static string CanonicalQuery(string rawTarget)
    {
        var parts = rawTarget.Split('?', 2);
        return parts.Length < 2 ? "" : string.Join('&', parts[1].Split('&')
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair => (Encode(Uri.UnescapeDataString(pair[0])), pair.Length < 2 ? "" : Encode(Uri.UnescapeDataString(pair[1]))))
            .OrderBy(static pair => pair.Item1, StringComparer.Ordinal).ThenBy(static pair => pair.Item2, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Item1}={pair.Item2}"));
    }

    private static string Encode(string text)
    {
        var builder = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                builder.Append((char)b);
            }
            else
            {
                builder.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return builder.ToString();
    }

    private static string Squeeze(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
