namespace Podium.Providers.Vendors;

/// <summary>A field of a request that vendors name differently or do not accept.</summary>
public enum RequestField
{
    /// <summary>Most tokens of the answer.</summary>
    OutputLimit,

    /// <summary>Sampling temperature.</summary>
    Temperature,

    /// <summary>Share of probability that sampling keeps.</summary>
    TopP,

    /// <summary>Seed of the sampling.</summary>
    Seed,

    /// <summary>Texts that end the answer.</summary>
    Stop,

    /// <summary>Options of a stream, among them whether it reports its usage.</summary>
    StreamOptions,

    /// <summary>Functions that the model may call.</summary>
    Tools,

    /// <summary>Whether it must call one.</summary>
    ToolChoice,

    /// <summary>Whether it may call several at once.</summary>
    ParallelToolCalls,
}
