using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;
using BedrockSelector.Selection;
using BedrockSelector.Tokens;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Routing;

/// <summary>What a chat needs of a model, read off its messages and options.</summary>
internal sealed record ChatRequirements
{
    public required ImmutableArray<Modality> Inputs { get; init; }

    public required ImmutableArray<Feature> Features { get; init; }

    public required TokenInput Input { get; init; }

    public required int OutputTokens { get; init; }

    /// <summary>Gets whether the chat holds what nobody can count before it is sent: documents, video, sound, images of unknown size.</summary>
    public bool Unmeasured { get; init; }

    /// <summary>Gets what no tokenizer exceeds: a token a byte of text, the most that an image takes, and some for what stands around them.</summary>
    public long MostInputTokens =>
        Input.Texts.Sum(static text => (long)System.Text.Encoding.UTF8.GetByteCount(text))
        + Input.Images.Sum(static image => Math.Max(2_000L, (long)image.Width * image.Height / 500))
        + (32L * (Input.Messages + Input.Tools)) + (Input.Tools > 0 ? 1_000L : 0L);

    public static ChatRequirements Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool streamed, int expectedOutputTokens)
    {
        var inputs = new SortedSet<string>(StringComparer.Ordinal) { Modality.Text.Name };
        var features = ImmutableArray.CreateBuilder<Feature>();
        var texts = ImmutableArray.CreateBuilder<string>();
        var images = ImmutableArray.CreateBuilder<ImageSize>();
        var unmeasured = false;
        var tools = options is { Tools.Count: > 0, ToolMode: not NoneChatToolMode };
        if (options?.Instructions is { Length: > 0 } instructions)
        {
            texts.Add(instructions);
            features.Add(Feature.SystemPrompt);
        }

        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                features.Add(Feature.SystemPrompt);
            }

            foreach (var content in message.Contents)
            {
                Add(content);
            }
        }

        foreach (var tool in options?.Tools ?? [])
        {
            texts.Add(tool is AIFunctionDeclaration function ? $"{function.Name} {function.Description} {function.JsonSchema.GetRawText()}" : tool.Name);
        }

        if (tools)
        {
            features.Add(Feature.ToolUse);
            if (streamed)
            {
                features.Add(Feature.StreamingToolUse);
            }
        }

        if (streamed)
        {
            features.Add(Feature.Streaming);
        }

        return new()
        {
            Inputs = [.. inputs.Select(Modality.Parse)],
            Features = [.. features.Distinct()],
            Input = new() { Texts = texts.ToImmutable(), Images = images.ToImmutable(), Messages = messages.Count, Tools = options?.Tools?.Count ?? 0 },
            Unmeasured = unmeasured,
            OutputTokens = options?.MaxOutputTokens ?? expectedOutputTokens,
        };

        void Add(AIContent content)
        {
            switch (content)
            {
                case TextContent text:
                    texts.Add(text.Text);
                    break;
                case TextReasoningContent reasoning:
                    texts.Add(reasoning.Text);
                    break;
                case FunctionCallContent call:
                    features.Add(Feature.ToolUse);
                    texts.Add(call.Name + string.Concat(call.Arguments?.Select(static pair => $" {pair.Key} {pair.Value}") ?? []));
                    break;
                case FunctionResultContent result:
                    features.Add(Feature.ToolUse);
                    texts.Add(result.Result?.ToString() ?? "");
                    break;
                case DataContent data:
                    AddMedia(ContentKinds.Of(data.MediaType));
                    if (data.HasTopLevelMediaType("image") && ImageHeader.Read(data.Data.Span) is { } size)
                    {
                        images.Add(size);
                    }
                    else
                    {
                        unmeasured = true;
                    }

                    break;
                case UriContent uri:
                    unmeasured = true;
                    AddMedia(ContentKinds.Of(uri.MediaType));
                    break;
                default:
                    break;
            }
        }

        void AddMedia(string kind)
        {
            if (kind == ContentKinds.Document)
            {
                features.Add(Feature.DocumentChat);
            }
            else
            {
                inputs.Add(kind);
            }
        }
    }

    /// <summary>Lays what the chat needs over what the application prefers.</summary>
    public SelectionRequest Over(SelectionRequest preferences, long inputTokens) => preferences with
    {
        Usage = Usage.Tokens(inputTokens, OutputTokens),
        Inputs = [.. preferences.Inputs.Union(Inputs)],
        Outputs = [.. preferences.Outputs.Union([Modality.Text])],
        Features = [.. preferences.Features.Union(Features)],

        // A chat client calls Converse, which the other endpoint does not speak.
        Endpoints = [ModelEndpoint.Runtime],
    };

    /// <summary>
    /// A figure for the ranking, in which all candidates are asked with the same usage: the smallest estimate among all known tokenizers,
    /// so that none is rejected for the appetite of another's. Each candidate is counted by its own rule before it is called.
    /// </summary>
    public long SmallestEstimate(TokenRatios ratios)
    {
        var total = 0L;
        var profile = new TextProfile();
        foreach (var text in Input.Texts)
        {
            profile.Clear();
            profile.Add(text);
            total += ratios.Families.Min(family => TokenEstimator.Estimate(family, profile).Tokens);
        }

        return total;
    }
}
