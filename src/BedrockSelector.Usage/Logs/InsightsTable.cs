using System.Text;
using BedrockSelector.Tables;

namespace BedrockSelector.Logs;

/// <summary>Reads the CSV that CloudWatch Logs Insights gives: records in the column <c>@message</c>.</summary>
internal sealed class InsightsTable(LogTally tally, LogUnwrapper unwrapper)
{
    private const int LongestMessage = InvocationLogReader.LongestLine - 1;
    private const int MostColumns = 512;

    public void Read(Stream stream)
    {
        tally.Met(LogEnvelopes.Insights);
        using var text = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        using var table = new CsvTable(text, LongestMessage, MostColumns);
        try
        {
            if (!table.TryReadHeader([["@message"]], out var fault))
            {
                tally.NextLine();
                tally.Malformed(fault);
                return;
            }

            var message = table.IndexOf("@message");
            while (table.Read())
            {
                tally.NextLine();
                if (table.Fault is { } broken)
                {
                    tally.Malformed(broken);
                }
                else
                {
                    unwrapper.TakeText(Encoding.UTF8.GetBytes(table.At(message)), LogEnvelopes.Insights);
                }
            }
        }
        catch (InvalidDataException)
        {
            tally.Note(LogProblemKind.Damaged, "the compressed data are damaged; what follows in this file is lost");
        }
    }
}
