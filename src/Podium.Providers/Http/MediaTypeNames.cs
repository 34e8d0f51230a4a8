namespace Podium.Providers.Http;

/// <summary>The types of body that services send.</summary>
internal static class MediaTypeNames
{
    /// <summary>A whole answer.</summary>
    public const string Json = "application/json";

    /// <summary>A stream of events.</summary>
    public const string EventStream = "text/event-stream";
}
