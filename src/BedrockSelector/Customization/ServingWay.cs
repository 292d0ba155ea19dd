namespace BedrockSelector.Customization;

/// <summary>A way of serving a custom model.</summary>
public enum ServingWay
{
    /// <summary>A deployment billed by token.</summary>
    OnDemand = 0,

    /// <summary>Model units of provisioned throughput, billed by the hour whether used or not.</summary>
    Provisioned,
}
