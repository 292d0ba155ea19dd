using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Quantities;

/// <summary>What is counted and priced: input tokens, images, model-unit hours and so on.</summary>
/// <remarks>
/// An open set: a catalog may price meters that have no member here. Names are lower-case words joined by hyphens.
/// <c>default</c> is no meter; its <see cref="Name"/> is the empty string.
/// </remarks>
[JsonConverter(typeof(TextConverter<Meter>))]
public readonly record struct Meter : IParsable<Meter>
{
    private readonly string? _name;

    private Meter(string name) => _name = name;

    /// <summary>Gets the meter of input tokens that are neither read from nor written to the prompt cache.</summary>
    /// <value><c>input-tokens</c>.</value>
    public static Meter InputTokens { get; } = new("input-tokens");

    /// <summary>Gets the meter of generated text tokens, reasoning tokens included.</summary>
    /// <value><c>output-tokens</c>.</value>
    public static Meter OutputTokens { get; } = new("output-tokens");

    /// <summary>Gets the meter of the tokens that a model thinks with before it answers, where a caller counts them apart; they are billed as output tokens.</summary>
    /// <value><c>reasoning-tokens</c>.</value>
    public static Meter ReasoningTokens { get; } = new("reasoning-tokens");

    /// <summary>Gets the meter of input tokens served from the prompt cache.</summary>
    /// <value><c>cache-read-tokens</c>.</value>
    public static Meter CacheReadTokens { get; } = new("cache-read-tokens");

    /// <summary>Gets the meter of input tokens stored in the prompt cache for five minutes.</summary>
    /// <value><c>cache-write-5m-tokens</c>.</value>
    public static Meter CacheWrite5mTokens { get; } = new("cache-write-5m-tokens");

    /// <summary>Gets the meter of input tokens stored in the prompt cache for thirty minutes.</summary>
    /// <value><c>cache-write-30m-tokens</c>.</value>
    public static Meter CacheWrite30mTokens { get; } = new("cache-write-30m-tokens");

    /// <summary>Gets the meter of input tokens stored in the prompt cache for one hour.</summary>
    /// <value><c>cache-write-1h-tokens</c>.</value>
    public static Meter CacheWrite1hTokens { get; } = new("cache-write-1h-tokens");

    /// <summary>Gets the meter of speech tokens heard by the model.</summary>
    /// <value><c>input-speech-tokens</c>.</value>
    public static Meter InputSpeechTokens { get; } = new("input-speech-tokens");

    /// <summary>Gets the meter of speech tokens spoken by the model.</summary>
    /// <value><c>output-speech-tokens</c>.</value>
    public static Meter OutputSpeechTokens { get; } = new("output-speech-tokens");

    /// <summary>Gets the meter of images: made by an image model, or taken by an embedding model.</summary>
    /// <value><c>images</c>.</value>
    public static Meter Images { get; } = new("images");

    /// <summary>Gets the meter of seconds of video.</summary>
    /// <value><c>video-seconds</c>.</value>
    public static Meter VideoSeconds { get; } = new("video-seconds");

    /// <summary>Gets the meter of seconds of audio.</summary>
    /// <value><c>audio-seconds</c>.</value>
    public static Meter AudioSeconds { get; } = new("audio-seconds");

    /// <summary>Gets the meter of rerank queries.</summary>
    /// <value><c>search-units</c>.</value>
    public static Meter SearchUnits { get; } = new("search-units");

    /// <summary>Gets the meter of tokens processed in training: tokens of the data set times epochs.</summary>
    /// <value><c>training-tokens</c>.</value>
    public static Meter TrainingTokens { get; } = new("training-tokens");

    /// <summary>Gets the meter of images seen in training: steps times batch size.</summary>
    /// <value><c>training-images</c>.</value>
    public static Meter TrainingImages { get; } = new("training-images");

    /// <summary>Gets the meter of hours of reinforcement fine-tuning.</summary>
    /// <value><c>training-hours</c>.</value>
    public static Meter TrainingHours { get; } = new("training-hours");

    /// <summary>Gets the meter of months for which one custom model is stored.</summary>
    /// <value><c>model-storage-months</c>.</value>
    public static Meter ModelStorageMonths { get; } = new("model-storage-months");

    /// <summary>Gets the meter of hours for which one model unit of provisioned throughput is held.</summary>
    /// <value><c>model-unit-hours</c>.</value>
    public static Meter ModelUnitHours { get; } = new("model-unit-hours");

    /// <summary>Gets the meter of minutes for which one custom model unit of an imported model is active.</summary>
    /// <value><c>custom-model-unit-minutes</c>.</value>
    public static Meter CustomModelUnitMinutes { get; } = new("custom-model-unit-minutes");

    /// <summary>Gets the meter of hours for which 1,000 input tokens a minute are reserved.</summary>
    /// <value><c>reserved-input-ktpm-hours</c>.</value>
    public static Meter ReservedInputKtpmHours { get; } = new("reserved-input-ktpm-hours");

    /// <summary>Gets the meter of hours for which 1,000 output tokens a minute are reserved.</summary>
    /// <value><c>reserved-output-ktpm-hours</c>.</value>
    public static Meter ReservedOutputKtpmHours { get; } = new("reserved-output-ktpm-hours");

    /// <summary>Gets the meter's name.</summary>
    /// <value>Lower-case words joined by hyphens; empty for <c>default</c>.</value>
    public string Name => _name ?? "";

    /// <summary>Gets whether it counts tokens that a request sends.</summary>
    internal bool IsInput => _name is "input-tokens" or "cache-read-tokens" or "cache-write-5m-tokens" or "cache-write-30m-tokens" or "cache-write-1h-tokens" or "input-speech-tokens";

    /// <summary>Makes a meter from its name.</summary>
    /// <param name="name">Lower-case letters and digits in words joined by single hyphens.</param>
    /// <returns>The meter.</returns>
    /// <exception cref="FormatException"><paramref name="name"/> is not of that form.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static Meter Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var meter)
            ? meter
            : throw new FormatException($"'{name}' is not a meter name; meters look like 'input-tokens'.");
    }

    /// <summary>Makes a meter from its name, if the name has the right form.</summary>
    /// <param name="name">A candidate name.</param>
    /// <param name="meter">The meter, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="name"/> has the form of a meter name. It says nothing about whether anything is priced by it.</returns>
    public static bool TryParse(string? name, out Meter meter)
    {
        meter = default;
        if (!HyphenatedName.IsValid(name))
        {
            return false;
        }

        meter = new(name!);
        return true;
    }

    static Meter IParsable<Meter>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Meter>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Meter result)
    {
        return TryParse(s, out result);
    }

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
