using BedrockSelector.Findings;

namespace BedrockSelector.Tests.Calls.Requests;

public class RequestCorpusTests
{
    [Test]
    public void Corpus_Requests_AreAtLeastThreeHundred() => Assert.That(RequestCorpus.Cases().Count() * 2, Is.GreaterThanOrEqualTo(300));

    [Test]
    public void Check_JustInside_HasNoError()
    {
        var wrong = RequestCorpus.Cases()
            .Select(static one => (one, errors: Checked.Findings(one.Model, one.Inside.ToString(), one.Streaming).Where(static finding => finding.Severity == FindingSeverity.Error).ToArray()))
            .Where(static pair => pair.errors.Length > 0)
            .Select(static pair => $"{pair.one}: {string.Join("; ", pair.errors.Select(static error => $"{error.Code} {error.Message}"))}");

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Check_JustOutside_IsFoundWithItsCode()
    {
        var wrong = RequestCorpus.Cases()
            .Select(static one => (one, found: Checked.Findings(one.Model, one.Outside.ToString(), one.Streaming)))
            .Where(static pair => !pair.found.Any(finding => finding.Code == pair.one.Code && finding.Severity == pair.one.Severity))
            .Select(static pair => $"{pair.one}: {string.Join("; ", pair.found.Select(static finding => finding.Code))}");

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Check_JustInside_DoesNotHaveTheCode()
    {
        var wrong = RequestCorpus.Cases().Where(static one => Checked.Codes(one.Model, one.Inside.ToString(), one.Streaming).Contains(one.Code)).Select(static one => one.ToString());

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Repair_EveryRequest_TwiceIsAsOnce()
    {
        foreach (var one in RequestCorpus.Cases().Where(static one => one.Outside.ToString().Length < 100_000))
        {
            var once = Checked.Repair(one.Model, one.Outside.ToString(), one.Streaming);
            var twice = Checked.Repair(one.Model, System.Text.Encoding.UTF8.GetString(once.Request.Json.Span), one.Streaming);

            Assert.That(twice.Changes, Is.Empty, one.ToString());
            Assert.That(twice.Request.Json.Span.SequenceEqual(once.Request.Json.Span), one.ToString());
        }
    }
}
