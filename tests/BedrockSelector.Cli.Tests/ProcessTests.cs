using System.Diagnostics;
using System.Text;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>The tool as its callers run it: a process with streams and an exit status.</summary>
[NonParallelizable]
public sealed class ProcessTests
{
    private static readonly string Program = typeof(CliApplication).Assembly.Location;

    [Test]
    public void Process_Json_IsTheSameBytesOnAnyMachine()
    {
        string[] args = ["estimate", "amazon.nova-micro-v1:0", "--usage", "input-tokens=1500,output-tokens=300", "--format", "json", "--as-of", "2026-11-22"];

        var run = Start(args, ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "de_DE.UTF-8"), ("TZ", "Pacific/Kiritimati"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Status, Is.Zero, run.Err);
            Assert.That(run.Out, Is.EqualTo(Encoding.UTF8.GetBytes(Tool.Run(args).Out)));
            Assert.That(run.Err, Is.Empty);
        }
    }

    [Test]
    public void Process_Text_IsUtf8WithoutAMark()
    {
        var run = Start(["select", "--usage", "input-tokens=1500,output-tokens=400", "--top", "1", "--format", "markdown"], ("LC_ALL", "C"));
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(run.Out);

        Assert.That(run.Out[0], Is.EqualTo((byte)'#'));
        Assert.That(text, Does.Contain("± s.e."));
    }

    [Test]
    public void Process_BadInput_KeepsStdoutEmpty()
    {
        var run = Start(["show", "nope"]);

        Assert.That((run.Status, run.Out.Length, run.Err.Split('\n').Length), Is.EqualTo((2, 0, 2)));
        Assert.That(run.Err, Does.StartWith("error: 'nope' is not a known model id"));
    }

    [Test]
    public void Process_No_Exits3()
    {
        Assert.That(Start(["check", "amazon.nova-micro-v1:0", "--input", "text,image"]).Status, Is.EqualTo(3));
    }

    [Test]
    public void Run_Interrupted_Exits130()
    {
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        using var file = new TemporaryFile("agreement.json", """{"schemaVersion":1}""");
        using var output = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };

        var status = CliApplication.RunAsync(["models", "--catalog", file.Path], new(output, error, TimeProvider.System), interrupt.Token).GetAwaiter().GetResult();

        Assert.That((status, output.ToString(), error.ToString()), Is.EqualTo((130, "", "error: interrupted\n")));
    }

    [Test]
    public void Process_CtrlC_Exits130()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            Assert.Ignore("Signals of another process are sent with kill.");
        }

        // A pipe that nobody writes to keeps the tool reading its overlay until the signal comes.
        var folder = Directory.CreateTempSubdirectory("bedrock-selector-").FullName;
        var pipe = Path.Combine(folder, "never.json");
        using (var made = Process.Start("mkfifo", pipe))
        {
            made.WaitForExit();
        }

        using var tool = Process.Start(Interruptible(Info(["models", "--catalog", pipe])))!;
        try
        {
            // The tool has the pipe open for reading, its handler in place, once the pipe can be opened for writing.
            using var writer = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)).GetAwaiter().GetResult();
            using (var kill = Process.Start("kill", ["-INT", tool.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                kill.WaitForExit();
            }

            var error = tool.StandardError.ReadToEndAsync();
            Assert.That(tool.WaitForExit(TimeSpan.FromSeconds(30)), Is.True);
            Assert.That((tool.ExitCode, error.GetAwaiter().GetResult()), Is.EqualTo((130, "error: interrupted\n")));
        }
        finally
        {
            if (!tool.HasExited)
            {
                tool.Kill();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Status, byte[] Out, string Err) Start(string[] args, params (string Name, string Value)[] environment)
    {
        var info = Info(args);
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        return (process.ExitCode, bytes.ToArray(), error.GetAwaiter().GetResult());
    }

    // A test run in the background of a shell ignores interrupts, and its children would inherit that.
    private static ProcessStartInfo Interruptible(ProcessStartInfo info)
    {
        if (OperatingSystem.IsLinux())
        {
            info.ArgumentList.Insert(0, info.FileName);
            info.ArgumentList.Insert(0, "--default-signal=INT");
            info.FileName = "env";
        }

        return info;
    }

    private static ProcessStartInfo Info(string[] args)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return new(host, ["exec", Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
    }
}
