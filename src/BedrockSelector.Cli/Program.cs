using BedrockSelector.Cli;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupt.Cancel();
};

return await CliApplication.RunAsync(args, CliConsole.ForProcess(), interrupt.Token);
