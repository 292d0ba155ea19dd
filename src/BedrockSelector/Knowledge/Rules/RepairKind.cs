namespace BedrockSelector.Knowledge.Rules;

/// <summary>What makes a request pass a rule without changing what it asks. A closed set: each is done by code.</summary>
internal enum RepairKind
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>Leave the place out.</summary>
    Drop,

    /// <summary>Give the document a name of its own, of the characters allowed.</summary>
    RenameDocument,

    /// <summary>Describe the tools that the conversation has called.</summary>
    AddToolConfig,

    /// <summary>Join the turn to the one before.</summary>
    MergeTurns,

    /// <summary>Write the value that the finding names as accepted.</summary>
    SetLimit,

    /// <summary>Write the format of the bytes.</summary>
    SetFormat,
}
