namespace BedrockSelector.BedrockRuntime.Tests;

public sealed class BedrockRuntimeClientContractTests : RuntimeContractTests
{
    private BedrockRuntimeClient? _client;

    [TearDown]
    public void Close() => _client?.Dispose();

    internal override IBedrockRuntime Make() => _client = Client(static options => options.MaxRetries = 0);
}
