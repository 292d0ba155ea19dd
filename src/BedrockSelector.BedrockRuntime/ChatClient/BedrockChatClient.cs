using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>A model of Amazon Bedrock as a chat client.</summary>
/// <remarks>
/// <para>Safe for concurrent use. It owns nothing: disposing it leaves the runtime open.</para>
/// <para>
/// Every block of an answer is kept: sent back, even after a trip through a store, it is what the service wrote (<see cref="BedrockContent"/>).
/// Options that are not honoured are named under <see cref="BedrockChatProperties.IgnoredOptions"/>, contents that Converse has no block for
/// under <see cref="BedrockChatProperties.IgnoredContents"/>. What only this model knows goes into a
/// <see cref="Conversation.ConverseRequest"/> returned by <see cref="ChatOptions.RawRepresentationFactory"/>: what it sets goes before the options,
/// but for the model id, of which the options' own goes first.
/// Blank text is left out, since the service refuses it. Usage counts cached tokens inside the input, as Microsoft.Extensions.AI wants.
/// </para>
/// </remarks>
public sealed class BedrockChatClient : IChatClient
{
    private readonly IBedrockRuntime _runtime;
    private readonly ChatClientMetadata _metadata;
    private readonly ChatRequestMapper _mapper;

    /// <summary>Makes a client.</summary>
    /// <param name="runtime">Makes the calls.</param>
    /// <param name="modelId">A model id, inference profile id or ARN; a request's own model id goes first.</param>
    /// <param name="options">How to call where a chat does not say; copied. <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="runtime"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="modelId"/> is blank.</exception>
    public BedrockChatClient(IBedrockRuntime runtime, string modelId, BedrockChatClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        (_runtime, _mapper) = (runtime, new(modelId, options?.Copy() ?? new()));

        // The provider's name in the OpenTelemetry conventions for generative AI.
        _metadata = new("aws.bedrock", null, modelId);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">A message holds media of a format or at an address that Converse does not take.</exception>
    /// <exception cref="BedrockException">The model is known to refuse the request, or the service refused or broke off the call, or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var mapped = _mapper.Map(this, messages, options, streamed: false);
        var response = await _runtime.ConverseAsync(mapped.Request, cancellationToken).ConfigureAwait(false);
        return ChatResponseMapper.Map(response, mapped);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">A message holds media of a format or at an address that Converse does not take.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var mapped = _mapper.Map(this, messages, options, streamed: true);
        return new ChatStreamMapper(mapped).MapAsync(_runtime.ConverseStreamAsync(mapped.Request, cancellationToken), cancellationToken);
    }

    /// <summary>Counts the input tokens of a chat, media and tools included, without running it.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options; only model, instructions and tools count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Input tokens; zero or more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">A message holds media of a format or at an address that Converse does not take.</exception>
    /// <exception cref="BedrockException">The service refused the call (not every model supports it) or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public Task<long> CountTokensAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return _runtime.CountTokensAsync(_mapper.Map(this, messages, options, streamed: false).Request, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is <see langword="null"/>.</exception>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(_runtime) ? _runtime
            : null;
    }

    /// <summary>Does nothing: the runtime belongs to whoever made it.</summary>
    public void Dispose()
    {
    }
}
