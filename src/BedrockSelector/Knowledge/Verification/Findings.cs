using System.Collections.Immutable;

namespace BedrockSelector.Knowledge.Verification;

internal sealed class Findings
{
    private readonly ImmutableArray<CatalogProblem>.Builder _problems = ImmutableArray.CreateBuilder<CatalogProblem>();

    public void When(bool wrong, string document, string? model, string field, string message)
    {
        if (wrong)
        {
            _problems.Add(new(document, model, field, message));
        }
    }

    public ImmutableArray<CatalogProblem> ToImmutable() => _problems.ToImmutable();
}
