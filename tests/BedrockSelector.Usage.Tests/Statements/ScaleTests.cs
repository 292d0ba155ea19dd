using System.Globalization;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Logs;
using BedrockSelector.Quantities;
using BedrockSelector.Statements;

namespace BedrockSelector.Tests.Statements;

/// <summary>A month of many models, tiers, caches and lengths: what a log costs is what estimates of its single records add up to.</summary>
public sealed class ScaleTests
{
    private static readonly ModelCatalog Catalog = ModelCatalog.LoadEmbedded();
    private static readonly AwsRegion Region = new("us-east-1");
    private static readonly CostEstimator Estimator = new(Catalog);

    [TestCase(3_000)]
    [TestCase(10_000_000, Explicit = true, Reason = "Takes minutes.")]
    public void Statement_MonthOfRecords_IsTheSumOfTheirEstimates(int count)
    {
        var kinds = Kinds().Take(40).ToArray();
        var expected = 0m;
        var reader = new InvocationLogReader(new() { Lengths = LengthBands.Of(Catalog) });

        reader.Read(new Records(Lines(kinds, count, usd => expected += usd)), "month");
        var found = new LoggedUsagePricer(Catalog).Statement(reader.Usage(), new() { Region = Region });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kinds, Has.Length.EqualTo(40));
            Assert.That(found.Records, Is.EqualTo(count));
            Assert.That(found.TotalUsd, Is.EqualTo(expected));
        }
    }

    private static IEnumerable<Kind> Kinds()
    {
        foreach (var model in Catalog.Models)
        {
            foreach (var offer in model.Offers.Where(static offer => offer is { Inference: InferenceType.OnDemand, Endpoint: ModelEndpoint.Runtime, Listed: true } && offer.Regions.Contains(Region)).Take(1))
            {
                var kind = new Kind(offer.CallId, IsPriced(offer.CallId, "cache-read-tokens"), IsPriced(offer.CallId, "cache-write-1h-tokens"), IsPriced(offer.CallId, "input-tokens", PricingTier.Flex) && IsPriced(offer.CallId, "output-tokens", PricingTier.Flex));
                if (IsPriced(offer.CallId, "input-tokens") && IsPriced(offer.CallId, "output-tokens"))
                {
                    yield return kind with { Read = kind.Read && !kind.Flex, Hour = kind.Hour && !kind.Flex };
                }
            }
        }
    }

    private static bool IsPriced(string callId, string meter, PricingTier tier = default)
    {
        var estimate = Estimator.Estimate(Question(callId, tier, new DateOnly(2026, 10, 1), $"{meter}=1"));
        return estimate.Missing.IsEmpty;
    }

    private static CostRequest Question(string callId, PricingTier tier, DateOnly day, string usage) =>
        new() { Model = ModelReference.Parse(callId), Region = Region, Tier = tier, AsOf = day, Usage = Quantities.Usage.Parse(usage) };

    private static IEnumerable<byte[]> Lines(Kind[] kinds, int count, Action<decimal> add)
    {
        var random = new Random(17);
        for (var i = 0; i < count; i++)
        {
            var (kind, flex) = (kinds[random.Next(kinds.Length)], random.Next(3) == 0);
            var at = new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds((long)i * 2_678_400 / count);
            var (input, output, read, hour) = (random.Next(20) == 0 ? random.Next(100_000, 400_000) : random.Next(1, 9_000), random.Next(1, 2_000), kind.Read ? random.Next(3_000) : 0, kind.Hour ? random.Next(3_000) : 0);
            var tier = kind.Flex && flex ? PricingTier.Flex : PricingTier.Standard;
            var usage = $"input-tokens={input},output-tokens={output}" + (read > 0 ? $",cache-read-tokens={read}" : "") + (hour > 0 ? $",cache-write-1h-tokens={hour}" : "");
            add(Estimator.Estimate(Question(kind.CallId, tier, DateOnly.FromDateTime(at), usage)).Lines.Sum(static line => line.AmountUsd));
            yield return Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"schemaType\":\"ModelInvocationLog\",\"timestamp\":\"{at:yyyy-MM-ddTHH:mm:ssZ}\",\"region\":\"us-east-1\",\"requestId\":\"r-{i}\",\"modelId\":\"{kind.CallId}\",\"input\":{{\"inputTokenCount\":{input},\"cacheReadInputTokenCount\":{read},\"cacheWriteInputTokenCount\":{hour}}},\"output\":{{\"outputTokenCount\":{output},\"outputBodyJson\":{{\"usage\":{{\"cacheDetails\":[{{\"ttl\":\"1h\",\"inputTokens\":{hour}}}]}}}}}},\"serviceTier\":{{\"type\":\"{tier.Name()}\"}}}}\n"));
        }
    }

    private sealed record Kind(string CallId, bool Read, bool Hour, bool Flex);

    /// <summary>A stream of lines made as they are read.</summary>
    private sealed class Records(IEnumerable<byte[]> lines) : Stream
    {
        private readonly IEnumerator<byte[]> _lines = lines.GetEnumerator();
        private ReadOnlyMemory<byte> _rest;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_rest.IsEmpty)
            {
                if (!_lines.MoveNext())
                {
                    return 0;
                }

                _rest = _lines.Current;
            }

            var count = Math.Min(buffer.Length, _rest.Length);
            _rest.Span[..count].CopyTo(buffer);
            _rest = _rest[count..];
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _lines.Dispose();
            base.Dispose(disposing);
        }
    }
}
