using BedrockSelector.Extensions.AI.Accounting;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>How a <see cref="SelectingChatClient"/> chooses.</summary>
/// <remarks>Copied when a client is built; later changes have no effect on it.</remarks>
public sealed class SelectingChatClientOptions
{
    /// <summary>Gets or sets what to prefer and within what limits: weights, task, region, quality floor, scopes, providers and so on.</summary>
    /// <value>
    /// Usage, inputs, outputs, features and endpoints are replaced or added to for each chat; the endpoint is always the runtime.
    /// By default nothing is asked but what the chat needs.
    /// </value>
    public SelectionRequest Preferences { get; set; } = new() { Usage = Usage.None };

    /// <summary>Gets or sets the answer's expected length where the chat sets no limit.</summary>
    /// <value>Tokens, from 1 to 1,000,000; 500 by default.</value>
    public int ExpectedOutputTokens { get; set; } = 500;

    /// <summary>Gets or sets how many models may be called for one chat.</summary>
    /// <value>From 1 to 100; 3 by default.</value>
    public int MaxModelsPerCall { get; set; } = 3;

    /// <summary>Gets or sets the most that one chat may be expected to cost.</summary>
    /// <value>US dollars, zero or more; <see langword="null"/>, the default, for any.</value>
    public decimal? BudgetPerCallUsd { get; set; }

    /// <summary>Gets or sets the amount that all chats together draw on.</summary>
    /// <value>May be shared between clients; <see langword="null"/>, the default, for none.</value>
    public SpendingBudget? RunningBudget { get; set; }

    /// <summary>Gets or sets after how many failures in a row a model is left alone for a while.</summary>
    /// <value>From 1 to 1000; 3 by default.</value>
    public int CircuitFailures { get; set; } = 3;

    /// <summary>Gets or sets for how long a model that failed is left alone; then one call tries it.</summary>
    /// <value>More than zero; 30 seconds by default.</value>
    public TimeSpan CircuitOpenFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets what tells failures apart.</summary>
    /// <value><see cref="ChatFailures.Classify"/> by default. May be called from several threads.</value>
    public Func<Exception, FailureKind> Classify { get; set; } = ChatFailures.Classify;

    /// <summary>Gets or sets what follows each kind of failure.</summary>
    /// <value><see cref="ChatFailures.Respond"/> by default. May be called from several threads.</value>
    public Func<FailureKind, FailureAction> Respond { get; set; } = ChatFailures.Respond;

    /// <summary>Gets or sets by how much another model must be better before a conversation leaves its own, beside the score's own uncertainty.</summary>
    /// <value>
    /// Points of the score, zero or more; 0.02 by default, which stands for what the lost prompt cache costs. A conversation is known by its id or by
    /// what its last answer carries; the results of tools go to the model that called them.
    /// </value>
    public double SwitchGain { get; set; } = 0.02;

    /// <summary>Gets or sets where the clients count cached tokens.</summary>
    /// <value>Inside the input by default.</value>
    public CacheTokenPlacement CacheTokens { get; set; }

    /// <summary>Gets or sets whether prompts and answers are written to activities and logs.</summary>
    /// <value>False by default: they may hold what must not be stored.</value>
    public bool RecordContent { get; set; }

    internal SelectingChatClientOptions Copy() => (SelectingChatClientOptions)MemberwiseClone();
}
