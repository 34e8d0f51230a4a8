namespace Podium.Providers.Vendors;

/// <summary>Marks between which reasoning stands at the beginning of an answer's text.</summary>
/// <param name="Open">The mark before it.</param>
/// <param name="Close">The mark after it.</param>
public sealed record ReasoningTags(string Open, string Close);
