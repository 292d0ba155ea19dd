using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>A model of Amazon Bedrock as a chat client.</summary>
/// <remarks>
/// <para>Safe for concurrent use. It owns nothing: disposing it leaves the runtime open.</para>
/// <para>
/// Options that Converse has no field for (top-k, penalties, seed, reasoning effort and so on) are named under
/// <see cref="BedrockChatProperties.IgnoredOptions"/>. What only this model knows goes into a
/// <see cref="Conversation.ConverseRequest"/> returned by <see cref="ChatOptions.RawRepresentationFactory"/>, on which the rest is laid.
/// Blank text is left out, since the service refuses it. Usage counts cached tokens inside the input, as Microsoft.Extensions.AI wants.
/// </para>
/// </remarks>
public sealed class BedrockChatClient : IChatClient
{
    private readonly IBedrockRuntime _runtime;
    private readonly ChatClientMetadata _metadata;
    private readonly string _modelId;

    /// <summary>Makes a client.</summary>
    /// <param name="runtime">Makes the calls.</param>
    /// <param name="modelId">A model id, inference profile id or ARN; a request's own model id goes first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="runtime"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="modelId"/> is blank.</exception>
    public BedrockChatClient(IBedrockRuntime runtime, string modelId)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        (_runtime, _modelId) = (runtime, modelId);

        // The provider's name in the OpenTelemetry conventions for generative AI.
        _metadata = new("aws.bedrock", null, modelId);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">A message holds what Converse has no block for.</exception>
    /// <exception cref="BedrockException">The service refused or broke off the call, or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var (request, ignored) = ChatRequestMapper.Map(_modelId, this, messages, options);
        var response = await _runtime.ConverseAsync(request, cancellationToken).ConfigureAwait(false);
        return ChatResponseMapper.Map(response, request.ModelId, ignored);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">A message holds what Converse has no block for.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var (request, ignored) = ChatRequestMapper.Map(_modelId, this, messages, options);
        return ChatResponseMapper.MapAsync(_runtime.ConverseStreamAsync(request, cancellationToken), request.ModelId, ignored, cancellationToken);
    }

    /// <summary>Counts the input tokens of a chat, media and tools included, without running it.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">The options; only model, instructions and tools count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Input tokens; zero or more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">A message holds what Converse has no block for.</exception>
    /// <exception cref="BedrockException">The service refused the call (not every model supports it) or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public Task<long> CountTokensAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return _runtime.CountTokensAsync(ChatRequestMapper.Map(_modelId, this, messages, options).Request, cancellationToken);
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
