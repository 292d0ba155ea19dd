namespace BedrockSelector.Selection.Columns;

/// <summary>How much of a model's limits a request takes, in whole tokens: limits are whole, so a fraction of a token counts as one.</summary>
internal readonly record struct RequestSize(long Input, long Total, long Output)
{
    // Six meters of a quadrillion each fit a long.
    public static RequestSize Of(decimal input, decimal output) => decimal.IsInteger(input) && decimal.IsInteger(output)
        ? Of((long)input, (long)output)
        : new((long)decimal.Ceiling(input), (long)decimal.Ceiling(input + output), (long)decimal.Ceiling(output));

    private static RequestSize Of(long input, long output) => new(input, input + output, output);
}
