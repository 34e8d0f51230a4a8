namespace Podium.FakeServices;

/// <summary>A request as it came.</summary>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The path and the query.</param>
/// <param name="Headers">The headers, keys among them; names are found in any case.</param>
/// <param name="Body">The body as text; empty if there was none.</param>
public sealed record FakeRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
