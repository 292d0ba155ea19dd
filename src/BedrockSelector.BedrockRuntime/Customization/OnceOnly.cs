using System.Security.Cryptography;
using BedrockSelector.Customization.Life;
using BedrockSelector.Findings;

namespace BedrockSelector.BedrockRuntime.Customization;

/// <summary>Makes something once, however often the program is killed and run again.</summary>
/// <remarks>
/// The token is on the disk before the first request goes out; what was asked for before is looked for by its name before anything is
/// sent again; and what is sent again carries the token of the first time. So a lost answer, a lost state file, and a kill between
/// request and answer each end with one job, deployment or purchase.
/// </remarks>
internal sealed class OnceOnly(LifeStateFile state, TimeProvider time, string region)
{
    /// <summary>Makes it, or finds it made.</summary>
    /// <param name="plan">The step as it was planned.</param>
    /// <param name="body">The request without its token, by which a changed one is told.</param>
    /// <param name="find">Finds by name what exists.</param>
    /// <param name="create">Makes it, with a token.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<LifeStep> RunAsync(
        LifeStep plan,
        ReadOnlyMemory<byte> body,
        Func<Task<(string Arn, string? Token)?>> find,
        Func<string, Task<string>> create,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var hash = Convert.ToHexString(SHA256.HashData(body.Span));
        var entry = state.State.Open(plan.Kind, plan.Name);
        if (entry?.Arn is { } known)
        {
            return Already(plan, known, entry, hash, "It was asked for before; the state file holds it.");
        }

        if (await find().ConfigureAwait(false) is { } found)
        {
            var ours = entry is not null && (found.Token is null || found.Token == entry.Token);
            entry = (ours ? entry! : New(plan, found.Token, hash)) with { Arn = found.Arn };
            state.Save(entry);
            return Already(plan, found.Arn, entry, hash, ours
                ? "It was asked for before, and its answer was lost; it is there."
                : "There is one of that name already; it is taken for this one.");
        }

        entry ??= New(plan, null, hash);
        state.Save(entry);
        var arn = await create(entry.Token).ConfigureAwait(false);
        state.Save(entry with { Arn = arn });
        return plan with { Outcome = LifeOutcome.Done, Arn = arn, ClientRequestToken = entry.Token };
    }

    private static LifeStep Already(LifeStep plan, string arn, LifeStateEntry entry, string hash, string why) => plan with
    {
        Outcome = LifeOutcome.AlreadyDone,
        Arn = arn,
        ClientRequestToken = entry.Token,
        Findings =
        [
            .. plan.Findings,
            Finding.Note("already-done", why, plan.Name),
            .. entry.RequestHash == hash ? Array.Empty<Finding>()
                : [Finding.Warning("request-changed", "The request has changed since: what runs is what was sent first. Another name makes another one.", plan.Name)],
        ],
    };

    private LifeStateEntry New(LifeStep plan, string? token, string hash) => new()
    {
        Kind = plan.Kind,
        Name = plan.Name,
        Region = region,
        Token = token ?? Guid.NewGuid().ToString("N"),
        RequestHash = hash,
        RequestedAt = time.GetUtcNow(),
    };
}
