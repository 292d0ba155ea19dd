using System.Globalization;
using System.Text;
using BedrockSelector.Tokens;

namespace BedrockSelector.Knowledge.Compiler.Learning;

/// <summary>Writes what was learned as observations, and how well it holds as a table.</summary>
internal static class LearnedObservations
{
    /// <summary>Writes the observations.</summary>
    public static string Write(IEnumerable<TokenScale> scales)
    {
        var text = new StringBuilder("subject,fact,tier,scopes,regions,where,value,date,note\n");
        foreach (var scale in scales)
        {
            foreach (var (feature, weight) in (scale.Weights ?? []).Index().Where(static pair => pair.Item > 0))
            {
                Row(scale.Id, "weights." + CorpusText.NameOf(feature), weight);
            }

            foreach (var of in Enum.GetValues<TextClass>())
            {
                if (scale.Factors is { } factors)
                {
                    Row(scale.Id, "factors." + TextClasses.Names[(int)of], factors[(int)of]);
                }

                Row(scale.Id, "low." + TextClasses.Names[(int)of], scale.Low[(int)of]);
                Row(scale.Id, "high." + TextClasses.Names[(int)of], scale.High[(int)of]);
            }

            Row(scale.Id, "slack", scale.Slack);
        }

        return text.ToString();

        void Row(string id, string fact, double value) => text.Append(CultureInfo.InvariantCulture, $"tokenScales/{id},{fact},,,,,{value:0.####},,\n");
    }

    /// <summary>Writes the judgement: a row a family and class.</summary>
    public static string Report(IEnumerable<(string Family, string Class, int Texts, double Coverage, double Width, double Error)> rows)
    {
        var text = new StringBuilder("family,class,texts,coverage,median_half_width,mean_absolute_error\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Family},{row.Class},{row.Texts},{row.Coverage:0.000},{row.Width:0.000},{row.Error:0.000}\n");
        }

        return text.ToString();
    }
}
