namespace BedrockSelector.Knowledge;

/// <summary>The names of the catalog's closed sets in data files, on command lines and in output.</summary>
public static class CatalogNames
{
    private static readonly string[] Scopes = ["in-region", "geo", "global"];
    private static readonly string[] Endpoints = ["runtime", "mantle"];
    private static readonly string[] InferenceTypes = ["on-demand", "provisioned", "custom-on-demand"];
    private static readonly string[] Customizations = ["fine-tuning", "continued-pre-training", "distillation", "reinforcement-fine-tuning", "import"];
    private static readonly string[] Statuses = ["active", "legacy", "ended", "preview"];

    /// <summary>Gets the name of a scope.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>Such as <c>in-region</c>.</returns>
    public static string Name(this CallScope scope) => Scopes[(int)scope];

    /// <summary>Gets the name of an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>Such as <c>runtime</c>.</returns>
    public static string Name(this ModelEndpoint endpoint) => Endpoints[(int)endpoint];

    /// <summary>Gets the name of an inference type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Such as <c>on-demand</c>.</returns>
    public static string Name(this InferenceType type) => InferenceTypes[(int)type];

    /// <summary>Gets the name of a customization kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Such as <c>fine-tuning</c>.</returns>
    public static string Name(this CustomizationKind kind) => Customizations[(int)kind];

    /// <summary>Gets the name of a lifecycle status.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Such as <c>legacy</c>.</returns>
    public static string Name(this LifecycleStatus status) => Statuses[(int)status];

    /// <summary>Finds a scope by name.</summary>
    /// <param name="name">A name; ordinal.</param>
    /// <param name="scope">The scope, or the first.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParseScope(string? name, out CallScope scope) => Find(Scopes, name, out scope);

    /// <summary>Finds an endpoint by name.</summary>
    /// <param name="name">A name; ordinal.</param>
    /// <param name="endpoint">The endpoint, or the first.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParseEndpoint(string? name, out ModelEndpoint endpoint) => Find(Endpoints, name, out endpoint);

    /// <summary>Finds an inference type by name.</summary>
    /// <param name="name">A name; ordinal.</param>
    /// <param name="type">The type, or the first.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParseInferenceType(string? name, out InferenceType type) => Find(InferenceTypes, name, out type);

    /// <summary>Finds a customization kind by name.</summary>
    /// <param name="name">A name; ordinal.</param>
    /// <param name="kind">The kind, or the first.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParseCustomization(string? name, out CustomizationKind kind) => Find(Customizations, name, out kind);

    private static bool Find<T>(string[] names, string? name, out T value)
        where T : struct, Enum
    {
        var index = Array.IndexOf(names, name);
        value = index < 0 ? default : (T)Enum.ToObject(typeof(T), index);
        return index >= 0;
    }
}
