namespace Podium.FakeServices.Serving;

/// <summary>What a service does next while it responds.</summary>
internal abstract record Move
{
    private Move()
    {
    }

    /// <summary>Sends text.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="OutputTokens">Tokens that are billed with it.</param>
    /// <param name="IsChunk">Whether it is a chunk of a stream that carries output.</param>
    public sealed record Send(string Text, long OutputTokens = 0, bool IsChunk = false) : Move;

    /// <summary>Waits until requests are let go of.</summary>
    public sealed record Hold : Move;

    /// <summary>Closes the connection, though the response is not over.</summary>
    public sealed record Close : Move;

    /// <summary>Resets the connection.</summary>
    public sealed record Reset : Move;
}
