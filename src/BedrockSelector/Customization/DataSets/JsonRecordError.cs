namespace BedrockSelector.Customization.DataSets;

/// <summary>Why a line is no record.</summary>
internal readonly record struct JsonRecordError(DataSetProblemCode Code, int Offset, string Message);
