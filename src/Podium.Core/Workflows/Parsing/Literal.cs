namespace Podium.Core.Workflows.Parsing;

/// <summary>A value as it was written, with its position in the text.</summary>
internal abstract record Literal(int Position)
{
    /// <summary>Values in brackets.</summary>
    internal sealed record List(int Position, IReadOnlyList<Literal> Items) : Literal(Position);

    /// <summary>A quoted string, its escapes resolved.</summary>
    internal sealed record Text(int Position, string Value) : Literal(Position);

    /// <summary>Anything without quotes: a number, a name, <c>None</c>.</summary>
    internal sealed record Word(int Position, string Value) : Literal(Position);
}
