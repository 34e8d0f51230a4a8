namespace Podium.Providers.Caching;

/// <summary>A message of the conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Author">The speaker's name, if any.</param>
/// <param name="Contents">What is said.</param>
internal sealed record KeyMessage(string Role, string? Author, IReadOnlyList<StoredContent> Contents);
