using System.Text;
using BedrockSelector.Customization;
using BedrockSelector.Customization.DataSets;
using BedrockSelector.Customization.Jobs;
using FsCheck;
using FsCheck.Fluent;

namespace BedrockSelector.Tests.Customization.DataSets;

public sealed class HostileDataTests
{
    private static readonly TrainingDataChecker Checker = new();

    [Test]
    public void Check_RandomBytes_AlwaysAnswers() =>
        Prop.ForAll<byte[]>(static bytes => Answers(bytes, FormatCases.All[bytes.Length % FormatCases.All.Length])).QuickCheckThrowOnFailure();

    [Test]
    public void Check_MutatedSamples_AlwaysAnswer()
    {
        const string Interesting = "{}[]\",:\\u0d8fn e1-\t\r\n\0é漢😀";
        var random = new Random(20261123);
        var spice = Encoding.UTF8.GetBytes(Interesting);
        for (var round = 0; round < 600; round++)
        {
            var format = FormatCases.All[round % FormatCases.All.Length];
            var bytes = new List<byte>(Encoding.UTF8.GetBytes(string.Join('\n', SampleData.Lines(format.Sample).Take(3))));
            for (var change = random.Next(1, 12); change > 0; change--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 40)));
                        break;
                    case 2:
                        bytes.InsertRange(at, spice.AsSpan(random.Next(spice.Length - 1), 1).ToArray());
                        break;
                    default:
                        bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count), 1));
                        break;
                }

                if (bytes.Count == 0)
                {
                    bytes.Add(0x20);
                }
            }

            Assert.That(Answers([.. bytes], format), Is.True, $"round {round}");
        }
    }

    [Test]
    public void Check_StreamInSmallPieces_AnswersAsInOne()
    {
        foreach (var format in FormatCases.All)
        {
            var data = TrainingDataCheckerTests.Join([.. SampleData.Lines(format.Sample).Take(4), .. format.Broken.Select(static broken => broken.Text)]);

            var whole = Report(new MemoryStream(data), format);
            var pieces = Report(new Trickle(data), format);

            Assert.That(
                pieces.Problems.SelectMany(static group => group.Problems),
                Is.EqualTo(whole.Problems.SelectMany(static group => group.Problems)), format.Name);
        }
    }

    [Test]
    public void Spec_RandomText_NeverCrashes() => Prop.ForAll<string?>(static text =>
    {
        _ = CustomizationSpec.TryParse(text ?? "", out _, out _);
        var spec = new CustomizationSpec { Name = text, JobName = text, CustomModelName = text, Base = text, Role = text, Output = text, KmsKey = text, Region = text, Method = text, Account = text, Training = new(text), GraderLambda = text, ClientRequestToken = text, JobTags = [new(text ?? "", text ?? "")] };
        return new CustomizationJobBuilder().Build(spec).Job is null;
    }).QuickCheckThrowOnFailure();

    private static bool Answers(byte[] bytes, FormatCases format)
    {
        var report = Report(new MemoryStream(bytes), format);
        return report.ValidRecords <= report.Records && report.Records <= report.Lines
            && report.Problems.All(group => group.Problems.All(problem => problem.Line >= 0 && problem.Line <= report.Lines && problem.Column >= 0 && problem.Message.Length > 0));
    }

    private static DataSetReport Report(Stream data, FormatCases format) =>
        Checker.CheckAsync(data, TrainingDataCheckerTests.Options(format.Base) with { Method = format.Method }).AsTask().GetAwaiter().GetResult().Report;

    /// <summary>A stream that gives three bytes at a time.</summary>
    private sealed class Trickle(byte[] data) : MemoryStream(data)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(3, buffer.Length)], cancellationToken);
    }
}
