namespace BedrockSelector.Knowledge.Rules;

/// <summary>How a request is written.</summary>
public enum RequestApi
{
    /// <summary>Converse or ConverseStream: one shape for all models.</summary>
    Converse = 0,

    /// <summary>The body of InvokeModel for Anthropic's models: the Messages API.</summary>
    Anthropic,

    /// <summary>The body of InvokeModel for Amazon Nova.</summary>
    Nova,

    /// <summary>The body of InvokeModel for any other model: its fields alone are known.</summary>
    Native,
}
