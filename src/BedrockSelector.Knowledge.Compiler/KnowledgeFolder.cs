namespace BedrockSelector.Knowledge.Compiler;

/// <summary>Where observations, rules and definitions lie, and where the documents go.</summary>
/// <param name="Compiler">The folder of the compiler's project.</param>
internal sealed record KnowledgeFolder(string Compiler)
{
    public string Observations => Path.Combine(Compiler, "Observations");

    public string Definitions => Path.Combine(Compiler, "Definitions");

    public string Disagreements => Path.Combine(Compiler, "disagreements.csv");

    public string Documents => Path.GetFullPath(Path.Combine(Compiler, "..", "BedrockSelector", "Knowledge", "Data"));

    /// <summary>Finds the folder in the tree that this program was built in, or else run in.</summary>
    public static KnowledgeFolder Own()
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, Environment.CurrentDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "BedrockSelector.sln")))
                {
                    return new(Path.Combine(folder.FullName, "src", "BedrockSelector.Knowledge.Compiler"));
                }
            }
        }

        throw new Reading.CompilerException("BedrockSelector.sln", "is in no folder above the program or the current folder.");
    }

    public string Rule(string name) => Path.Combine(Compiler, "Rules", name + ".csv");
}
