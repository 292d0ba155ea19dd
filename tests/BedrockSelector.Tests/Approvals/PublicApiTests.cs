using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;

namespace BedrockSelector.Tests.Approvals;

public class PublicApiTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler writes for every record.
    private static readonly string[] OfRecords = ["Equals", "GetHashCode", "ToString", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality"];

    [Test]
    public void PublicApi_Signatures_AreAsApproved()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(ModelCatalog).Assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Describe(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        Approval.Verify("PublicApi", text.ToString());
    }

    private static string Describe(Type type)
    {
        var record = type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null ? "record " : "";
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => $"{(type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "")}{record}struct",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => $"{(type.IsSealed ? "sealed " : "")}{record}class",
        };
        var bases = type.IsEnum || type.IsSubclassOf(typeof(Delegate)) ? []
            : new[] { type.BaseType }.Where(static one => one is not null && one != typeof(object) && one != typeof(ValueType))
                .Concat(type.GetInterfaces().OrderBy(static one => one.FullName, StringComparer.Ordinal)).Select(static one => Name(one!)).ToArray();
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => FormattableString.Invariant($"{value,3} {Enum.GetName(type, value)}"));
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [Signature(type.GetMethod("Invoke")!)];
        }

        var record = type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        return type.GetConstructors(Own).Where(constructor => !(record && constructor.GetParameters() is [var only] && only.ParameterType == type))
            .Select(static constructor => $"new({Parameters(constructor)})")
            .Concat(type.GetFields(Own).Select(static field => $"{(field.IsLiteral ? "const" : field.IsStatic ? "static readonly" : "field")} {Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {Text(field.GetRawConstantValue())}" : "")}"))
            .Concat(type.GetProperties(Own).Where(static property => property.Name != "EqualityContract").Select(Describe))
            .Concat(type.GetMethods(Own).Where(method => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !(record && OfRecords.Contains(method.Name) && method.IsDefined(typeof(CompilerGeneratedAttribute)))).Select(Signature));
    }

    private static string Describe(PropertyInfo property)
    {
        var accessors = property.SetMethod is not { IsPublic: true } setter ? "get"
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "get; init" : "get; set";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters() is [var first, ..] ? $"[{Name(first.ParameterType)}]" : "";
        return $"{(property.GetMethod!.IsStatic ? "static " : "")}{required}{Name(property.PropertyType)} {property.Name}{index} {{ {accessors} }}";
    }

    private static string Signature(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
    {
        var way = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "in " : "";
        return $"{way}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Text(parameter.DefaultValue)}" : "")}";
    }));

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } or { IsArray: true } => Name(type.GetElementType()!) + (type.IsArray ? "[]" : ""),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Nullable<>) => Name(type.GetGenericArguments()[0]) + "?",
        { IsGenericType: true } => $"{Nested(type).Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => Nested(type),
    };

    private static string Nested(Type type) => type is { IsNested: true, IsGenericParameter: false } ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
