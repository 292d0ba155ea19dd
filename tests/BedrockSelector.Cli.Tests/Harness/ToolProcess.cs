using System.Diagnostics;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>Runs the tool, or a script that runs it, as a process of its own, with the credentials that services on loopback accept.</summary>
internal static class ToolProcess
{
    // The tool's own output: the copy beside the tests lacks what the tests' web framework already has.
    public static readonly string ToolPath = Path.Combine(
        AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "BedrockSelector.Cli.Tests"), Path.Combine("src", "BedrockSelector.Cli"), StringComparison.Ordinal),
        "bedrock-selector.dll");

    public static Task<(int Status, string Output, string Error)> RunAsync(string[] arguments, bool credentials = true) =>
        RunAsync("dotnet", [ToolPath, .. arguments], credentials);

    public static async Task<(int Status, string Output, string Error)> RunAsync(
        string program, string[] arguments, bool credentials = true, Action<ProcessStartInfo>? configure = null, Action<Process>? started = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        // Nothing of the machine's own: no files of credentials, no asking an instance.
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "none");
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "none");
        if (credentials)
        {
            start.Environment["AWS_ACCESS_KEY_ID"] = LoopbackBedrock.AccessKey;
            start.Environment["AWS_SECRET_ACCESS_KEY"] = LoopbackBedrock.SecretKey;
        }

        configure?.Invoke(start);
        using var process = Process.Start(start)!;
        started?.Invoke(process);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
