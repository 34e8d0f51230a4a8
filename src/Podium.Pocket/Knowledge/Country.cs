namespace Podium.Pocket.Knowledge;

/// <summary>A country and what the facts skill knows of it.</summary>
internal sealed record Country(string Name, string Capital, string Continent, string Currency);
