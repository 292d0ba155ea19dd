using System.Text.Json;
using BedrockSelector.Calls;
using BedrockSelector.Knowledge;
using BedrockSelector.Quantities;

namespace BedrockSelector.Cli.Output;

/// <summary>Writes a model as <c>models</c> and <c>show</c> print it.</summary>
internal static class ModelJson
{
    public static void Write(Utf8JsonWriter json, FoundationModel model, DateOnly date)
    {
        json.Text("modelId", model.Id.Value);
        json.Texts("aliases", model.Aliases);
        json.Text("name", model.Name);
        json.Text("provider", model.Provider);
        json.Texts("inputModalities", model.InputModalities.Select(static one => one.Name));
        json.Texts("outputModalities", model.OutputModalities.Select(static one => one.Name));
        json.Texts("features", model.Features.Where(static one => one.Supported).Select(static one => one.Feature.Name));
        json.Texts("featuresLacking", model.Features.Where(static one => !one.Supported).Select(static one => one.Feature.Name));
        json.Integer("contextWindow", model.ContextWindow);
        json.Integer("maxOutputTokens", model.MaxOutputTokens);
        json.Integer("cacheMinTokens", model.CacheMinTokens);
        json.Text("knowledgeCutoff", model.KnowledgeCutoff);
        json.Date("releasedOn", model.ReleasedOn);
        json.Date("launchedOn", model.LaunchedOn);
        json.Texts("customizations", model.Customizations.Where(static one => !one.Withdrawn).Select(static one => one.Kind.Name()));
        json.WriteStartObject("lifecycle");
        json.Text("status", model.Lifecycle.StatusOn(date).Name());
        json.Date("legacyOn", model.Lifecycle.LegacyOn);
        json.Date("endOfLifeOn", model.Lifecycle.EndOfLifeOn is null ? null : model.Lifecycle.EndsOn());
        json.Date("extendedAccessOn", model.Lifecycle.ExtendedAccessOn);
        json.Date("goneBy", model.Lifecycle.GoneBy);
        json.Objects("regions", model.Lifecycle.Regions, static (writer, one) =>
        {
            writer.Text("region", one.Region.Value);
            writer.Date("endOfLifeOn", one.EndOfLifeOn);
        });
        json.Text("note", model.Lifecycle.Note);
        json.WriteEndObject();
        json.Texts("regions", model.ListedRegions().Select(static region => region.Value));
        json.Texts("profiles", Profiles(model));
    }

    public static IEnumerable<string> Profiles(FoundationModel model) =>
        model.Offers.Where(static offer => offer.Profile is not null).Select(static offer => offer.CallId).Distinct().Order(StringComparer.Ordinal);
}
