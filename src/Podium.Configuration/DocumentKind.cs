using System.Reflection;

namespace Podium.Configuration;

/// <summary>What documents of one kind are called, and which properties of their records they may set.</summary>
public sealed record DocumentKind
{
    /// <summary>What sentences call such a document, in the singular, such as <c>recipe</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The number that the document's field <c>version</c> must have; another is refused before anything else is looked
    /// at, since a later version may have other fields.
    /// </summary>
    /// <value><see langword="null"/>: such documents have no versions.</value>
    public int? Version { get; init; }

    /// <summary>Whether a property that can be set is a field of the document.</summary>
    /// <value>Every one is.</value>
    public Func<PropertyInfo, bool> IsField { get; init; } = _ => true;

    internal string WithArticle => $"{("aeiou".Contains(Name[0], StringComparison.Ordinal) ? "an" : "a")} {Name}";
}
