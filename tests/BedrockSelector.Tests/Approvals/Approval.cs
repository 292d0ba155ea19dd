namespace BedrockSelector.Tests.Approvals;

/// <summary>
/// Compares a text with the approved one beside the tests. On a difference the text is kept as NAME.received.txt;
/// BEDROCKSELECTOR_APPROVE=1 makes it the approved one.
/// </summary>
internal static class Approval
{
    public static void Verify(string name, string text)
    {
        var folder = Path.Combine(SourceTree.Tests, "Approvals");
        var (approved, received) = (Path.Combine(folder, $"{name}.approved.txt"), Path.Combine(folder, $"{name}.received.txt"));
        if (Environment.GetEnvironmentVariable("BEDROCKSELECTOR_APPROVE") == "1")
        {
            File.WriteAllText(approved, text);
        }

        if (File.Exists(approved) && File.ReadAllText(approved) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        var old = File.Exists(approved) ? File.ReadAllLines(approved) : [];
        var lines = text.Split('\n');
        var changes = old.Except(lines).Select(static line => $"- {line}").Concat(lines.Except(old).Select(static line => $"+ {line}")).Take(20);
        Assert.Fail(
            $"{name} is not as approved; run with BEDROCKSELECTOR_APPROVE=1 to approve it, and say so in the CHANGELOG.\n{string.Join('\n', changes)}");
    }
}
