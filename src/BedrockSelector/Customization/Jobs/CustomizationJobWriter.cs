using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Writes a job as the JSON of CreateModelCustomizationJob.</summary>
internal static class CustomizationJobWriter
{
    // Plain characters for + and ' in names and locations: the text goes into a file, not into a page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CustomizationJob job)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("jobName", job.JobName);
            json.WriteString("customModelName", job.CustomModelName);
            json.WriteString("roleArn", job.RoleArn);
            WriteOptional(json, "clientRequestToken", job.ClientRequestToken);
            json.WriteString("baseModelIdentifier", job.BaseModelIdentifier);
            json.WriteString("customizationType", NameOf(job.Kind));
            WriteOptional(json, "customModelKmsKeyId", job.CustomModelKmsKeyId);
            WriteTags(json, "jobTags", job.JobTags);
            WriteTags(json, "customModelTags", job.CustomModelTags);
            WriteTrainingData(json, job);
            WriteValidationData(json, job);
            json.WriteStartObject("outputDataConfig");
            json.WriteString("s3Uri", job.OutputData.Value);
            json.WriteEndObject();
            WriteHyperparameters(json, job);
            WriteVpc(json, job.Vpc);
            WriteCustomizationConfig(json, job);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    public static string NameOf(CustomizationKind kind) => kind switch
    {
        CustomizationKind.ContinuedPreTraining => "CONTINUED_PRE_TRAINING",
        CustomizationKind.Distillation => "DISTILLATION",
        CustomizationKind.ReinforcementFineTuning => "REINFORCEMENT_FINE_TUNING",
        CustomizationKind.Import => "IMPORTED",
        _ => "FINE_TUNING",
    };

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteTags(Utf8JsonWriter json, string name, System.Collections.Immutable.ImmutableArray<ResourceTag> tags)
    {
        if (tags.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", tag.Key);
            json.WriteString("value", tag.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTrainingData(Utf8JsonWriter json, CustomizationJob job)
    {
        json.WriteStartObject("trainingDataConfig");
        WriteOptional(json, "s3Uri", job.TrainingData?.Value);
        if (job.InvocationLogs is { } logs)
        {
            json.WriteStartObject("invocationLogsConfig");
            json.WriteBoolean("usePromptResponse", logs.UsePromptResponse);
            json.WriteStartObject("invocationLogSource");
            json.WriteString("s3Uri", logs.Source.Value);
            json.WriteEndObject();
            WriteFilters(json, logs);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteFilters(Utf8JsonWriter json, InvocationLogs logs)
    {
        if (logs.Filters.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("requestMetadataFilters");
        var isList = logs.Filters.Length > 1;
        if (isList)
        {
            json.WriteStartArray(logs.MatchAny ? "orAll" : "andAll");
        }

        foreach (var filter in logs.Filters)
        {
            if (isList)
            {
                json.WriteStartObject();
            }

            json.WriteStartObject(filter.IsEqual ? "equals" : "notEquals");
            json.WriteString(filter.Key, filter.Value);
            json.WriteEndObject();
            if (isList)
            {
                json.WriteEndObject();
            }
        }

        if (isList)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteValidationData(Utf8JsonWriter json, CustomizationJob job)
    {
        if (job.ValidationData.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("validationDataConfig");
        json.WriteStartArray("validators");
        foreach (var uri in job.ValidationData)
        {
            json.WriteStartObject();
            json.WriteString("s3Uri", uri.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHyperparameters(Utf8JsonWriter json, CustomizationJob job)
    {
        if (job.Hyperparameters.IsEmpty || job.Kind == CustomizationKind.ReinforcementFineTuning)
        {
            return;
        }

        json.WriteStartObject("hyperParameters");
        foreach (var (name, value) in job.Hyperparameters)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteVpc(Utf8JsonWriter json, VpcSettings? vpc)
    {
        if (vpc is null)
        {
            return;
        }

        json.WriteStartObject("vpcConfig");
        WriteList(json, "subnetIds", vpc.SubnetIds);
        WriteList(json, "securityGroupIds", vpc.SecurityGroupIds);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, System.Collections.Immutable.ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteCustomizationConfig(Utf8JsonWriter json, CustomizationJob job)
    {
        if (job.TeacherModelIdentifier is { } teacher)
        {
            json.WriteStartObject("customizationConfig");
            json.WriteStartObject("distillationConfig");
            json.WriteStartObject("teacherModelConfig");
            json.WriteString("teacherModelIdentifier", teacher);
            if (job.MaxTeacherResponseLength is { } length)
            {
                json.WriteNumber("maxResponseLengthForInference", length);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (job.Kind == CustomizationKind.ReinforcementFineTuning)
        {
            json.WriteStartObject("customizationConfig");
            json.WriteStartObject("rftConfig");
            if (job.GraderLambdaArn is { } lambda)
            {
                json.WriteStartObject("graderConfig");
                json.WriteStartObject("lambdaGrader");
                json.WriteString("lambdaArn", lambda);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            WriteReinforcementHyperparameters(json, job);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    // Unlike the map of the other methods, this block has numbers.
    private static void WriteReinforcementHyperparameters(Utf8JsonWriter json, CustomizationJob job)
    {
        if (job.Hyperparameters.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("hyperParameters");
        foreach (var (name, value) in job.Hyperparameters)
        {
            json.WritePropertyName(name);
            if (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteStringValue(value);
            }
        }

        json.WriteEndObject();
    }
}
