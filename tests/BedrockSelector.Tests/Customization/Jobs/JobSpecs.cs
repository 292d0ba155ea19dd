using BedrockSelector.Calls;
using BedrockSelector.Customization;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Tests.Customization.Jobs;

/// <summary>Specifications for the tests.</summary>
internal static class JobSpecs
{
    /// <summary>The least that makes a job.</summary>
    public static CustomizationSpec Minimal => new()
    {
        Base = "amazon.nova-micro-v1:0",
        Role = "arn:aws:iam::123456789012:role/BedrockCustomization",
        Training = new("s3://demo-training-data/train/training.jsonl"),
        Output = "s3://demo-training-results/nova-micro/",
    };

    /// <summary>A job with every field that a base and method allow.</summary>
    public static CustomizationSpec Full(CustomizableModel model, CustomizationMethod method)
    {
        var pair = CustomizationFacts.Embedded.DistillationPairs.FirstOrDefault(pair => pair.Student == model.ModelId);
        var region = method.Regions[0];
        return Minimal with
        {
            Region = region.Value,
            Account = "123456789012",
            Name = "DemoCustomModel",
            JobName = "demo-job.1",
            Base = model.ModelId.Value,
            Method = method.Kind.Name(),
            Validation = method.Validation == ValidationPolicy.Refused ? [] : [new("s3://demo-training-data/train/validation.jsonl")],
            Hyperparameters = [.. method.Hyperparameters.Select(static rule =>
                new HyperparameterValue(rule.Name, rule.Default ?? (rule.Example ?? rule.Words.FirstOrDefault() ?? rule.Min!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))))],
            KmsKey = $"arn:aws:kms:{region}:123456789012:key/12345678-1234-1234-1234-123456789012",
            Vpc = new(["subnet-0a1b2c3d", "subnet-1a1b2c3d"], ["sg-0a1b2c3d"]),
            JobTags = [new("team", "support"), new("cost center", "42/a")],
            ModelTags = [new("env", "")],
            Teacher = method.Kind == CustomizationKind.Distillation && pair is not null
                ? new(pair.TeacherReachedBy is ["profile"] ? $"us.{pair.Teacher}" : pair.Teacher.Value, 1000) : null,
            GraderLambda = method.Kind == CustomizationKind.ReinforcementFineTuning ? $"arn:aws:lambda:{region}:123456789012:function:grader" : null,
            ClientRequestToken = "token-1",
        };
    }

    public static IEnumerable<(CustomizableModel Model, CustomizationMethod Method)> BasesAndMethods =>
        CustomizationFacts.Embedded.Bases.SelectMany(static model => model.Methods.Select(method => (model, method)));
}
