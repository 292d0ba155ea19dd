using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Customization.Jobs;

/// <summary>The statements of a job's policies.</summary>
internal sealed class PolicyStatements
{
    private static readonly string[] DescribeNetwork =
    [
        "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
    ];

    private static readonly string[] UseKey = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"];

    private readonly CustomizationJob _job;
    private readonly AwsRegion _region;
    private readonly string _account;
    private readonly string _partition;
    private readonly string _jobs;

    public PolicyStatements(CustomizationJob job, AwsRegion region, string account)
    {
        (_job, _region, _account) = (job, region, account);
        _partition = job.RoleArn.Split(':')[1];
        _jobs = $"arn:{_partition}:bedrock:{region}:{account}:model-customization-job/*";
    }

    public void WriteTrust(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Effect", "Allow");
        json.WriteStartObject("Principal");
        json.WriteString("Service", "bedrock.amazonaws.com");
        json.WriteEndObject();
        json.WriteString("Action", "sts:AssumeRole");
        Conditions(json, ("StringEquals", "aws:SourceAccount", [_account]), ("ArnLike", "aws:SourceArn", [_jobs]));
        json.WriteEndObject();
    }

    public void WritePermissions(Utf8JsonWriter json, S3Uri? media, bool mayHoldMedia)
    {
        WriteReading(json, media, mayHoldMedia);
        WriteOutput(json);
        if (_job.CustomModelKmsKeyId is { } key)
        {
            WriteKey(json, key);
        }

        if (_job.Vpc is { } vpc)
        {
            WriteVpc(json, vpc);
        }

        if (_job.TeacherModelIdentifier is { } teacher)
        {
            WriteTeacher(json, teacher);
        }

        if (_job.GraderLambdaArn is { } lambda)
        {
            Statement(json, "InvokeGrader", ["lambda:InvokeFunction"], [lambda, .. lambda.Split(':').Length == 7 ? new[] { lambda + ":*" } : []]);
        }
    }

    public void WriteKeyStatement(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Sid", "EncryptCustomModel");
        json.WriteString("Effect", "Allow");
        json.WriteStartObject("Principal");
        json.WriteString("AWS", _job.RoleArn);
        json.WriteEndObject();
        List(json, "Action", UseKey);
        json.WriteString("Resource", "*");
        Conditions(json, ("StringEquals", "kms:ViaService", [$"bedrock.{_region}.amazonaws.com"]));
        json.WriteEndObject();
    }

    public void WriteCaller(Utf8JsonWriter json)
    {
        Statement(json, "CreateJob", ["bedrock:CreateModelCustomizationJob"], [BaseArn(), $"arn:{_partition}:bedrock:{_region}:{_account}:custom-model/*", _jobs]);
        Statement(json, "PassServiceRole", ["iam:PassRole"], [_job.RoleArn], ("StringEquals", "iam:PassedToService", ["bedrock.amazonaws.com"]));
    }

    private void WriteReading(Utf8JsonWriter json, S3Uri? media, bool mayHoldMedia)
    {
        var sources = new List<S3Uri>();
        if (_job.TrainingData is { } training)
        {
            sources.Add(training);
        }

        if (_job.InvocationLogs is { } logs)
        {
            sources.Add(logs.Source);
        }

        sources.AddRange(_job.ValidationData);
        var objects = sources.Select(ObjectArn).ToList();
        if (media is { } folder)
        {
            sources.Add(folder);
            objects.Add(ObjectArn(folder));
        }
        else if (mayHoldMedia)
        {
            // The records name files anywhere in the bucket.
            objects = [.. sources.Select(source => $"arn:{_partition}:s3:::{source.Bucket}/*")];
        }

        Statement(json, "ReadData", ["s3:GetObject"], [.. objects.Distinct().Order(StringComparer.Ordinal)]);
        WriteListing(json, "ListData", sources, wholeBucket: mayHoldMedia && media is null);
    }

    private void WriteOutput(Utf8JsonWriter json)
    {
        var folder = _job.OutputData;
        Statement(json, "WriteResults", ["s3:GetObject", "s3:PutObject"], [$"arn:{_partition}:s3:::{folder.Bucket}/{Prefix(folder)}*"]);
        WriteListing(json, "ListResults", [folder], wholeBucket: false);
    }

    // One statement a bucket: the condition on prefixes holds for every bucket it names.
    private void WriteListing(Utf8JsonWriter json, string sid, List<S3Uri> locations, bool wholeBucket)
    {
        var number = 0;
        foreach (var bucket in locations.GroupBy(static location => location.Bucket).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var prefixes = bucket.Select(static location => location.Key.Length == 0 ? "*" : location.Key.TrimEnd('/') + "*").Distinct().Order(StringComparer.Ordinal).ToArray();
            var name = number++ == 0 ? sid : sid + number;
            string[] resource = [$"arn:{_partition}:s3:::{bucket.Key}"];
            if (wholeBucket || prefixes.Contains("*"))
            {
                Statement(json, name, ["s3:ListBucket"], resource);
            }
            else
            {
                Statement(json, name, ["s3:ListBucket"], resource, ("StringLike", "s3:prefix", prefixes));
            }
        }
    }

    private void WriteKey(Utf8JsonWriter json, string key)
    {
        var viaService = ("StringEquals", "kms:ViaService", new[] { $"bedrock.{_region}.amazonaws.com" });
        var isArn = key.StartsWith("arn:", StringComparison.Ordinal);
        var name = isArn ? key[(key.LastIndexOf(':') + 1)..] : key;
        if (!name.StartsWith("alias/", StringComparison.Ordinal))
        {
            Statement(json, "UseKey", UseKey, [isArn ? key : $"arn:{_partition}:kms:{_region}:{_account}:key/{key}"], viaService);
            return;
        }

        // A policy cannot name an alias as a resource; the condition holds the role to the key behind it.
        var account = isArn ? key.Split(':')[4] : _account;
        Statement(json, "UseKey", UseKey, [$"arn:{_partition}:kms:{_region}:{account}:key/*"], viaService, ("ForAnyValue:StringEquals", "kms:ResourceAliases", [name]));
    }

    private void WriteVpc(Utf8JsonWriter json, VpcSettings vpc)
    {
        var interfaces = $"arn:{_partition}:ec2:{_region}:{_account}:network-interface/*";
        string[] subnets = [.. vpc.SubnetIds.Select(id => $"arn:{_partition}:ec2:{_region}:{_account}:subnet/{id}")];
        string[] groups = [.. vpc.SecurityGroupIds.Select(id => $"arn:{_partition}:ec2:{_region}:{_account}:security-group/{id}")];
        Statement(json, "DescribeNetwork", DescribeNetwork, ["*"]);
        Statement(json, "CreateTaggedInterface", ["ec2:CreateNetworkInterface"], [interfaces],
            ("StringEquals", "aws:RequestTag/BedrockManaged", ["true"]), ("ArnEquals", "aws:RequestTag/BedrockModelCustomizationJobArn", [_jobs]));
        Statement(json, "CreateInterfaceInNetwork", ["ec2:CreateNetworkInterface"], [.. subnets, .. groups]);
        Statement(json, "UseOwnInterfaces", ["ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"], ["*"],
            ("ArnEquals", "ec2:Subnet", subnets), ("ArnEquals", "ec2:ResourceTag/BedrockModelCustomizationJobArn", [_jobs]),
            ("StringEquals", "ec2:ResourceTag/BedrockManaged", ["true"]));
        Statement(json, "TagInterfaces", ["ec2:CreateTags"], [interfaces],
            ("StringEquals", "ec2:CreateAction", ["CreateNetworkInterface"]),
            ("ForAllValues:StringEquals", "aws:TagKeys", ["BedrockManaged", "BedrockModelCustomizationJobArn"]));
    }

    private void WriteTeacher(Utf8JsonWriter json, string teacher)
    {
        var reference = ModelReference.TryParse(teacher, out var parsed) ? parsed : null;
        var model = reference?.ModelId?.Value ?? teacher;
        if (reference?.ProfilePrefix is not { } prefix)
        {
            Statement(json, "InvokeTeacher", ["bedrock:InvokeModel"], [$"arn:{_partition}:bedrock:{_region}::foundation-model/{model}"]);
            return;
        }

        // The profile sends calls to several regions: the model is allowed in each, but through this profile alone.
        var profile = reference.IsArn ? teacher : $"arn:{_partition}:bedrock:{_region}:{_account}:inference-profile/{prefix}.{model}";
        Statement(json, "InvokeTeacherProfile", ["bedrock:InvokeModel"], [profile]);
        Statement(json, "InvokeTeacherThroughProfile", ["bedrock:InvokeModel"], [$"arn:{_partition}:bedrock:*::foundation-model/{model}"],
            ("StringEquals", "bedrock:InferenceProfileArn", [profile]));
    }

    private string BaseArn() =>
        _job.BaseModelIdentifier.StartsWith("arn:", StringComparison.Ordinal)
            ? _job.BaseModelIdentifier
            : $"arn:{_partition}:bedrock:{_region}::foundation-model/{_job.BaseModelIdentifier}";

    private string ObjectArn(S3Uri location) =>
        location.Key.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? $"arn:{_partition}:s3:::{location.Bucket}/{location.Key}"
            : $"arn:{_partition}:s3:::{location.Bucket}/{Prefix(location)}*";

    private static string Prefix(S3Uri location) => location.Key.Length == 0 ? "" : location.Key.TrimEnd('/') + "/";

    private static void Statement(Utf8JsonWriter json, string sid, string[] actions, string[] resources, params ReadOnlySpan<(string Operator, string Key, string[] Values)> conditions)
    {
        json.WriteStartObject();
        json.WriteString("Sid", sid);
        json.WriteString("Effect", "Allow");
        List(json, "Action", actions);
        List(json, "Resource", resources);
        if (!conditions.IsEmpty)
        {
            Conditions(json, conditions);
        }

        json.WriteEndObject();
    }

    private static void Conditions(Utf8JsonWriter json, params ReadOnlySpan<(string Operator, string Key, string[] Values)> conditions)
    {
        json.WriteStartObject("Condition");
        string? open = null;
        foreach (var (name, key, values) in conditions)
        {
            if (name != open)
            {
                if (open is not null)
                {
                    json.WriteEndObject();
                }

                json.WriteStartObject(name);
                open = name;
            }

            List(json, key, values);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, string[] values)
    {
        if (values.Length == 1)
        {
            json.WriteString(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
