using System.Globalization;

namespace BedrockSelector.Customization.DataSets;

/// <summary>Checks what holds for a data set as a whole: its name, size and number of records.</summary>
internal sealed class DataSetFileLimits(DataSetSession session)
{
    private bool IsTraining => session.Options.Role == DataSetRole.Training;

    public void CheckName(string? name)
    {
        if (name is null)
        {
            return;
        }

        if (session.Method.RestrictsFileNames && name.AsSpan().IndexOfAnyExcept(FileNames.Allowed) is >= 0 and var at)
        {
            session.ReportFile(DataSetProblemCode.FileName, $"'{name[at]}' stands in the name '{name}'.");
        }

        if (!name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            session.ReportFile(DataSetProblemCode.FileExtension, $"'{name}' does not end in .jsonl.");
        }
    }

    public void CheckRole()
    {
        if (IsTraining)
        {
            return;
        }

        if (session.Method.Validation == ValidationPolicy.Refused)
        {
            session.ReportFile(DataSetProblemCode.ValidationNotSupported, $"{session.Options.Base.Name} takes no validation set.");
        }
        else if (session.Method.Validation == ValidationPolicy.Ignored)
        {
            session.ReportFile(DataSetProblemCode.ValidationIgnored, $"{session.Options.Base.Name} does not use the validation set in training.");
        }
    }

    public void CheckSize(long bytes)
    {
        if (!session.Method.TryGetLimit(IsTraining ? "training-file" : "validation-file", session.Options.BatchSize, out var limit) || limit.Max is not { } max)
        {
            return;
        }

        var (low, high) = ByteUnits.Range(max, limit.Unit);
        if (bytes > low)
        {
            session.ReportFile(bytes > high ? DataSetProblemCode.FileTooLarge : DataSetProblemCode.FileMayBeTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"The file has {bytes:#,0} bytes; {limit} is taken."));
        }
    }

    public void CheckRecords(long records, long? trainingRecords)
    {
        // Two sources may limit the records alike: the first limit broken is enough.
        var errors = session.Problems.Errors;
        foreach (var limit in session.Method.Limits)
        {
            if (session.Problems.Errors > errors)
            {
                return;
            }

            if (limit.Name == (IsTraining ? "training-records" : "validation-records"))
            {
                CheckCount(limit, records);
            }
            else if (limit.Name == "total-records" && records + (trainingRecords ?? 0) > limit.Max)
            {
                session.ReportFile(trainingRecords is null ? DataSetProblemCode.TooManyRecords : DataSetProblemCode.TooManyRecordsInTotal,
                    string.Create(CultureInfo.InvariantCulture, $"There are {records + (trainingRecords ?? 0):#,0} records; {limit} are taken for training and validation together."));
            }
        }
    }

    /// <summary>Says where one of AWS's sources is stricter than the one believed.</summary>
    public void CheckDisputed(long records, long bytes)
    {
        if (!IsTraining)
        {
            return;
        }

        if (session.Method.TryGetLimit("training-records-disputed", session.Options.BatchSize, out var count) && records < count.Min
            && session.Method.TryGetLimit("training-records", session.Options.BatchSize, out var believed) && records >= believed.Min)
        {
            session.ReportFile(DataSetProblemCode.TooFewRecordsDisputed, string.Create(CultureInfo.InvariantCulture,
                $"There are {records:#,0} records: {believed.Source.Title} takes {believed}, {count.Source.Title} {count}."));
        }

        if (session.Method.TryGetLimit("training-file-disputed", session.Options.BatchSize, out var size)
            && bytes > ByteUnits.Range(size.Max ?? 0m, size.Unit).Low
            && session.Method.TryGetLimit("training-file", session.Options.BatchSize, out var taken) && bytes <= ByteUnits.Range(taken.Max ?? 0m, taken.Unit).Low)
        {
            session.ReportFile(DataSetProblemCode.FileTooLargeDisputed, string.Create(CultureInfo.InvariantCulture,
                $"The file has {bytes:#,0} bytes: {taken.Source.Title} takes {taken}, {size.Source.Title} {size}."));
        }
    }

    private void CheckCount(DataSetLimit limit, long records)
    {
        if (records < limit.Min)
        {
            session.ReportFile(DataSetProblemCode.TooFewRecords, string.Create(CultureInfo.InvariantCulture, $"There are {records:#,0} records; {limit} are taken."));
        }
        else if (records > limit.Max)
        {
            session.ReportFile(DataSetProblemCode.TooManyRecords, string.Create(CultureInfo.InvariantCulture, $"There are {records:#,0} records; {limit} are taken."));
        }
    }
}
