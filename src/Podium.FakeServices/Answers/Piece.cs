namespace Podium.FakeServices.Answers;

/// <summary>A piece of an answer, as small as a stream cuts it.</summary>
internal abstract record Piece
{
    private Piece()
    {
    }

    public sealed record Text(string Value) : Piece;

    public sealed record Reasoning(string Value) : Piece;

    /// <summary>A call of a tool begins.</summary>
    public sealed record Call(int Index, string Id, string Name) : Piece;

    /// <summary>More of the arguments of a call, which are JSON.</summary>
    public sealed record Arguments(int Index, string Value) : Piece;
}
