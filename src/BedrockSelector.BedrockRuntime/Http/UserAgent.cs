using System.Reflection;

namespace BedrockSelector.BedrockRuntime.Http;

/// <summary>What requests say of who sends them: this product and its version, the platform, and the application's own name.</summary>
internal static class UserAgent
{
    private const string ApplicationVariable = "AWS_SDK_UA_APP_ID";
    private const int LongestName = 50;

    private static readonly string Product = "BedrockSelector/" + Version(typeof(UserAgent).Assembly);

    public static string Of(string? applicationId)
    {
        var name = applicationId ?? Environment.GetEnvironmentVariable(ApplicationVariable);
        var platform = $"{Product} lang/.NET#{Environment.Version}";
        return name is not null && IsName(name) ? $"{platform} app/{name}" : platform;
    }

    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || "!$%&*+-.,^_`|~".Contains(c, StringComparison.Ordinal));

    private static string Version(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
