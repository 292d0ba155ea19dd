namespace BedrockSelector.Cli;

/// <summary>The exit statuses of the tool.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int InternalError = 1;
    public const int BadInput = 2;
    public const int No = 3;
    public const int Interrupted = 130;
}
