using BedrockSelector.Calls.Requests;

namespace BedrockSelector.Tests.Calls.Requests;

public class ImageHeaderTests
{
    // The first bytes of files of each kind, as their formats lay them down.
    [TestCase("89504E470D0A1A0A0000000D49484452000007D0000003E80802000000", "png", 2000, 1000)]
    [TestCase("474946383961900104010000", "gif", 400, 260)]
    [TestCase("FFD8FFE000104A46494600010101004800480000FFC00011080438078003012200021101031101", "jpeg", 1920, 1080)]
    [TestCase("524946460000000057454250565038580A00000000000000CF07003F1F00", "webp", 2000, 8000)]
    public void TryRead_FileOfAKind_HasFormatAndSize(string hex, string format, int width, int height)
    {
        Assert.That(ImageHeader.TryRead(Convert.FromHexString(hex), out var header), Is.True);
        Assert.That((header.Format, header.Width, header.Height), Is.EqualTo((format, width, height)));
    }

    [TestCase("")]
    [TestCase("89504E47")]
    [TestCase("25504446")]
    [TestCase("52494646000000005741564566")]
    public void TryRead_NoPicture_IsNone(string hex) => Assert.That(ImageHeader.TryRead(Convert.FromHexString(hex), out _), Is.False);

    [Test]
    public void TryRead_CutAnywhere_DoesNotThrow()
    {
        foreach (var hex in new[] { "FFD8FFE000104A46494600010101004800480000FFC00011080438078003012200021101031101", "524946460000000057454250565038580A00000000000000CF07003F1F00", "89504E470D0A1A0A0000000D49484452000007D0000003E80802000000" })
        {
            for (var length = 0; length <= hex.Length / 2; length++)
            {
                Assert.That(() => ImageHeader.TryRead(Convert.FromHexString(hex[..(length * 2)]), out _), Throws.Nothing);
            }
        }
    }
}
