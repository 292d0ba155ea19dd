using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Tokens;

namespace BedrockSelector.BedrockRuntime.Tokens;

/// <summary>Counts tokens by asking Amazon Bedrock, which counts exactly and does not charge for it.</summary>
/// <remarks>
/// Safe for concurrent use. It counts texts: sizes of images and numbers of pages say nothing to the service and stand under
/// <see cref="TokenEstimate.NotCounted"/>; to count a chat with its media, use <see cref="ChatClient.BedrockChatClient.CountTokensAsync"/>.
/// See <see href="https://docs.aws.amazon.com/bedrock/latest/userguide/count-tokens.html"/> (read 2026-11).
/// </remarks>
public sealed class BedrockTokenCounter : ITokenCounter
{
    private const string Documentation = "https://docs.aws.amazon.com/bedrock/latest/userguide/count-tokens.html";
    private readonly IBedrockRuntime _runtime;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a counter.</summary>
    /// <param name="runtime">Makes the calls.</param>
    /// <param name="timeProvider">Dates the counts; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentNullException"><paramref name="runtime"/> is <see langword="null"/>.</exception>
    public BedrockTokenCounter(IBedrockRuntime runtime, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        (_runtime, _timeProvider) = (runtime, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    /// <exception cref="BedrockException">The service refused the call for another reason than that it cannot count for the model.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async ValueTask<TokenEstimate?> CountAsync(ModelId model, TokenInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ImmutableArray<ContentBlock> blocks = [.. input.Texts.Where(static text => !string.IsNullOrWhiteSpace(text)).Select(static text => new TextBlock(text))];
        try
        {
            var tokens = blocks.IsEmpty ? 0 : await _runtime.CountTokensAsync(
                new() { ModelId = model.Value, Messages = [new(ConverseRole.User, blocks)] }, cancellationToken).ConfigureAwait(false);
            return new()
            {
                Tokens = tokens,
                Low = tokens,
                High = tokens,
                Family = model.Value,
                Basis = TokenEstimateBasis.Counted,
                Source = new(
                    "bedrock-count-tokens",
                    "Amazon Bedrock CountTokens",
                    new(Documentation),
                    DateOnly.FromDateTime(_timeProvider.GetUtcNow().UtcDateTime),
                    SourceKind.Aws),
                NotCounted = NotCounted(input),
            };
        }
        catch (BedrockException exception) when (exception.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
            // Many models cannot be counted for; the service says so with a validation error.
            return null;
        }
    }

    private static ImmutableArray<string> NotCounted(TokenInput input)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        left.AddRange(input.Images.Select(static image => string.Create(CultureInfo.InvariantCulture, $"image of {image.Width}x{image.Height}")));
        if (input.DocumentPages > 0)
        {
            left.Add(string.Create(CultureInfo.InvariantCulture, $"{input.DocumentPages} pages of documents"));
        }

        if (input.VideoSeconds > 0)
        {
            left.Add(string.Create(CultureInfo.InvariantCulture, $"video of {input.VideoSeconds} s"));
        }

        return left.ToImmutable();
    }
}
