using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Jobs;

/// <summary>What a job sets beside its data and its training: names, key, network and tags.</summary>
internal sealed class JobSettings(CustomizationSpec spec, JobProblems problems)
{
    private const int MostTags = 50;

    /// <summary>Wants all ARNs in the partition of the job's region.</summary>
    public void Partition(AwsRegion? jobRegion)
    {
        if (jobRegion is not { } region)
        {
            return;
        }

        var partition = region.Value.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
            : region.Value.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";
        foreach (var (field, arn) in new[] { ("role", spec.Role), ("kmsKey", spec.KmsKey), ("graderLambda", spec.GraderLambda), ("base", spec.Base), ("teacher.model", spec.Teacher?.Model) })
        {
            if (arn?.Split(':') is ["arn", var own, ..] && own != partition)
            {
                problems.Add(JobProblemCode.RegionMismatch, field, $"'{arn}' is of the partition {own}; {region} is of {partition}.");
            }
        }
    }

    public (string Model, string Job) Names(CustomizableModel? target, CustomizationMethod? method)
    {
        problems.Rule("name", spec.Name, JobRules.CustomModelName);
        problems.Rule("customModelName", spec.CustomModelName, JobRules.CustomModelName);
        problems.Rule("jobName", spec.JobName, JobRules.JobName);
        var model = spec.CustomModelName ?? spec.Name ?? (target is null ? "custom-model" : $"{Slug(target.Name)}-{(method?.Kind ?? default).Name()}");
        if (spec.JobName is { } given)
        {
            return (model, given);
        }

        // Names of jobs are unique in an account: a changed specification gets another.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(Encoding.UTF8.GetBytes(spec.ToJson()), hash);
        var stem = (spec.Name ?? model).Replace('_', '-');
        return (model, $"{stem[..Math.Min(stem.Length, 54)]}-{Convert.ToHexString(hash[..4]).ToLowerInvariant()}");
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    public string? Kms(AwsRegion? jobRegion)
    {
        problems.Rule("kmsKey", spec.KmsKey, JobRules.KmsKey);
        if (spec.KmsKey is { } key && key.StartsWith("arn:", StringComparison.Ordinal) && JobRules.KmsKey(key) is null
            && jobRegion is { } region && key.Split(':')[3] is { Length: > 0 } keyRegion && keyRegion != region.Value)
        {
            problems.Add(JobProblemCode.RegionMismatch, "kmsKey", $"The key is of {keyRegion}, the job of {region}.");
        }

        return spec.KmsKey;
    }

    public VpcSettings? Vpc()
    {
        if (spec.Vpc is not { } vpc)
        {
            return null;
        }

        var faults = VpcSettings.Check(vpc.SubnetIds, vpc.SecurityGroupIds);
        foreach (var (field, problem) in faults)
        {
            problems.Add(JobProblemCode.InvalidValue, "vpc." + field, problem);
        }

        return faults.IsEmpty ? new(vpc.SubnetIds, vpc.SecurityGroupIds) : null;
    }

    public ImmutableArray<ResourceTag> Tags(string field, ImmutableArray<TagSpec> tags)
    {
        problems.Rule(field, JobRules.Count("tags", tags.Length, 0, 200));
        var good = ImmutableArray.CreateBuilder<ResourceTag>();
        foreach (var tag in tags)
        {
            if ((JobRules.TagKey(tag.Key) ?? JobRules.TagValue(tag.Value)) is { } problem)
            {
                problems.Add(JobProblemCode.InvalidValue, $"{field}.{tag.Key}", problem);
            }
            else
            {
                good.Add(new(tag.Key, tag.Value));
            }
        }

        // The shape takes 200, a resource 50 in all (TooManyTagsException); keys of AWS's own cannot be given.
        if (tags.Length is > MostTags and <= 200)
        {
            problems.Add(JobProblemCode.InvalidValue, field, $"There are {tags.Length} tags: a resource takes {MostTags}.");
        }

        if (tags.FirstOrDefault(static tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) is { } reserved)
        {
            problems.Add(JobProblemCode.InvalidValue, $"{field}.{reserved.Key}", $"'{reserved.Key}' is no tag key: 'aws:' belongs to AWS.");
        }

        if (tags.DistinctBy(static tag => tag.Key).Count() != tags.Length)
        {
            problems.Add(JobProblemCode.InvalidValue, field, "A tag key is given twice.");
        }

        return good.ToImmutable();
    }
}
