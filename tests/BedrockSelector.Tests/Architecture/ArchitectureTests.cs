using System.Reflection;
using System.Runtime.CompilerServices;
using BedrockSelector.Answers;
using BedrockSelector.Calls;
using BedrockSelector.Costs;
using BedrockSelector.Knowledge;
using BedrockSelector.Planning.Custom;

namespace BedrockSelector.Tests.Architecture;

public class ArchitectureTests
{
    private const string Root = "BedrockSelector";
    private const string Facade = "";

    private static readonly string[] All =
        ["Quantities", "Findings", "Knowledge", "Calls", "Evidence", "Costs", "Tokens", "Selection", "Planning", "Customization"];

    // Folder, and the folders it may use. Selection and Planning never see each other. The facade at the root and the registrations may use all.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Quantities"] = [],
        ["Findings"] = ["Quantities"],
        ["Knowledge"] = ["Quantities", "Findings"],
        ["Calls"] = ["Quantities", "Findings", "Knowledge"],
        ["Evidence"] = ["Quantities", "Findings", "Knowledge"],
        ["Costs"] = ["Quantities", "Findings", "Knowledge", "Calls"],
        ["Tokens"] = ["Quantities", "Findings", "Knowledge"],
        ["Selection"] = ["Quantities", "Findings", "Knowledge", "Calls", "Evidence", "Costs", "Tokens"],
        ["Planning"] = ["Quantities", "Findings", "Knowledge", "Calls", "Costs"],
        ["Customization"] = ["Quantities", "Findings", "Knowledge", "Calls", "Tokens", "Costs", "Planning"],
        ["Answers"] = All,
        [Facade] = All,
        ["DependencyInjection"] = [Facade, .. All],
    };

    private static readonly string[] Folders = [.. Arrows.Keys];

    private static readonly Type[] Types =
        [.. typeof(ModelCatalog).Assembly.GetTypes().Where(static type => FolderOf(type) is not null)];

    private static IEnumerable<Type> PublicTypes => typeof(ModelCatalog).Assembly.GetExportedTypes();

    private static IEnumerable<string> SourceFiles => Directory.EnumerateFiles(SourceTree.Core, "*.cs", SearchOption.AllDirectories)
        .Where(static path => !Path.GetRelativePath(SourceTree.Core, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));

    [TestCaseSource(nameof(Folders))]
    public void Folder_Uses_OnlyWhatItMay(string folder)
    {
        var forbidden = Types.Where(type => FolderOf(type) == folder)
            .SelectMany(static type => CodeReferences.Of(type).Select(used => (type, used)))
            .Where(pair => FolderOf(pair.used) is { } other && other != folder && !Arrows[folder].Contains(other))
            .Select(static pair => $"{pair.type.FullName} uses {pair.used.FullName}").Distinct();

        Assert.That(forbidden, Is.Empty);
    }

    [Test]
    public void CodeReferences_KnownUse_IsSeen()
    {
        // The test above must be able to fail: the estimator's body and the selector's fields are seen.
        Assert.That(CodeReferences.Of(typeof(BedrockSelector.Costs.CostEstimator)), Does.Contain(typeof(BedrockSelector.Quantities.Usage)));
        Assert.That(CodeReferences.Of(typeof(BedrockSelector.Selection.Selector)), Does.Contain(typeof(IKnowledgeSource)));
    }

    [Test]
    public void Types_All_AreInAFolderOfTheTable() =>
        Assert.That(
            PublicTypes.Where(static type => FolderOf(type) is null && type.Namespace != "Microsoft.Extensions.DependencyInjection").Select(static type => type.FullName),
            Is.Empty);

    [Test]
    public void Assembly_References_AreTheFrameworkAndTwoAbstractions() =>
        Assert.That(
            typeof(ModelCatalog).Assembly.GetReferencedAssemblies().Select(static name => name.Name!)
                .Where(static name => !name.StartsWith("System.", StringComparison.Ordinal)),
            Is.SubsetOf(new[] { "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options" }));

    [Test]
    public void Namespace_SourceFile_IsItsFolder()
    {
        var wrong = SourceFiles
            .Select(static path => (path, expected: string.Join('.', new[] { Root }.Concat(Path.GetRelativePath(SourceTree.Core, Path.GetDirectoryName(path)!).Split(Path.DirectorySeparatorChar).Where(static part => part != ".")))))
            .Where(static pair => !File.ReadLines(pair.path).Any(line => line == $"namespace {pair.expected};"))
            .Select(static pair => Path.GetFileName(pair.path)).ToArray();

        // The extension methods stand where callers look for them.
        Assert.That(wrong, Has.All.Match("^BedrockSelector[A-Za-z]*Extensions\\.cs$"));
    }

    [Test]
    public void PublicType_File_HasItsName()
    {
        var files = SourceFiles.ToLookup(static path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

        Assert.That(
            PublicTypes.Where(static type => !type.IsNested).Select(static type => type.Name.Split('`')[0]).Where(name => !files.Contains(name)), Is.Empty);
    }

    [Test]
    public void Folders_Names_SayWhatTheyHold() =>
        Assert.That(
            SourceFiles.SelectMany(static path => Path.GetRelativePath(SourceTree.Core, path).Split(Path.DirectorySeparatorChar)[..^1]).Distinct(),
            Has.None.AnyOf("Utils", "Helpers", "Common", "Models"));

    [Test]
    public void PublicEnum_Zero_IsAMember() =>
        Assert.That(
            PublicTypes.Where(static type => type.IsEnum && !Enum.IsDefined(type, Enum.ToObject(type, 0))).Select(static type => type.FullName), Is.Empty);

    // Documents that another document has whole, with fields of its own beside theirs.
    private static readonly Type[] Extended = [typeof(ModelDocument), typeof(DataSetDocument), typeof(CustomPlan), typeof(CostEstimate)];

    [Test]
    public void PublicClass_All_AreSealedOrStaticOrExtendedDocuments() =>
        Assert.That(PublicTypes.Where(static type => type is { IsClass: true, IsSealed: false }), Is.EquivalentTo(Extended));

    [Test]
    public void PublicProperty_Setter_IsInitOrOnOptions()
    {
        var mutable = PublicTypes.Where(static type => !type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static property => property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(static property => $"{property.DeclaringType!.FullName}.{property.Name}");

        Assert.That(mutable, Is.Empty);
    }

    [Test]
    public void StaticState_Fields_AreReadOnly() =>
        Assert.That(
            Types.SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                .Where(static field => !field.IsInitOnly && !field.IsLiteral && !IsGenerated(field) && !IsGenerated(field.DeclaringType!))
                .Select(static field => $"{field.DeclaringType!.FullName}.{field.Name}"),
            Is.Empty);

    [Test]
    public void PublicSignatures_Collections_AreImmutable() =>
        Assert.That(
            PublicTypes.Where(static type => !type.Name.EndsWith("Options", StringComparison.Ordinal))
                .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(static property => property.PropertyType.IsArray
                    || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() is { } open
                        && (open == typeof(List<>) || open == typeof(IList<>) || open == typeof(Dictionary<,>) || open == typeof(HashSet<>))))
                .Select(static property => $"{property.DeclaringType!.FullName}.{property.Name}"),
            Is.Empty);

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null
        || member.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null
        || (member.DeclaringType is { } outer && IsGenerated(outer))
        || member is Type { BaseType.Name: "JsonSerializerContext" };

    private static string? FolderOf(Type type)
    {
        var parts = (type.Namespace ?? "").Split('.');
        return parts[0] != Root ? null : parts.Length == 1 ? Facade : Arrows.ContainsKey(parts[1]) ? parts[1] : null;
    }
}
