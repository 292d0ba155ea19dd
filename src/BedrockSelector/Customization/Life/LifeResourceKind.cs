using System.Text.Json.Serialization;
using BedrockSelector.Quantities.Json;

namespace BedrockSelector.Customization.Life;

/// <summary>What lives in an account around a custom model.</summary>
[JsonConverter(typeof(ClosedSetConverter<LifeResourceKind>))]
public enum LifeResourceKind
{
    /// <summary>A job that trains.</summary>
    CustomizationJob = 0,

    /// <summary>A job that imports weights.</summary>
    ImportJob,

    /// <summary>A trained model, stored until it is deleted.</summary>
    CustomModel,

    /// <summary>An imported model, stored until it is deleted.</summary>
    ImportedModel,

    /// <summary>A deployment that is billed by token.</summary>
    OnDemandDeployment,

    /// <summary>Model units, billed by the hour whether used or not.</summary>
    ModelUnits,
}
