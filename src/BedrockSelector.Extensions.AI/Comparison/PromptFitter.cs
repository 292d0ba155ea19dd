using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Extensions.AI.Comparison;

/// <summary>Leaves out of a prompt what a model cannot take, by what the catalog says; what it does not say is left in.</summary>
internal static class PromptFitter
{
    public static (ImmutableArray<ChatMessage> Messages, ChatOptions? Options, ImmutableArray<IgnoredContent> Ignored) Fit(
        FoundationModel model, ImmutableArray<ChatMessage> messages, ChatOptions? options)
    {
        var ignored = ImmutableArray.CreateBuilder<IgnoredContent>();
        var fitted = ImmutableArray.CreateBuilder<ChatMessage>(messages.Length);
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System && model.Has(Feature.SystemPrompt) == false)
            {
                Note("system-prompt", $"{model.Name} takes no system prompt.");
                continue;
            }

            var kept = message.Contents.Where(content => Keeps(content)).ToList();
            if (kept.Count == message.Contents.Count)
            {
                fitted.Add(message);
            }
            else if (kept.Count > 0)
            {
                var copy = message.Clone();
                copy.Contents = kept;
                fitted.Add(copy);
            }
        }

        var fittedOptions = options?.Clone() ?? new ChatOptions();
        fittedOptions.ModelId = null;
        if (fittedOptions.Tools is { Count: > 0 } && model.Has(Feature.ToolUse) == false)
        {
            Note("tools", $"{model.Name} calls no tools.");
            fittedOptions.Tools = null;
            fittedOptions.ToolMode = null;
        }

        if (fittedOptions.Instructions is not null && model.Has(Feature.SystemPrompt) == false)
        {
            Note("system-prompt", $"{model.Name} takes no system prompt.");
            fittedOptions.Instructions = null;
        }

        return (fitted.ToImmutable(), fittedOptions, ignored.ToImmutable());

        bool Keeps(AIContent content)
        {
            var mediaType = (content as DataContent)?.MediaType ?? (content as UriContent)?.MediaType;
            var kind = mediaType is null ? null : ContentKinds.Of(mediaType);
            if (kind is null || ContentKinds.Takes(model, kind) != false)
            {
                return true;
            }

            var takes = model.InputModalities.Select(static modality => modality.Name);
            Note(kind, kind == ContentKinds.Document
                ? $"{model.Name} takes no documents."
                : $"{model.Name} takes {string.Join(", ", takes)} only.");
            return false;
        }

        void Note(string kind, string reason)
        {
            if (!ignored.Any(earlier => earlier.Kind == kind))
            {
                ignored.Add(new(kind, reason));
            }
        }
    }
}
