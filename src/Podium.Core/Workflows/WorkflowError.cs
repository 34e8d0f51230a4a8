namespace Podium.Core.Workflows;

/// <summary>Why workflow text cannot be used, and where.</summary>
/// <param name="Position">0-based index into the text, in UTF-16 units; its length if something is missing.</param>
/// <param name="Reason">One sentence that says what is wrong and what would be right.</param>
public sealed record WorkflowError(int Position, string Reason);
