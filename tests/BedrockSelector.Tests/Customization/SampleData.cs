namespace BedrockSelector.Tests.Customization;

/// <summary>The sample files beside the tests.</summary>
internal static class SampleData
{
    public static string PathOf(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Customization", "Samples", name);

    public static string WalkthroughPathOf(string name) =>
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Customization", "Walkthrough", name);

    public static string[] Lines(string name) => File.ReadAllLines(PathOf(name));
}
