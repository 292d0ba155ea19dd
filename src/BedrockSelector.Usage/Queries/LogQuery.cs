namespace BedrockSelector.Queries;

/// <summary>A statement for Athena or Trino.</summary>
/// <param name="Name">Its name, such as <c>06-cost</c>; statements are run in the order of their names.</param>
/// <param name="Purpose">What it is for: its first comment.</param>
/// <param name="Sql">The statement, without a semicolon at its end.</param>
public sealed record LogQuery(string Name, string Purpose, string Sql);
