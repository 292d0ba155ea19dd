using System.Text;
using System.Text.Json;

namespace BedrockSelector.Tokenizers.Reading;

/// <summary>What a tokenizer does to a text before it splits it.</summary>
internal sealed class TextNormalization
{
    private readonly List<Func<string, string>> _steps = [];

    /// <summary>Gets whether a step composes characters, and this process was told to know no cultures and so cannot.</summary>
    public bool IsImpossible { get; private set; }

    /// <summary>Reads the steps of a <c>tokenizer.json</c>.</summary>
    /// <exception cref="VocabularyException">A step is not counted here.</exception>
    public static TextNormalization Read(JsonElement json)
    {
        var normalization = new TextNormalization();
        if (json.TryGetProperty("normalizer", out var root) && root.ValueKind == JsonValueKind.Object)
        {
            normalization.Add(root);
        }

        return normalization;
    }

    /// <summary>Applies the steps.</summary>
    public string Apply(string text)
    {
        foreach (var step in _steps)
        {
            text = step(text);
        }

        return text;
    }

    private void Add(JsonElement step)
    {
        switch (HuggingFaceReader.Member(step, "type").GetString())
        {
            case "Sequence":
                foreach (var inner in HuggingFaceReader.Member(step, "normalizers").EnumerateArray())
                {
                    Add(inner);
                }

                break;
            case "NFC":
                Compose(NormalizationForm.FormC);
                break;
            case "NFKC":
                Compose(NormalizationForm.FormKC);
                break;
            case "Replace" when HuggingFaceReader.Member(step, "pattern").TryGetProperty("String", out var old):
                var (from, to) = (old.GetString()!, HuggingFaceReader.Member(step, "content").GetString()!);
                _steps.Add(text => text.Replace(from, to, StringComparison.Ordinal));
                break;
            case "Prepend":
                var before = HuggingFaceReader.Member(step, "prepend").GetString()!;
                _steps.Add(text => text.Length == 0 ? text : before + text);
                break;
            case var other:
                throw new VocabularyException($"The normalizer '{other}' is not counted here; NFC, NFKC, Replace, Prepend and Sequence are.");
        }
    }

    private void Compose(NormalizationForm form)
    {
        IsImpossible |= "e\u0301".Normalize(NormalizationForm.FormC).Length != 1;
        _steps.Add(text => text.Normalize(form));
    }
}
