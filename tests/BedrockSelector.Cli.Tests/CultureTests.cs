using System.Globalization;
using BedrockSelector.Cli.Tests.Harness;

namespace BedrockSelector.Cli.Tests;

/// <summary>Neither the culture nor the clock of the machine shows in an answer.</summary>
public sealed class CultureTests
{
    private static readonly string[] Lines =
    [
        "models --include-ended --format json", "show amazon.nova-pro-v1:0", "check amazon.nova-micro-v1:0 --input text,image",
        "estimate amazon.nova-micro-v1:0 --usage input-tokens=1500.5,output-tokens=300 --requests 1000", "select --usage input-tokens=1500,output-tokens=400 --min-quality 40.5 --weights quality=1.5,cost=2",
        "catalog info", "catalog rates --model amazon.nova-micro-v1:0 --format csv", "estimate amazon.nova-micro-v1:0 --usage input-tokens=-1",
    ];

    [Test]
    public void Run_AnyCulture_GivesTheSameBytes(
        [ValueSource(nameof(Lines))] string line, [Values("de-DE", "tr-TR", "ar-SA", "fa-IR", "sv-SE")] string name)
    {
        var expected = Tool.Line(line);
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        ToolRun actual;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Foreign(name);
            actual = Tool.Line(line);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }

        Assert.That(actual, Is.EqualTo(expected));
    }

    // The build is culture-invariant, so that named cultures carry no data: these do what the real ones do.
    private static CultureInfo Foreign(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = culture.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign) = name switch
        {
            "de-DE" or "tr-TR" => (",", ".", "-"),
            "ar-SA" => ("\u066b", "\u066c", "\u061c-"),
            "fa-IR" => ("\u066b", "\u066c", "\u200e\u2212"),
            _ => (",", "\u00a0", "\u2212"),
        };
        numbers.NativeDigits = name is "ar-SA" ? ["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"] : numbers.NativeDigits;
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";

        return culture;
    }
}
