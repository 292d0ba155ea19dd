namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks <c>{"input": "…"}</c>.</summary>
internal sealed class SingleInputChecker : IRecordChecker
{
    public void Check(DataSetSession session)
    {
        session.CheckFields(JsonRecord.Root, "input");
        var input = session.Require(JsonRecord.Root, "input");
        if (input >= 0)
        {
            session.Text(input, 'i', isOutput: false);
        }
    }
}
