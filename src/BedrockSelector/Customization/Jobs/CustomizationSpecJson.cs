using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Reads and writes specifications. Every field in question is reported, not the first alone.</summary>
internal static class CustomizationSpecJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (CustomizationSpec? Spec, ImmutableArray<JobProblem> Problems) Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException exception)
        {
            return (null, [new(JobProblemCode.UnknownField, "", FormattableString.Invariant(
                $"The specification is not JSON: line {(exception.LineNumber ?? 0) + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}."))]);
        }

        using (document)
        {
            var problems = ImmutableArray.CreateBuilder<JobProblem>();
            var spec = ReadSpec(new(document.RootElement, "", problems));
            return (problems.Count == 0 ? spec : null, problems.ToImmutable());
        }
    }

    public static string Write(CustomizationSpec spec)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Text(json, "region", spec.Region);
            Text(json, "account", spec.Account);
            Text(json, "name", spec.Name);
            Text(json, "jobName", spec.JobName);
            Text(json, "customModelName", spec.CustomModelName);
            Text(json, "base", spec.Base);
            Text(json, "method", spec.Method);
            Text(json, "role", spec.Role);
            if (spec.Training is { } training)
            {
                json.WritePropertyName("training");
                WriteData(json, training);
            }

            WriteLogs(json, spec.InvocationLogs);
            WriteList(json, "validation", spec.Validation, WriteData);
            Text(json, "media", spec.Media);
            Text(json, "output", spec.Output);
            WriteMap(json, "hyperparameters", spec.Hyperparameters.Select(static parameter => (parameter.Name, parameter.Value)));
            Text(json, "kmsKey", spec.KmsKey);
            if (spec.Vpc is { } vpc)
            {
                json.WriteStartObject("vpc");
                WriteList(json, "subnetIds", vpc.SubnetIds, static (json, id) => json.WriteStringValue(id));
                WriteList(json, "securityGroupIds", vpc.SecurityGroupIds, static (json, id) => json.WriteStringValue(id));
                json.WriteEndObject();
            }

            WriteMap(json, "jobTags", spec.JobTags.Select(static tag => (tag.Key, tag.Value)));
            WriteMap(json, "modelTags", spec.ModelTags.Select(static tag => (tag.Key, tag.Value)));
            WriteTeacher(json, spec.Teacher);
            Text(json, "graderLambda", spec.GraderLambda);
            Text(json, "clientRequestToken", spec.ClientRequestToken);
            WritePlan(json, spec.Plan);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    private static CustomizationSpec ReadSpec(SpecObject root)
    {
        var spec = new CustomizationSpec
        {
            Region = root.Text("region"),
            Account = root.Text("account"),
            Name = root.Text("name"),
            JobName = root.Text("jobName"),
            CustomModelName = root.Text("customModelName"),
            Base = root.Text("base"),
            Method = root.Text("method"),
            Role = root.Text("role"),
            Training = root.Object("training") is { } training ? ReadData(training) : null,
            InvocationLogs = root.Object("invocationLogs") is { } logs ? ReadLogs(logs) : null,
            Validation = root.Objects("validation", ReadData),
            Media = root.Text("media"),
            Output = root.Text("output"),
            Hyperparameters = [.. root.Map("hyperparameters", allowNumbers: true).Select(static pair => new HyperparameterValue(pair.Name, pair.Value))],
            KmsKey = root.Text("kmsKey"),
            Vpc = root.Object("vpc") is { } vpc ? ReadVpc(vpc) : null,
            JobTags = [.. root.Map("jobTags", allowNumbers: false).Select(static pair => new TagSpec(pair.Name, pair.Value))],
            ModelTags = [.. root.Map("modelTags", allowNumbers: false).Select(static pair => new TagSpec(pair.Name, pair.Value))],
            Teacher = root.Object("teacher") is { } teacher ? ReadTeacher(teacher) : null,
            GraderLambda = root.Text("graderLambda"),
            ClientRequestToken = root.Text("clientRequestToken"),
            Plan = root.Object("plan") is { } plan ? ReadPlan(plan) : null,
        };
        root.Close();
        return spec;
    }

    private static DataLocation ReadData(SpecObject data)
    {
        var location = new DataLocation(data.Text("s3Uri"), data.Text("file"));
        data.Close();
        return location;
    }

    private static InvocationLogsSpec ReadLogs(SpecObject logs)
    {
        var spec = new InvocationLogsSpec(
            logs.Text("s3Uri"),
            logs.Flag("usePromptResponse"),
            logs.Objects("filters", static filter =>
            {
                var condition = new MetadataFilterSpec(filter.Text("key") ?? "", filter.Text("value") ?? "", filter.Flag("not"));
                filter.Close();
                return condition;
            }),
            logs.Flag("matchAny"));
        logs.Close();
        return spec;
    }

    private static VpcSpec ReadVpc(SpecObject vpc)
    {
        var spec = new VpcSpec(vpc.Texts("subnetIds"), vpc.Texts("securityGroupIds"));
        vpc.Close();
        return spec;
    }

    private static TeacherSpec ReadTeacher(SpecObject teacher)
    {
        var spec = new TeacherSpec(teacher.Text("model"), teacher.Number("maxResponseLength") is { } length ? (int)Math.Clamp(length, int.MinValue, int.MaxValue) : null, teacher.Text("usage"));
        teacher.Close();
        return spec;
    }

    private static PlanSpec ReadPlan(SpecObject plan)
    {
        var spec = new PlanSpec
        {
            Months = plan.Number("months"),
            Usage = plan.Text("usage"),
            RequestsPerMonth = plan.Number("requestsPerMonth"),
            TokensPerMinute = plan.Text("tokensPerMinute"),
            UnitCapacity = plan.Text("unitCapacity"),
            ModelUnits = plan.Number("modelUnits"),
            HoursPerMonth = plan.Number("hoursPerMonth"),
            TrainingHours = plan.Number("trainingHours"),
            CompareWith = plan.Text("compareWith"),
            CompareUsage = plan.Text("compareUsage"),
        };
        plan.Close();
        return spec;
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteData(Utf8JsonWriter json, DataLocation data)
    {
        json.WriteStartObject();
        Text(json, "s3Uri", data.S3Uri);
        Text(json, "file", data.File);
        json.WriteEndObject();
    }

    private static void WriteLogs(Utf8JsonWriter json, InvocationLogsSpec? logs)
    {
        if (logs is null)
        {
            return;
        }

        json.WriteStartObject("invocationLogs");
        Text(json, "s3Uri", logs.S3Uri);
        json.WriteBoolean("usePromptResponse", logs.UsePromptResponse);
        WriteList(json, "filters", logs.Filters, static (json, filter) =>
        {
            json.WriteStartObject();
            json.WriteString("key", filter.Key);
            json.WriteString("value", filter.Value);
            json.WriteBoolean("not", filter.Not);
            json.WriteEndObject();
        });
        json.WriteBoolean("matchAny", logs.MatchAny);
        json.WriteEndObject();
    }

    private static void WriteTeacher(Utf8JsonWriter json, TeacherSpec? teacher)
    {
        if (teacher is null)
        {
            return;
        }

        json.WriteStartObject("teacher");
        Text(json, "model", teacher.Model);
        Number(json, "maxResponseLength", teacher.MaxResponseLength);
        Text(json, "usage", teacher.Usage);
        json.WriteEndObject();
    }

    private static void WritePlan(Utf8JsonWriter json, PlanSpec? plan)
    {
        if (plan is null)
        {
            return;
        }

        json.WriteStartObject("plan");
        Number(json, "months", plan.Months);
        Text(json, "usage", plan.Usage);
        Number(json, "requestsPerMonth", plan.RequestsPerMonth);
        Text(json, "tokensPerMinute", plan.TokensPerMinute);
        Text(json, "unitCapacity", plan.UnitCapacity);
        Number(json, "modelUnits", plan.ModelUnits);
        Number(json, "hoursPerMonth", plan.HoursPerMonth);
        Number(json, "trainingHours", plan.TrainingHours);
        Text(json, "compareWith", plan.CompareWith);
        Text(json, "compareUsage", plan.CompareUsage);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IEnumerable<(string Key, string Value)> pairs)
    {
        var isOpen = false;
        foreach (var (key, value) in pairs)
        {
            if (!isOpen)
            {
                json.WriteStartObject(name);
                isOpen = true;
            }

            json.WriteString(key, value);
        }

        if (isOpen)
        {
            json.WriteEndObject();
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, ImmutableArray<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(json, value);
        }

        json.WriteEndArray();
    }
}
