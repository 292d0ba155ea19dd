using System.Collections.Immutable;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Customization.Jobs;

/// <summary>Checks the teacher of a specification against the pairs that AWS lists.</summary>
internal sealed class JobTeacher(CustomizationSpec spec, CustomizationFacts facts, CustomizableModel? student, CustomizationMethod? method, JobProblems problems, IModelCatalog? catalog = null, DateOnly? asOf = null)
{
    private const string Field = "teacher.model";

    public void Check()
    {
        var isDistillation = method?.Kind == CustomizationKind.Distillation;
        if (spec.Teacher is not { } teacher)
        {
            if (isDistillation)
            {
                problems.Add(JobProblemCode.MissingField, Field, $"A distillation wants a teacher{Choices(Pairs())}.");
            }

            return;
        }

        if (method is not null && !isDistillation)
        {
            problems.Add(JobProblemCode.Conflict, "teacher", $"A teacher belongs to distillation, not to {method.Kind.Name()}.");
        }

        if (teacher.MaxResponseLength is < 1)
        {
            problems.Add(JobProblemCode.InvalidValue, "teacher.maxResponseLength", $"'{teacher.MaxResponseLength}' is no length: one token or more is accepted.");
        }

        if (problems.Required(Field, teacher.Model, JobRules.TeacherModelIdentifier) && isDistillation && student is not null)
        {
            CheckPair(teacher.Model!);
        }
    }

    private void CheckPair(string text)
    {
        var pairs = Pairs();
        var reference = ModelReference.TryParse(text, out var parsed) ? parsed : null;
        if (pairs.FirstOrDefault(pair => pair.Teacher == reference?.ModelId) is not { } pair)
        {
            problems.Add(JobProblemCode.TeacherNotPaired, Field, $"'{text}' is no teacher of {student!.Name}{Choices(pairs)}.");
            return;
        }

        if (asOf is { } date && catalog is not null && catalog.TryGetModel(pair.Teacher, out var model)
            && model.Lifecycle.StatusOn(date, null) == LifecycleStatus.Ended)
        {
            var alive = pairs.Where(one => one.Teacher != pair.Teacher && !IsEnded(one.Teacher, date)).ToImmutableArray();
            problems.Add(JobProblemCode.TeacherEnded, Field, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The teacher '{text}' ended on {model.Lifecycle.EndsOn(null):yyyy-MM-dd}{(alive.IsEmpty ? "; no teacher of this student is left" : Choices(alive))}."));
            return;
        }

        if (pair.TeacherReachedBy.IsEmpty)
        {
            return;
        }

        var way = reference!.ProfilePrefix is null ? "on-demand" : "profile";
        if (!pair.TeacherReachedBy.Contains(way))
        {
            problems.Add(JobProblemCode.TeacherNotPaired, Field, way == "profile"
                ? $"'{text}' is an inference profile; this teacher is reached by its own id: {pair.Teacher}."
                : $"'{text}' is reached by an inference profile alone: write for example us.{pair.Teacher}.");
        }
    }

    private bool IsEnded(ModelId teacher, DateOnly date) =>
        catalog!.TryGetModel(teacher, out var model) && model.Lifecycle.StatusOn(date, null) == LifecycleStatus.Ended;

    private ImmutableArray<DistillationPair> Pairs() => [.. facts.DistillationPairs.Where(pair => pair.Student == student?.ModelId)];

    private static string Choices(ImmutableArray<DistillationPair> pairs) =>
        pairs.IsEmpty ? "" : $"; {string.Join(", ", pairs.Select(static pair => pair.Teacher.Value))} teach it";
}
