namespace BedrockSelector.Customization.Advice;

/// <summary>What a caller has to train on.</summary>
public enum CustomizationInput
{
    /// <summary>Examples with their answers.</summary>
    LabelledExamples = 0,

    /// <summary>Text without answers.</summary>
    RawText,

    /// <summary>Prompts without answers.</summary>
    Prompts,

    /// <summary>Prompts and a way of grading answers: preferences, a function, a judge.</summary>
    GradedPrompts,

    /// <summary>Images with captions.</summary>
    CaptionedImages,
}
