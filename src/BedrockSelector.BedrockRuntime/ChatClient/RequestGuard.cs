using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.Conversation;
using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using BedrockSelector.Knowledge.Rules;
using Microsoft.Extensions.AI;

namespace BedrockSelector.BedrockRuntime.ChatClient;

/// <summary>Checks a request against what the model is known to refuse: repairs what changes nothing of what is asked, and refuses the rest.</summary>
/// <remarks>Whether a region offers the model is left to the service: it knows of offers that no catalog has yet.</remarks>
internal sealed class RequestGuard(IKnowledgeSource knowledge, TimeProvider timeProvider)
{
    private const string NotCallable = "not-callable";

    /// <summary>The options of a chat by the place of what they set.</summary>
    private static readonly ImmutableArray<(string Place, string Option)> Options =
    [
        ("inferenceConfig.temperature", nameof(ChatOptions.Temperature)),
        ("inferenceConfig.topP", nameof(ChatOptions.TopP)),
        ("inferenceConfig.stopSequences", nameof(ChatOptions.StopSequences)),
        ("inferenceConfig.maxTokens", nameof(ChatOptions.MaxOutputTokens)),
        ("additionalModelRequestFields.top_k", nameof(ChatOptions.TopK)),
        ("additionalModelRequestFields.thinking", nameof(ChatOptions.Reasoning)),
        ("toolConfig.toolChoice", nameof(ChatOptions.ToolMode)),
    ];

    /// <returns>The request to send; the very one given where nothing was to repair.</returns>
    /// <exception cref="BedrockException">The model is known to refuse the request, and no repair helps.</exception>
    public ConverseRequest Check(ConverseRequest request, FoundationModel model, bool streamed, ChatNotes notes)
    {
        var reference = ModelReference.Parse(request.ModelId);
        var target = new CallTarget { Reference = reference, Model = model, Region = reference.Region ?? AnyRegion, Scope = reference.Scope };
        var document = RequestDocument.Parse(ConverseRequestWriter.Converse(request, streamed), RequestApi.Converse);
        var repaired = new RequestChecker(knowledge).Repair(
            document, target, new() { Date = DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime), Streaming = streamed });
        foreach (var change in repaired.Changes)
        {
            notes.Repair(change);
            notes.OptionIf(OptionOf(change.Subject) is not null, OptionOf(change.Subject) ?? "");
        }

        var errors = repaired.Report.Findings.Where(static finding => finding is { Severity: FindingSeverity.Error } && finding.Code != NotCallable).ToImmutableArray();
        return !errors.IsEmpty ? throw Refused(request.ModelId, errors)
            : ReferenceEquals(repaired.Request, document) ? request
            : ConverseRequest.Parse(WireJson.Parse(repaired.Request.Json), request.ModelId);
    }

    // The rules that are kept here do not ask for the region.
    private static AwsRegion AnyRegion { get; } = new("us-east-1");

    private static string? OptionOf(string? subject) =>
        subject is null ? null : Options.FirstOrDefault(option => subject.Contains(option.Place, StringComparison.Ordinal)).Option;

    private static BedrockException Refused(string modelId, ImmutableArray<Finding> errors) => new(
        BedrockException.RequestRefused,
        $"The request was not sent, since '{modelId}' is known to refuse it: {string.Join(' ', errors.Select(static error => error.Message))}",
        HttpStatusCode.BadRequest)
    {
        Findings = errors,
    };
}
