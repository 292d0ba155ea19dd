using System.Runtime.CompilerServices;

namespace BedrockSelector.Cli.Tests.Harness;

/// <summary>Compares text with an approved file beside the tests; writes what was received when they differ.</summary>
internal static class Approval
{
    public static void Verify(string name, string received, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(caller)!, "Approvals");
        var approved = Path.Combine(folder, name + ".approved.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            return;
        }

        File.WriteAllText(Path.Combine(folder, name + ".received.txt"), received);
        Assert.That(received, Is.EqualTo(expected), $"If the change is meant, rename {name}.received.txt to {name}.approved.txt.");
    }
}
