namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks <c>{"prompt": "…", "completion": "…"}</c>.</summary>
internal sealed class PromptCompletionChecker : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        session.CheckFields(JsonRecord.Root, "prompt", "completion");
        var prompt = session.Require(JsonRecord.Root, "prompt");
        if (prompt >= 0)
        {
            session.Text(prompt, 'p', isOutput: false);
        }

        var completion = session.Require(JsonRecord.Root, "completion");
        if (completion >= 0)
        {
            session.Text(completion, 'c', isOutput: true);
        }
    }
}
