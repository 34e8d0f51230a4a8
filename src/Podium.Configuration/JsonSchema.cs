using System.Reflection;
using System.Text.Json.Nodes;
using Podium.Configuration.Forms;
using Podium.Configuration.Schemas;

namespace Podium.Configuration;

/// <summary>
/// Writes what <see cref="YamlDocument"/> reads as JSON Schema (draft 2020-12), so that an editor completes and checks
/// a document by the reader's own rules. A schema cannot say the range of a <see cref="TimeSpan"/>, that tags are
/// refused, or that a number in hexadecimal or octal digits is none.
/// </summary>
public static class JsonSchema
{
    /// <summary>The schema of a document that fills a <typeparamref name="T"/>.</summary>
    /// <param name="kind">What such documents are called.</param>
    /// <param name="describe">
    /// What an editor shows of a type or property, such as <see cref="XmlSummaries.Of"/>; <see langword="null"/> for
    /// nothing.
    /// </param>
    /// <exception cref="NotSupportedException">
    /// The record has a property of a type that documents do not have, or two types in it have one name.
    /// </exception>
    public static JsonObject Of<T>(DocumentKind kind, Func<MemberInfo, string?> describe)
        where T : class =>
        new SchemaWriter(describe).Write(new FormFactory(kind).OfRecord(typeof(T)), kind);
}
