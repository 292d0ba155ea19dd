using BedrockSelector.Quantities;

namespace BedrockSelector.Customization;

/// <summary>Through which interface a customization job is made.</summary>
public enum JobInterface
{
    /// <summary>CreateModelCustomizationJob of Amazon Bedrock.</summary>
    Bedrock = 0,

    /// <summary>The OpenAI-compatible fine-tuning interface; CreateModelCustomizationJob does not know the model.</summary>
    [Named("openai")]
    OpenAI,
}
