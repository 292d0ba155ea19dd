using System.Diagnostics.CodeAnalysis;

namespace BedrockSelector.Quantities;

/// <summary>The one rule for names of open sets: lower-case words and digits joined by single hyphens.</summary>
internal static class HyphenatedName
{
    private const int MaxLength = 64;

    public static bool IsValid([NotNullWhen(true)] string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Length > MaxLength || name[0] == '-' || name[^1] == '-')
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && !(c == '-' && name[i - 1] != '-'))
            {
                return false;
            }
        }

        return true;
    }
}
