using System.CommandLine;
using BedrockSelector.BedrockRuntime;
using BedrockSelector.BedrockRuntime.Customization;
using BedrockSelector.Customization.Jobs;
using BedrockSelector.Customization.Life;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Cli.Commands;

/// <summary>The options that the live commands of customization share: where to call, what was asked for before, and whether it is agreed.</summary>
internal sealed class LifeOptions
{
    private const string DefaultState = "customize.state.json";

    private readonly Option<string?> _endpoint = Lists.Option("--endpoint", "address of the control plane, for private endpoints", "URL");
    private readonly Option<string?> _profile = Lists.Option("--profile", "profile of the AWS configuration files", "NAME");
    private readonly Option<string?> _state = Lists.Option(
        "--state", "where it is written down what was asked for; beside the specification, or customize.state.json, unless given", "FILE");
    private readonly Option<bool> _yes = new("--yes") { Description = "agree to what it costs, and send it" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "show what would be sent and what it would cost, and send nothing" };
    private readonly bool _sends;

    public LifeOptions(bool sends) => _sends = sends;

    public void AddTo(Command command)
    {
        foreach (var option in _sends ? new Option[] { _yes, _dryRun, _state, _endpoint, _profile } : [_state, _endpoint, _profile])
        {
            command.Options.Add(option);
        }
    }

    public bool Agreed(ParseResult parsed) => parsed.GetValue(_yes) && !parsed.GetValue(_dryRun);

    public bool DryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>Why nothing was sent, when that was not what was asked for.</summary>
    public string? NotAgreed(ParseResult parsed) =>
        Agreed(parsed) || DryRun(parsed) ? null : "nothing was sent: add --yes to agree, or --dry-run to look only.";

    public string StatePath(ParseResult parsed, string? what) =>
        parsed.GetValue(_state) ?? (what is not null && IsSpec(what) ? Path.ChangeExtension(what, ".state.json") : DefaultState);

    public CustomizationClient Client(ParseResult parsed, string region, CliConsole console)
    {
        Uri? endpoint = null;
        if (parsed.GetValue(_endpoint) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out endpoint) && endpoint.Scheme is "http" or "https"))
        {
            throw new CliException($"--endpoint '{text}' is not an http or https address.");
        }

        return new(new BedrockRuntimeOptions { Region = region, ControlEndpoint = endpoint, Profile = parsed.GetValue(_profile) }, console.Time);
    }

    /// <summary>Whether an argument is a file of a specification, and no ARN or name.</summary>
    public static bool IsSpec(string what) => !what.StartsWith("arn:", StringComparison.Ordinal) && File.Exists(what);

    /// <summary>Finds the job that an argument means: of a specification, by ARN or by name.</summary>
    public async Task<(string Job, string Region)> JobAsync(
        ParseResult parsed, GlobalOptions globals, CliConsole console, ModelCatalog catalog, string what, CancellationToken cancellation)
    {
        if (!IsSpec(what))
        {
            return what.StartsWith("arn:", StringComparison.Ordinal) || !what.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? (what, RegionOf(what) ?? globals.Region(parsed, catalog).Value)
                : throw new CliException($"'{what}' does not exist; give a specification, or the ARN or name of a job.");
        }

        if (LifeStateFile.Read(StatePath(parsed, what)).Open(LifeResourceKind.CustomizationJob) is { } entry)
        {
            return (entry.Arn ?? entry.Name, entry.Region);
        }

        var spec = await CustomizeArguments.SpecAsync(what, cancellation);
        var built = new CustomizationJobBuilder(knowledge: catalog).Build(spec, globals.Date(parsed, console));
        return built.IsValid
            ? (built.Job.JobName, built.Region.Value.Value)
            : throw new CliException($"{what}: {CustomizeArguments.Refusal(built)}");
    }

    /// <summary>The region that an ARN fixes.</summary>
    public static string? RegionOf(string what) => what.Split(':', 6) is ["arn", _, _, { Length: > 0 } region, ..] ? region : null;

    /// <summary>Asks the service, and says what helps where it refuses.</summary>
    public static async Task<T> AskAsync<T>(string operation, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (BedrockException exception)
        {
            throw Failed(operation, exception);
        }
        catch (TimeoutException exception)
        {
            throw new CliRefusalException($"{operation}: {exception.Message} Run the same command again.");
        }
    }

    /// <summary>What is missing on this machine is bad input; what the service says is a no.</summary>
    public static Exception Failed(string operation, BedrockException exception)
    {
        if (exception.Code is BedrockException.CredentialsNotFound or BedrockException.RegionNotFound or BedrockException.EndpointInvalid)
        {
            return new CliException(exception.Message);
        }

        var refusal = CustomModelLife.RefusalOf(operation, exception);
        return new CliRefusalException($"{refusal.Operation}: {refusal.Message} {refusal.Remedy}");
    }
}
