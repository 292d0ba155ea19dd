using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Customization.Jobs;

public sealed class CustomizationJobBuilderTests
{
    private static readonly CustomizationJobBuilder Builder = new();

    private static IEnumerable<TestCaseData> Offered() =>
        from pair in JobSpecs.BasesAndMethods
        where pair.Method is { Status: MethodStatus.Offered, Interface: JobInterface.Bedrock }
        select new TestCaseData(pair.Model, pair.Method).SetArgDisplayNames(pair.Model.Name, pair.Method.Kind.Name());

    private static IEnumerable<TestCaseData> NotOffered() =>
        from pair in JobSpecs.BasesAndMethods
        where pair.Method is not { Status: MethodStatus.Offered, Interface: JobInterface.Bedrock }
        select new TestCaseData(pair.Model, pair.Method).SetArgDisplayNames(pair.Model.Name, pair.Method.Kind.Name());

    private static TestCaseData Bad(string field, JobProblemCode code, string value, Func<CustomizationSpec, CustomizationSpec> change) =>
        new TestCaseData(field, code, value, change).SetArgDisplayNames(field, value.Length > 40 ? value[..40] : value);

    private static IEnumerable<TestCaseData> BadValues()
    {
        const JobProblemCode Invalid = JobProblemCode.InvalidValue;
        var longName = new string('a', 64);
        yield return Bad("jobName", Invalid, "", spec => spec with { JobName = "" });
        yield return Bad("jobName", Invalid, "-job", spec => spec with { JobName = "-job" });
        yield return Bad("jobName", Invalid, "my job", spec => spec with { JobName = "my job" });
        yield return Bad("jobName", Invalid, "my_job", spec => spec with { JobName = "my_job" });
        yield return Bad("jobName", Invalid, longName, spec => spec with { JobName = longName });
        yield return Bad("jobName", Invalid, new string('-', 62) + "!", spec => spec with { JobName = new string('-', 62) + "!" });
        yield return Bad("customModelName", Invalid, "a--b", spec => spec with { CustomModelName = "a--b" });
        yield return Bad("customModelName", Invalid, "_a", spec => spec with { CustomModelName = "_a" });
        yield return Bad("customModelName", Invalid, "a.b", spec => spec with { CustomModelName = "a.b" });
        yield return Bad("customModelName", Invalid, longName, spec => spec with { CustomModelName = longName });
        yield return Bad("name", Invalid, "Demo Model", spec => spec with { Name = "Demo Model" });
        yield return Bad("role", JobProblemCode.MissingField, "role", spec => spec with { Role = null });
        yield return Bad("role", Invalid, "BedrockCustomization", spec => spec with { Role = "BedrockCustomization" });
        yield return Bad("role", Invalid, "arn:aws:iam::123:role/x", spec => spec with { Role = "arn:aws:iam::123:role/x" });
        yield return Bad("role", Invalid, "arn:aws:iam::123456789012:user/x", spec => spec with { Role = "arn:aws:iam::123456789012:user/x" });
        yield return Bad("base", JobProblemCode.MissingField, "base", spec => spec with { Base = null });
        yield return Bad("base", Invalid, "amazon nova", spec => spec with { Base = "amazon nova" });
        yield return Bad("base", JobProblemCode.UnknownBase, "anthropic.claude-3-5-sonnet-20240620-v1:0", spec => spec with { Base = "anthropic.claude-3-5-sonnet-20240620-v1:0" });
        yield return Bad("base", Invalid, "us.amazon.nova-micro-v1:0", spec => spec with { Base = "us.amazon.nova-micro-v1:0" });
        yield return Bad("base", Invalid, "amazon.nova-micro-v1:0:24k", spec => spec with { Base = "amazon.nova-micro-v1:0:24k" });
        yield return Bad("method", Invalid, "sft", spec => spec with { Method = "sft" });
        yield return Bad("method", JobProblemCode.MethodNotOffered, "continued-pre-training", spec => spec with { Method = "continued-pre-training" });
        yield return Bad("region", Invalid, "Virginia", spec => spec with { Region = "Virginia" });
        yield return Bad("region", JobProblemCode.RegionMismatch, "eu-west-1", spec => spec with { Region = "eu-west-1" });
        yield return Bad("region", JobProblemCode.RegionMismatch, "us-west-2", spec => spec with { Base = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k", Region = "us-west-2" });
        yield return Bad("account", Invalid, "1234", spec => spec with { Account = "1234" });
        yield return Bad("account", JobProblemCode.AccountMismatch, "999999999999", spec => spec with { Account = "999999999999" });
        yield return Bad("training", JobProblemCode.MissingField, "training", spec => spec with { Training = null });
        yield return Bad("training.s3Uri", JobProblemCode.MissingField, "training.s3Uri", spec => spec with { Training = new(null, "training.jsonl") });
        yield return Bad("training.s3Uri", Invalid, "training.jsonl", spec => spec with { Training = new("training.jsonl") });
        yield return Bad("training.s3Uri", Invalid, "s3://ab/x.jsonl", spec => spec with { Training = new("s3://ab/x.jsonl") });
        yield return Bad("training.s3Uri", Invalid, "s3://bucket//x.jsonl", spec => spec with { Training = new("s3://bucket//x.jsonl") });
        yield return Bad("training.s3Uri", Invalid, "s3://bucket/my data.jsonl", spec => spec with { Training = new("s3://bucket/my data.jsonl") });
        yield return Bad("training.s3Uri", Invalid, "data(1).jsonl", spec => spec with { Training = new("s3://bucket/data(1).jsonl") });
        yield return Bad("validation[0].s3Uri", Invalid, "https://bucket/x", spec => spec with { Validation = [new("https://bucket/x")] });
        yield return Bad("validation[0].s3Uri", JobProblemCode.Conflict, "s3://demo-training-data/train/training.jsonl", spec => spec with { Validation = [new("s3://demo-training-data/train/training.jsonl")] });
        yield return Bad("validation", Invalid, "11", spec => spec with { Validation = [.. Enumerable.Range(0, 11).Select(static n => new DataLocation($"s3://bucket/v{n}.jsonl"))] });
        yield return Bad("output", JobProblemCode.MissingField, "output", spec => spec with { Output = null });
        yield return Bad("output", Invalid, "/results", spec => spec with { Output = "/results" });
        yield return Bad("media", Invalid, "images/", spec => spec with { Media = "images/" });
        yield return Bad("hyperparameters.epochCount", JobProblemCode.HyperparameterOutOfRange, "6", spec => With(spec, "epochCount", "6"));
        yield return Bad("hyperparameters.epochCount", JobProblemCode.HyperparameterOutOfRange, "1.5", spec => With(spec, "epochCount", "1.5"));
        yield return Bad("hyperparameters.epochCount", JobProblemCode.HyperparameterOutOfRange, "two", spec => With(spec, "epochCount", "two"));
        yield return Bad("hyperparameters.learningRate", JobProblemCode.HyperparameterOutOfRange, "1e-3", spec => With(spec, "learningRate", "1e-3"));
        yield return Bad("hyperparameters.epochs", JobProblemCode.UnknownHyperparameter, "epochs", spec => With(spec, "epochs", "2"));
        yield return Bad("hyperparameters.EpochCount", JobProblemCode.UnknownHyperparameter, "'epochCount' is meant", spec => With(spec, "EpochCount", "2"));
        yield return Bad("kmsKey", Invalid, "my-key", spec => spec with { KmsKey = "my-key" });
        yield return Bad("kmsKey", Invalid, "arn:aws:kms:us-east-1:1:key/x", spec => spec with { KmsKey = "arn:aws:kms:us-east-1:1:key/x" });
        yield return Bad("kmsKey", JobProblemCode.RegionMismatch, "eu-west-1", spec => spec with { KmsKey = "arn:aws:kms:eu-west-1:123456789012:alias/models" });
        yield return Bad("vpc.subnetIds", Invalid, "0 subnets", spec => spec with { Vpc = new([], ["sg-1"]) });
        yield return Bad("vpc.subnetIds", Invalid, "17 subnets", spec => spec with { Vpc = new([.. Enumerable.Range(0, 17).Select(static n => $"subnet-{n}")], ["sg-1"]) });
        yield return Bad("vpc.subnetIds", Invalid, "subnet_1", spec => spec with { Vpc = new(["subnet_1"], ["sg-1"]) });
        yield return Bad("vpc.securityGroupIds", Invalid, "0 security groups", spec => spec with { Vpc = new(["subnet-1"], []) });
        yield return Bad("vpc.securityGroupIds", Invalid, "6 security groups", spec => spec with { Vpc = new(["subnet-1"], ["a", "b", "c", "d", "e", "f"]) });
        yield return Bad("vpc.securityGroupIds", Invalid, new string('s', 33), spec => spec with { Vpc = new(["subnet-1"], [new string('s', 33)]) });
        yield return Bad("jobTags.", Invalid, "''", spec => spec with { JobTags = [new("", "x")] });
        yield return Bad("jobTags.a*b", Invalid, "a*b", spec => spec with { JobTags = [new("a*b", "x")] });
        yield return Bad("jobTags", Invalid, "twice", spec => spec with { JobTags = [new("a", "1"), new("a", "2")] });
        yield return Bad("jobTags", Invalid, "201", spec => spec with { JobTags = [.. Enumerable.Range(0, 201).Select(static n => new TagSpec($"k{n}", "v"))] });
        yield return Bad("modelTags.k", Invalid, new string('v', 257), spec => spec with { ModelTags = [new("k", new string('v', 257))] });
        yield return Bad("clientRequestToken", Invalid, "-x", spec => spec with { ClientRequestToken = "-x" });
        yield return Bad("clientRequestToken", Invalid, "a_b", spec => spec with { ClientRequestToken = "a_b" });
        yield return Bad("teacher", JobProblemCode.Conflict, "distillation", spec => spec with { Teacher = new("amazon.nova-pro-v1:0") });
        yield return Bad("teacher.model", JobProblemCode.MissingField, "amazon.nova-pro-v1:0", spec => spec with { Method = "distillation" });
        yield return Bad("teacher.model", JobProblemCode.TeacherNotPaired, "meta.llama3-1-70b-instruct-v1:0", spec => spec with { Method = "distillation", Teacher = new("meta.llama3-1-70b-instruct-v1:0") });
        yield return Bad("teacher.model", JobProblemCode.TeacherNotPaired, "us.amazon.nova-premier-v1:0", spec => spec with { Method = "distillation", Teacher = new("amazon.nova-premier-v1:0") });
        yield return Bad("teacher.model", Invalid, "a teacher", spec => spec with { Method = "distillation", Teacher = new("a teacher") });
        yield return Bad("teacher.maxResponseLength", Invalid, "0", spec => spec with { Method = "distillation", Teacher = new("amazon.nova-pro-v1:0", 0) });
        yield return Bad("graderLambda", JobProblemCode.Conflict, "fine-tuning", spec => spec with { GraderLambda = "arn:aws:lambda:us-east-1:123456789012:function:grader" });
        yield return Bad("graderLambda", JobProblemCode.MissingField, "Lambda", spec => spec with { Base = "amazon.nova-2-lite-v1:0", Method = "reinforcement-fine-tuning" });
        yield return Bad("graderLambda", Invalid, "grader", spec => spec with { Base = "amazon.nova-2-lite-v1:0", Method = "reinforcement-fine-tuning", GraderLambda = "grader" });
        yield return Bad("graderLambda", JobProblemCode.RegionMismatch, "us-west-2", spec => spec with { Base = "amazon.nova-2-lite-v1:0", Method = "reinforcement-fine-tuning", GraderLambda = "arn:aws:lambda:us-west-2:123456789012:function:grader" });
        yield return Bad("invocationLogs", JobProblemCode.Conflict, "exclude", spec => spec with { InvocationLogs = new("s3://logs/x/", false, [], false) });
        yield return Bad("invocationLogs", JobProblemCode.Conflict, "distillation", spec => spec with { Training = null, InvocationLogs = new("s3://logs/x/", false, [], false) });
        yield return Bad("invocationLogs.s3Uri", Invalid, "logs", spec => spec with { Training = null, Method = "distillation", Teacher = new("amazon.nova-pro-v1:0"), InvocationLogs = new("logs", false, [], false) });
        yield return Bad("invocationLogs.filters", Invalid, "a*b", spec => spec with { Training = null, Method = "distillation", Teacher = new("amazon.nova-pro-v1:0"), InvocationLogs = new("s3://logs/x/", false, [new("a*b", "c", false)], false) });
        yield return Bad("validation", JobProblemCode.ValidationNotSupported, "no validation set", spec => spec with { Base = "amazon.titan-image-generator-v2:0", Validation = [new("s3://bucket/v.jsonl")] });
    }

    [TestCaseSource(nameof(Offered))]
    public void Build_EveryFieldOfABaseAndMethod_PassesTheServiceModel(CustomizableModel model, CustomizationMethod method)
    {
        var result = Builder.Build(JobSpecs.Full(model, method));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Problems.Where(static problem => !problem.IsWarning), Is.Empty);
            Assert.That(result.Job, Is.Not.Null);
        }

        var request = result.Job!.ToRequestJson();
        using var document = JsonDocument.Parse(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ServiceModel.Load().Check(request), Is.Empty);
            Assert.That(document.RootElement.GetProperty("baseModelIdentifier").GetString(), Is.EqualTo(model.JobIdentifier));
            Assert.That(document.RootElement.GetProperty("vpcConfig").GetProperty("subnetIds").GetArrayLength(), Is.EqualTo(2));
            Assert.That(document.RootElement.GetProperty("jobTags").GetArrayLength(), Is.EqualTo(2));
        }
    }

    [TestCaseSource(nameof(NotOffered))]
    public void Build_NotOfferedOrElsewhere_IsRefused(CustomizableModel model, CustomizationMethod method)
    {
        var spec = JobSpecs.Minimal with { Base = model.ModelId.Value, Method = method.Kind.Name(), Region = "us-west-2" };

        var result = Builder.Build(spec);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Job, Is.Null);
            Assert.That(result.Problems.Select(static problem => problem.Code), Has.Some.AnyOf(JobProblemCode.MethodNotOffered, JobProblemCode.OtherInterface));
        }
    }

    [TestCaseSource(nameof(BadValues))]
    public void Build_BadValue_IsRefusedWithRuleAndValue(string field, JobProblemCode code, string value, Func<CustomizationSpec, CustomizationSpec> change)
    {
        var result = Builder.Build(change(JobSpecs.Minimal));

        var errors = result.Problems.Where(static problem => !problem.IsWarning).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Job, Is.Null);
            Assert.That(errors.Select(static problem => (problem.Code, problem.Field)), Does.Contain((code, field)), string.Join(Environment.NewLine, result.Problems));
            Assert.That(errors.Where(problem => (problem.Code, problem.Field) == (code, field)).Select(static problem => problem.Message), Has.Some.Contains(value));
        }
    }

    [Test]
    public void Build_MinimalSpecification_MakesNamesAndNoOptionalBlocks()
    {
        var result = Builder.Build(JobSpecs.Minimal);

        using var document = JsonDocument.Parse(result.Job!.ToRequestJson());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Problems, Is.Empty);
            Assert.That(result.Job.CustomModelName, Is.EqualTo("nova-micro-fine-tuning"));
            Assert.That(result.Job.JobName, Does.Match("^nova-micro-fine-tuning-[0-9a-f]{8}$"));
            Assert.That(
                document.RootElement.EnumerateObject().Select(static property => property.Name),
                Is.EqualTo(new[] { "jobName", "customModelName", "roleArn", "baseModelIdentifier", "customizationType", "trainingDataConfig", "outputDataConfig" }));
            Assert.That(result.Region, Is.EqualTo(new AwsRegion("us-east-1")));
            Assert.That(result.Account, Is.EqualTo("123456789012"));
        }
    }

    [Test]
    public void Build_SameSpecificationTwice_GivesTheSameBytesAndAnotherOneAnotherJobName()
    {
        var (first, second) = (Builder.Build(JobSpecs.Minimal).Job!, Builder.Build(JobSpecs.Minimal).Job!);
        var other = Builder.Build(JobSpecs.Minimal with { Output = "s3://demo-training-results/again/" }).Job!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.ToRequestJson(), Is.EqualTo(first.ToRequestJson()));
            Assert.That(second, Is.EqualTo(first));
            Assert.That(other.JobName, Is.Not.EqualTo(first.JobName));
        }
    }

    [Test]
    public void Build_HyperparametersLeftOut_ShowsTheDefaults()
    {
        var result = Builder.Build(With(JobSpecs.Minimal, "epochCount", "3"));

        // Nova Micro: batchSize by AWS's SDK alone, 1 unless given; epochCount 1 to 5, default 2; learningRate 1e-6 to 1e-4, default 1e-5; warm-up steps 0 to 100, default 10.
        Assert.That(
            result.Hyperparameters.Select(static setting => (setting.Name, setting.Value, setting.IsDefault)),
            Is.EqualTo(new[] { ("batchSize", "1", true), ("epochCount", "3", false), ("learningRate", "1e-5", true), ("learningRateWarmupSteps", "10", true) }));
    }

    [Test]
    public void Build_HyperparameterWithoutPublishedRule_IsPassedOnWithAWarning()
    {
        var result = Builder.Build(With(JobSpecs.Minimal, "epochCount", "3") with { Base = "meta.llama3-3-70b-instruct-v1:0", Region = "us-west-2" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Problems.Single().Code, Is.EqualTo(JobProblemCode.HyperparameterNotChecked));
            Assert.That(result.Job!.Hyperparameters.Single().Value, Is.EqualTo("3"));
        }
    }

    [Test]
    public void Build_Reinforcement_WritesNumbersIntoItsOwnBlock()
    {
        Assert.That(CustomizationFacts.Embedded.TryGetBase("amazon.nova-2-lite-v1:0", out var model), Is.True);
        Assert.That(model!.TryGetMethod(CustomizationKind.ReinforcementFineTuning, out var method), Is.True);

        using var document = JsonDocument.Parse(Builder.Build(JobSpecs.Full(model, method!)).Job!.ToRequestJson());

        var block = document.RootElement.GetProperty("customizationConfig").GetProperty("rftConfig");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(block.GetProperty("hyperParameters").GetProperty("epochCount").GetInt32(), Is.EqualTo(1));
            Assert.That(block.GetProperty("hyperParameters").GetProperty("learningRate").GetDecimal(), Is.EqualTo(0.00001m));
            Assert.That(block.GetProperty("hyperParameters").GetProperty("reasoningEffort").GetString(), Is.EqualTo("medium"));
            Assert.That(document.RootElement.TryGetProperty("hyperParameters", out _), Is.False);
        }
    }

    [Test]
    public void Build_LogsWithFilters_PassTheServiceModel()
    {
        var spec = JobSpecs.Minimal with
        {
            Method = "distillation",
            Teacher = new("us.amazon.nova-premier-v1:0"),
            Training = null,
            InvocationLogs = new("s3://demo-logs/bedrock/", true, [new("app", "chat", false), new("env", "test", true)], true),
        };

        var request = Builder.Build(spec).Job!.ToRequestJson();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ServiceModel.Load().Check(request), Is.Empty);
            Assert.That(request, Does.Contain("orAll").And.Contain("notEquals"));
        }
    }

    [TestCase("amazon.nova-micro-v1:0:128k", "amazon.nova-micro-v1:0:128k")]
    [TestCase("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0:128k")]
    [TestCase("arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/abcdefghij12", "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/abcdefghij12")]
    public void Build_BaseInOtherForms_IsWrittenAsTheJobWantsIt(string given, string expected)
    {
        var result = Builder.Build(JobSpecs.Minimal with { Base = given });

        Assert.That(result.Job?.BaseModelIdentifier, Is.EqualTo(expected), string.Join(Environment.NewLine, result.Problems));
    }

    [TestCase("amazon.nova-canvas-v1:0", "us-east-1", "ended on")]
    [TestCase("amazon.nova-micro-v1:0", "us-east-1", null)]
    public void Build_BaseAtItsEnd_IsAWarning(string model, string region, string? message)
    {
        var builder = new CustomizationJobBuilder(knowledge: ModelCatalog.LoadEmbedded());

        var result = builder.Build(JobSpecs.Minimal with { Base = model, Region = region }, new DateOnly(2026, 11, 23));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsValid, Is.True);
            Assert.That(result.Problems.Select(static problem => problem.Message), message is null ? Is.Empty : Has.Some.Contains(message));
        }
    }

    private static CustomizationSpec With(CustomizationSpec spec, string name, string value) => spec with { Hyperparameters = [new(name, value)] };
}
