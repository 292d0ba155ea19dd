using System.Diagnostics;
using System.Runtime.CompilerServices;
using BedrockSelector.BedrockRuntime.Tests.Loopback;

namespace BedrockSelector.BedrockRuntime.Tests.Manual;

[Explicit("Needs node and the AWS SDK for JavaScript; see README.md beside it.")]
public sealed class JavaScriptSdkCheck : LoopbackTests
{
    [Test]
    public async Task Service_DrivenByTheJavaScriptSdk_SpeaksItsProtocol()
    {
        var folder = Environment.GetEnvironmentVariable("BEDROCKSELECTOR_JS_SDK");
        Assume.That(folder, Is.Not.Null, "set BEDROCKSELECTOR_JS_SDK to a folder in which the SDK is installed");
        var answer = new Answer("Hello ", "there") { InputTokens = 7 };
        Service.Always(Micro, answer).Always(RuntimeContractTests.Arn, answer).Always("throttled", Refusal.Throttling)
            .Always("breaks", answer with { Fault = StreamFault.ThrottlingException })
            .Always("corrupt", answer with { Fault = StreamFault.CorruptPayload });

        using var process = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(Folder(), "check.mjs"), folder!, Service.Endpoint.AbsoluteUri, Service.Http2Endpoint.AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.That(await output, Is.EqualTo("HTTP/1.1: ok\nHTTP/2: ok\n"), await error);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
