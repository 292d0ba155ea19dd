using System.Text.Json;
using BedrockSelector.Customization.Jobs;

namespace BedrockSelector.Tests.Customization.Jobs;

public sealed class ServiceRolePoliciesTests
{
    private const string Jobs = "arn:aws:bedrock:us-east-1:123456789012:model-customization-job/*";

    [Test]
    public void Trust_LetsBedrockInForJobsOfTheAccountAlone()
    {
        var statement = Statements(PoliciesOf(JobSpecs.Minimal).TrustPolicy).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statement.GetProperty("Principal").GetProperty("Service").GetString(), Is.EqualTo("bedrock.amazonaws.com"));
            Assert.That(statement.GetProperty("Action").GetString(), Is.EqualTo("sts:AssumeRole"));
            Assert.That(statement.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:SourceAccount").GetString(), Is.EqualTo("123456789012"));
            Assert.That(statement.GetProperty("Condition").GetProperty("ArnLike").GetProperty("aws:SourceArn").GetString(), Is.EqualTo(Jobs));
        }
    }

    [Test]
    public void Permissions_OfAPlainJob_NameItsFilesAndItsFolder()
    {
        var spec = JobSpecs.Minimal with { Validation = [new("s3://demo-training-data/train/validation.jsonl")] };

        var granted = Granted(PoliciesOf(spec).PermissionPolicy);

        Assert.That(granted, Is.EqualTo(new[]
        {
            "s3:GetObject arn:aws:s3:::demo-training-data/train/training.jsonl",
            "s3:GetObject arn:aws:s3:::demo-training-data/train/validation.jsonl",
            "s3:GetObject arn:aws:s3:::demo-training-results/nova-micro/*",
            "s3:ListBucket arn:aws:s3:::demo-training-data if StringLike s3:prefix=train/training.jsonl*,train/validation.jsonl*",
            "s3:ListBucket arn:aws:s3:::demo-training-results if StringLike s3:prefix=nova-micro*",
            "s3:PutObject arn:aws:s3:::demo-training-results/nova-micro/*",
        }));
    }

    [Test]
    public void Permissions_OfABaseWithMedia_ReadTheBucketUnlessAFolderIsNamed()
    {
        var lite = JobSpecs.Minimal with { Base = "amazon.nova-lite-v1:0" };

        var bucket = Granted(PoliciesOf(lite).PermissionPolicy);
        var folder = Granted(PoliciesOf(lite with { Media = "s3://demo-training-data/images" }).PermissionPolicy);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bucket, Does.Contain("s3:GetObject arn:aws:s3:::demo-training-data/*"));
            Assert.That(folder, Does.Contain("s3:GetObject arn:aws:s3:::demo-training-data/images/*").And.Not.Contain("s3:GetObject arn:aws:s3:::demo-training-data/*"));
        }
    }

    [TestCase("arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012", "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012", "")]
    [TestCase("12345678-1234-1234-1234-123456789012", "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012", "")]
    [TestCase("alias/models", "arn:aws:kms:us-east-1:123456789012:key/*", " & ForAnyValue:StringEquals kms:ResourceAliases=alias/models")]
    [TestCase("arn:aws:kms:us-east-1:999999999999:alias/models", "arn:aws:kms:us-east-1:999999999999:key/*", " & ForAnyValue:StringEquals kms:ResourceAliases=alias/models")]
    public void Permissions_WithAKey_UseItThroughBedrockAlone(string key, string resource, string condition)
    {
        var policies = PoliciesOf(JobSpecs.Minimal with { KmsKey = key });

        var granted = Granted(policies.PermissionPolicy).Where(static line => line.StartsWith("kms:", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(granted, Is.EqualTo(new[] { "CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey" }
                .Select(action => $"kms:{action} {resource} if StringEquals kms:ViaService=bedrock.us-east-1.amazonaws.com{condition}")));
            Assert.That(policies.KmsKeyPolicyStatement, Does.Contain("arn:aws:iam::123456789012:role/BedrockCustomization"));
        }
    }

    [Test]
    public void Permissions_WithANetwork_NameItsSubnetsAndGroups()
    {
        var granted = Granted(PoliciesOf(JobSpecs.Minimal with { Vpc = new(["subnet-1", "subnet-2"], ["sg-1"]) }).PermissionPolicy);

        const string Ec2 = "arn:aws:ec2:us-east-1:123456789012:";
        Assert.That(granted.Where(static line => line.StartsWith("ec2:", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $"ec2:CreateNetworkInterface {Ec2}network-interface/* if StringEquals aws:RequestTag/BedrockManaged=true & ArnEquals aws:RequestTag/BedrockModelCustomizationJobArn={Jobs}",
            $"ec2:CreateNetworkInterface {Ec2}security-group/sg-1",
            $"ec2:CreateNetworkInterface {Ec2}subnet/subnet-1",
            $"ec2:CreateNetworkInterface {Ec2}subnet/subnet-2",
            $"ec2:CreateNetworkInterfacePermission * if ArnEquals ec2:Subnet={Ec2}subnet/subnet-1,{Ec2}subnet/subnet-2 & ArnEquals ec2:ResourceTag/BedrockModelCustomizationJobArn={Jobs} & StringEquals ec2:ResourceTag/BedrockManaged=true",
            $"ec2:CreateTags {Ec2}network-interface/* if StringEquals ec2:CreateAction=CreateNetworkInterface & ForAllValues:StringEquals aws:TagKeys=BedrockManaged,BedrockModelCustomizationJobArn",
            $"ec2:DeleteNetworkInterface * if ArnEquals ec2:Subnet={Ec2}subnet/subnet-1,{Ec2}subnet/subnet-2 & ArnEquals ec2:ResourceTag/BedrockModelCustomizationJobArn={Jobs} & StringEquals ec2:ResourceTag/BedrockManaged=true",
            $"ec2:DeleteNetworkInterfacePermission * if ArnEquals ec2:Subnet={Ec2}subnet/subnet-1,{Ec2}subnet/subnet-2 & ArnEquals ec2:ResourceTag/BedrockModelCustomizationJobArn={Jobs} & StringEquals ec2:ResourceTag/BedrockManaged=true",
            "ec2:DescribeDhcpOptions *", "ec2:DescribeNetworkInterfaces *", "ec2:DescribeSecurityGroups *", "ec2:DescribeSubnets *", "ec2:DescribeVpcs *",
        }));
    }

    [Test]
    public void Permissions_WithATeacherBehindAProfile_CallItThroughThatProfileAlone()
    {
        var granted = Granted(PoliciesOf(JobSpecs.Minimal with { Method = "distillation", Teacher = new("us.amazon.nova-premier-v1:0") }).PermissionPolicy);

        const string Profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-premier-v1:0";
        Assert.That(granted.Where(static line => line.StartsWith("bedrock:", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $"bedrock:InvokeModel arn:aws:bedrock:*::foundation-model/amazon.nova-premier-v1:0 if StringEquals bedrock:InferenceProfileArn={Profile}",
            $"bedrock:InvokeModel {Profile}",
        }));
    }

    [Test]
    public void Caller_PassesTheRoleToBedrockAlone()
    {
        var granted = Granted(PoliciesOf(JobSpecs.Minimal).CallerPolicy);

        Assert.That(granted, Does.Contain("iam:PassRole arn:aws:iam::123456789012:role/BedrockCustomization if StringEquals iam:PassedToService=bedrock.amazonaws.com"));
    }

    [Test]
    public void Build_RoleOfAnotherPartition_IsRefused()
    {
        var spec = JobSpecs.Minimal with { Role = "arn:aws-us-gov:iam::123456789012:role/BedrockCustomization" };

        var problem = new CustomizationJobBuilder().Build(spec).Problems.Single();

        Assert.That((problem.Code, problem.Field), Is.EqualTo((JobProblemCode.RegionMismatch, "role")));
    }

    private static ServiceRolePolicies PoliciesOf(CustomizationSpec spec)
    {
        var result = new CustomizationJobBuilder().Build(spec);
        return result.Policies ?? throw new AssertionException(string.Join(Environment.NewLine, result.Problems));
    }

    /// <summary>Flattens a policy to one line an action, resource and condition.</summary>
    private static string[] Granted(string policy) =>
    [
        .. from statement in Statements(policy)
           from action in Texts(statement.GetProperty("Action"))
           from resource in Texts(statement.GetProperty("Resource"))
           select $"{action} {resource}{Condition(statement)}" into line
           orderby line
           select line,
    ];

    private static string Condition(JsonElement statement) =>
        statement.TryGetProperty("Condition", out var condition)
            ? " if " + string.Join(" & ", from name in condition.EnumerateObject()
                                          from key in name.Value.EnumerateObject()
                                          select $"{name.Name} {key.Name}={string.Join(',', Texts(key.Value))}")
            : "";

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!] : value.EnumerateArray().Select(static item => item.GetString()!);

    private static List<JsonElement> Statements(string policy)
    {
        using var document = JsonDocument.Parse(policy);
        return [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(static statement => statement.Clone())];
    }
}
