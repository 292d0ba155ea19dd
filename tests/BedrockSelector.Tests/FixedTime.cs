namespace BedrockSelector.Tests;

/// <summary>A clock that stands still, in a time zone of the test's choice.</summary>
internal sealed class FixedTime(DateTimeOffset now, TimeSpan? zone = null) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("test", zone ?? TimeSpan.Zero, "test", "test");

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
}
