namespace Podium.Providers.Storage;

/// <summary>What a database file holds, and in which form.</summary>
/// <param name="Title">What sentences call it.</param>
/// <param name="ApplicationId">The number by which its files are told from those of others.</param>
/// <param name="Version">Version of the form.</param>
/// <param name="Schema">Statements that make an empty one.</param>
internal sealed record DatabaseForm(string Title, int ApplicationId, int Version, string Schema);
