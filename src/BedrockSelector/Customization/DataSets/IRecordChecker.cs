namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks a record of one format.</summary>
internal interface IRecordChecker
{
    /// <summary>Checks the record at hand, reports what is wrong and counts its texts.</summary>
    void Check(DataSetSession session);
}
