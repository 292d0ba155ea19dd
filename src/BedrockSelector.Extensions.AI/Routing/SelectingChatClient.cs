using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using BedrockSelector.Extensions.AI.DependencyInjection;
using BedrockSelector.Extensions.AI.Telemetry;
using BedrockSelector.Tokens;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>A chat client that chooses the model for every call.</summary>
/// <remarks>
/// <para>
/// It reads off messages and options what a chat needs (images, tools, streaming, size), asks the selector, and calls the winner through the
/// caller's factory. When the winner fails for a reason that another model may not have (<see cref="ChatFailures"/>), it goes on to the next in rank,
/// other models first; a stream is given up only before its first output, or after reasoning alone. A model that fails repeatedly is left alone for a
/// while. A conversation stays with its model unless another is better by more than <see cref="SelectingChatClientOptions.SwitchGain"/> and the score's
/// own uncertainty; tool loops stay in any case, and what another model reasoned is not sent on.
/// </para>
/// <para>
/// Input is estimated offline, for the ranking by the smallest estimate among known tokenizers and for fit and budget by the counter given.
/// The decision and the cost stand under <see cref="ChatDecision.Key"/> in the additional properties of the response, and of the last update
/// of a stream. A model id in the options is replaced. Safe for concurrent use.
/// </para>
/// </remarks>
public sealed class SelectingChatClient : IChatClient
{
    private readonly RoutingContext _context;

    /// <summary>Makes a client.</summary>
    /// <param name="bedrock">Ranks models and prices estimates and answers: each chat by the snapshot that is current when it begins.</param>
    /// <param name="clients">Gives the clients of the models chosen.</param>
    /// <param name="options">Preferences, budgets and limits; copied. <see langword="null"/> for the defaults.</param>
    /// <param name="counter">Counts input for the candidate about to be called; <see langword="null"/> for the offline estimate.</param>
    /// <param name="timeProvider">Measures, and times circuits; <see langword="null"/> for the system's clock.</param>
    /// <param name="logger">Takes decisions and failures; <see langword="null"/> for none.</param>
    /// <param name="meters">Makes the meter; <see langword="null"/> for one of its own.</param>
    /// <param name="observers">Hear of every call; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException">A required argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all.</exception>
    public SelectingChatClient(
        BedrockAdvisor bedrock,
        ChatClientFactory clients,
        SelectingChatClientOptions? options = null,
        ITokenCounter? counter = null,
        TimeProvider? timeProvider = null,
        ILogger<SelectingChatClient>? logger = null,
        IMeterFactory? meters = null,
        IEnumerable<ICallObserver>? observers = null)
    {
        ArgumentNullException.ThrowIfNull(bedrock);
        ArgumentNullException.ThrowIfNull(clients);
        var own = options?.Copy() ?? new();
        SelectingChatClientOptionsValidator.ThrowIfInvalid(own);
        var clock = timeProvider ?? TimeProvider.System;
        _context = new(
            bedrock,
            clients,
            own,
            counter ?? new TokenEstimator(),
            clock,
            logger ?? NullLogger<SelectingChatClient>.Instance,
            new(meters),
            new(own.CircuitFailures, own.CircuitOpenFor, clock),
            [.. observers ?? []]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="NoModelException">No model qualifies, each exceeds the budget, or all failed.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> list = [.. messages];
        var pass = RoutingPass.Start(_context, list, options, streamed: false);
        await foreach (var call in pass.CallsAsync(cancellationToken).ConfigureAwait(false))
        {
            using (call)
            {
                LogPrompt(call, list);
                try
                {
                    var sent = Stickiness.WithoutForeignReasoning(list, call.Ranked.Candidate.CallId);
                    var response = await call.Client.GetResponseAsync(sent, call.Options, cancellationToken).ConfigureAwait(false);
                    call.Measurement.See(response);
                    if (call.FailAnswer(response))
                    {
                        continue;
                    }

                    Keep(options, call);
                    if (response.Messages.Count > 0)
                    {
                        (response.Messages[^1].AdditionalProperties ??= [])[CallProperties.CalledId] = call.Ranked.Candidate.CallId;
                    }

                    (response.AdditionalProperties ??= [])[ChatDecision.Key] = call.Complete();
                    return response;
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested && call.Fail(exception))
                {
                    // The pass goes on to the next in rank.
                }
            }
        }

        throw pass.NoModel();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync([.. messages], options, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is <see langword="null"/>.</exception>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_context.Bedrock) ? _context.Bedrock
            : serviceType.IsInstanceOfType(_context.Bedrock.Selector) ? _context.Bedrock.Selector
            : serviceType == typeof(SpendingBudget) ? _context.Options.RunningBudget
            : null;
    }

    /// <summary>Stops its activities and metrics; the models' clients belong to the factory.</summary>
    public void Dispose() => _context.Telemetry.Dispose();

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pass = RoutingPass.Start(_context, messages, options, streamed: true);
        await foreach (var call in pass.CallsAsync(cancellationToken).ConfigureAwait(false))
        {
            using (call)
            {
                LogPrompt(call, messages);
                var sent = Stickiness.WithoutForeignReasoning(messages, call.Ranked.Candidate.CallId);
                var updates = call.Client.GetStreamingResponseAsync(sent, call.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                await using (updates.ConfigureAwait(false))
                {
                    // What comes before the first output is held back: if the model fails until then, none of it was said.
                    List<ChatResponseUpdate> held = [];
                    string? messageId = null;
                    var next = Step.Update;
                    while (next == Step.Update)
                    {
                        next = await MoveAsync(updates, call, cancellationToken).ConfigureAwait(false);
                        if (next == Step.Update)
                        {
                            held.Add(updates.Current);
                            messageId = updates.Current.MessageId ?? messageId;
                            if (call.Measurement.HasOutput)
                            {
                                foreach (var update in held)
                                {
                                    yield return update;
                                }

                                held.Clear();
                            }
                        }
                    }

                    if (next == Step.FailedBeforeOutput)
                    {
                        continue;
                    }

                    foreach (var update in held)
                    {
                        yield return update;
                    }

                    // Properties of an update with a message id end on the message, where the next turn finds them.
                    if (messageId is not null)
                    {
                        yield return new()
                        {
                            Role = ChatRole.Assistant,
                            MessageId = messageId,
                            ModelId = call.Ranked.Candidate.CallId,
                            AdditionalProperties = new() { [CallProperties.CalledId] = call.Ranked.Candidate.CallId },
                        };
                    }

                    Keep(options, call);
                    yield return new()
                    {
                        Role = ChatRole.Assistant,
                        ModelId = call.Ranked.Candidate.CallId,
                        AdditionalProperties = new() { [ChatDecision.Key] = call.Complete() },
                    };
                    yield break;
                }
            }
        }

        throw pass.NoModel();
    }

    private static async ValueTask<Step> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates, RoutedCall call, CancellationToken cancellationToken)
    {
        try
        {
            if (!await updates.MoveNextAsync().ConfigureAwait(false))
            {
                return Step.End;
            }

            call.Measurement.See(updates.Current);
            return Step.Update;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && call.Fail(exception))
        {
            return Step.FailedBeforeOutput;
        }
    }

    private void Keep(ChatOptions? options, RoutedCall call)
    {
        if (options?.ConversationId is { } id)
        {
            _context.Conversations.Keep(id, call.Ranked.Candidate.CallId);
        }
    }

    private void LogPrompt(RoutedCall call, IReadOnlyList<ChatMessage> messages)
    {
        if (_context.Options.RecordContent)
        {
            Log.Prompt(_context.Logger, call.Ranked.Candidate.CallId, string.Join('\n', messages.Select(static message => $"{message.Role}: {message.Text}")));
        }
    }

    private enum Step
    {
        Update = 0,
        End,
        FailedBeforeOutput,
    }
}
