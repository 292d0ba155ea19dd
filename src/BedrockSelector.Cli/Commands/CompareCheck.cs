using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Calls.Requests;
using BedrockSelector.Extensions.AI.Comparison;
using BedrockSelector.Findings;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.AI;

namespace BedrockSelector.Cli.Commands;

/// <summary>What of a prompt the models would refuse, known before it is sent.</summary>
internal static class CompareCheck
{
    /// <summary>Checks the prompt against each model.</summary>
    /// <returns>The errors and warnings of each target, in their order.</returns>
    public static ImmutableArray<ImmutableArray<Finding>> Of(ModelCatalog catalog, ImmutableArray<CallTarget> targets, ComparisonRequest request, DateOnly date)
    {
        var document = RequestDocument.Parse(Write(request));
        var checker = new RequestChecker(catalog);
        return
        [
            .. targets.Select(target =>
            {
                // What is left out for a model is not sent to it, and said elsewhere.
                var leftOut = ModelComparison.WhatIsIgnored(target.Model, request).Select(static one => $"{one.Kind}-unsupported").ToHashSet(StringComparer.Ordinal);
                return checker.Check(document, target, new() { Date = date, Streaming = true }).Findings
                    .Where(finding => finding.Severity != FindingSeverity.Note && finding.Code is not "not-callable" && !leftOut.Contains(finding.Code)).ToImmutableArray();
            }),
        ];
    }

    /// <summary>Puts the findings into sentences that name the model.</summary>
    public static IEnumerable<string> Sentences(ImmutableArray<CallTarget> targets, ImmutableArray<ImmutableArray<Finding>> findings) =>
        targets.Zip(findings).SelectMany(static pair => pair.Second.Select(finding =>
            finding.Message.Contains(pair.First.Model.Name, StringComparison.Ordinal) ? finding.Message : $"{pair.First.Reference.Text}: {finding.Message}"));

    // As Converse takes it: the parts that rules speak of, and no more.
    private static byte[] Write(ComparisonRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("messages");
            foreach (var message in request.Messages.Where(static message => message.Role != ChatRole.System))
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role == ChatRole.Assistant ? "assistant" : "user");
                json.WriteStartArray("content");
                var documents = 0;
                foreach (var content in message.Contents)
                {
                    json.WriteStartObject();
                    Write(json, content, ref documents);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (request.Messages.FirstOrDefault(static message => message.Role == ChatRole.System) is { } system)
            {
                json.WriteStartArray("system");
                json.WriteStartObject();
                json.WriteString("text", system.Text);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            if (request.Options?.MaxOutputTokens is { } most)
            {
                json.WriteStartObject("inferenceConfig");
                json.WriteNumber("maxTokens", most);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AIContent content, ref int documents)
    {
        if (content is not DataContent data)
        {
            json.WriteString("text", content is TextContent text ? text.Text : "");
            return;
        }

        var isImage = data.HasTopLevelMediaType("image");
        json.WriteStartObject(isImage ? "image" : "document");
        json.WriteString("format", isImage ? data.MediaType["image/".Length..] : Path.GetExtension(data.Name ?? "").TrimStart('.').ToLowerInvariant());
        if (!isImage)
        {
            // The chat client names documents apart itself.
            json.WriteString("name", $"document {++documents}");
        }

        json.WriteStartObject("source");
        json.WriteBase64String("bytes", data.Data.Span);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
