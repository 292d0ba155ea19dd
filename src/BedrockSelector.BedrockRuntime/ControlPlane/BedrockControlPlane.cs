using System.Collections.Immutable;
using System.Text.Json;
using BedrockSelector.BedrockRuntime.DependencyInjection;
using BedrockSelector.BedrockRuntime.Http;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BedrockSelector.BedrockRuntime.ControlPlane;

/// <summary>AWS's own lists of what a region offers: ListFoundationModels and ListInferenceProfiles.</summary>
/// <remarks>Safe for concurrent use; signed and retried as the runtime is.</remarks>
public sealed class BedrockControlPlane : IDisposable
{
    private const int PageSize = 1000;
    private readonly BedrockHttp _http;

    /// <summary>Makes a client. Nothing is resolved or opened before the first call.</summary>
    /// <param name="options">Where and how to call; copied.</param>
    /// <param name="timeProvider">The clock of time-outs and waits; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Takes retries; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all.</exception>
    public BedrockControlPlane(BedrockRuntimeOptions options, TimeProvider? timeProvider = null, ILogger<BedrockControlPlane>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        BedrockRuntimeOptionsValidator.ThrowIfInvalid(options);
        _http = new(options.Copy(), timeProvider ?? TimeProvider.System, logger ?? NullLogger<BedrockControlPlane>.Instance);
    }

    /// <summary>Lists the foundation models of the region.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>In the service's order; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public Task<ImmutableArray<ListedFoundationModel>> ListFoundationModelsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("/foundation-models", static root => ImmutableArray.CreateRange(Items(root, "modelSummaries").Select(Model)), cancellationToken);

    /// <summary>Lists the inference profiles that can be called from the region.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>All pages, in the service's order; may be empty.</returns>
    /// <exception cref="BedrockException">The service refused the call or could not be reached.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<ImmutableArray<ListedInferenceProfile>> ListInferenceProfilesAsync(CancellationToken cancellationToken = default)
    {
        var all = ImmutableArray.CreateBuilder<ListedInferenceProfile>();
        string? token = null;
        do
        {
            var path = FormattableString.Invariant($"/inference-profiles?maxResults={PageSize}")
                + (token is null ? "" : "&nextToken=" + Uri.EscapeDataString(token));
            token = await GetAsync(
                path,
                root =>
                {
                    all.AddRange(Items(root, "inferenceProfileSummaries").Select(Profile));
                    return Text(root, "nextToken");
                },
                cancellationToken).ConfigureAwait(false);
        }
        while (!string.IsNullOrEmpty(token));

        return all.ToImmutable();
    }

    /// <summary>Closes all connections.</summary>
    public void Dispose() => _http.Dispose();

    private Task<T> GetAsync<T>(string path, Func<JsonElement, T> read, CancellationToken cancellationToken) => _http.SendAsync(
        path,
        HttpMethod.Get,
        _http.Endpoint.Control + path,
        body: null,
        "application/json",
        (response, _, token) => JsonAnswer.ReadAsync(path, response, read, token),
        cancellationToken);

    private static ListedFoundationModel Model(JsonElement item) => new()
    {
        ModelId = new(Text(item, "modelId") ?? ""),
        ModelArn = Text(item, "modelArn") ?? "",
        ModelName = Text(item, "modelName") ?? "",
        ProviderName = Text(item, "providerName") ?? "",
        InputModalities = Texts(item, "inputModalities"),
        OutputModalities = Texts(item, "outputModalities"),
        CustomizationsSupported = Texts(item, "customizationsSupported"),
        InferenceTypesSupported = Texts(item, "inferenceTypesSupported"),
        ResponseStreamingSupported = item.TryGetProperty("responseStreamingSupported", out var streams)
            && streams.ValueKind is JsonValueKind.True or JsonValueKind.False ? streams.GetBoolean() : null,
        LifecycleStatus = item.TryGetProperty("modelLifecycle", out var lifecycle) && lifecycle.ValueKind == JsonValueKind.Object
            ? Text(lifecycle, "status")
            : null,
    };

    private static ListedInferenceProfile Profile(JsonElement item) => new()
    {
        InferenceProfileId = Text(item, "inferenceProfileId") ?? "",
        InferenceProfileArn = Text(item, "inferenceProfileArn") ?? "",
        InferenceProfileName = Text(item, "inferenceProfileName") ?? "",
        Type = Text(item, "type") ?? "",
        Status = Text(item, "status") ?? "",
        ModelArns = [.. Items(item, "models").Select(static model => Text(model, "modelArn")).OfType<string>()],
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static ImmutableArray<string> Texts(JsonElement item, string name) =>
        [.. Items(item, name).Select(static text => text.GetString()).OfType<string>()];

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
