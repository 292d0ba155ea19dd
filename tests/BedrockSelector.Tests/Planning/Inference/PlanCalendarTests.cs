using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning;
using BedrockSelector.Planning.Inference;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Planning.Inference;

public sealed class PlanCalendarTests
{
    [Test]
    public void Write_Reservation_HasOneFoldedEventADecision()
    {
        var phase = new InferencePlanner(new KnowledgeSnapshot(ModelCatalog.LoadEmbedded())).Plan(new()
        {
            Model = ModelReference.Parse("us.anthropic.claude-sonnet-4-6"),
            Region = new AwsRegion("us-east-1"),
            AsOf = new(2026, 11, 28),
            Scenarios = [new(DemandSeries.Constant(200_000, 40_000, 2_232, new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)))],
            Buying = new() { DelayHours = 24, NoticeHours = 48, MaxPurchases = 1 },
        });

        var lines = PlanCalendar.Write(phase, new(2026, 11, 28)).Split("\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Count(static line => line == "BEGIN:VEVENT"), Is.EqualTo(phase.Decisions.Count));
            Assert.That(lines.Count(static line => line == "BEGIN:VEVENT"), Is.GreaterThanOrEqualTo(4));
            Assert.That(lines, Has.All.Length.LessThanOrEqualTo(75));
            Assert.That(lines, Has.Some.EqualTo("DTSTART:20261201T000000Z"));
            Assert.That(lines, Has.None.Contains("DTSTART:20261202"));
        }
    }
}
