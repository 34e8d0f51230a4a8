namespace Podium.Core.Workflows.Parsing;

/// <summary>A named list found in the text, from the name's first character to behind the closing bracket.</summary>
internal sealed record WrittenList(ListName Name, int Start, int End, Literal.List Value);
