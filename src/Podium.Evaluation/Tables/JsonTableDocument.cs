namespace Podium.Evaluation.Tables;

/// <summary>A table as JSON.</summary>
internal sealed record JsonTableDocument(
    int Version,
    string Title,
    IReadOnlyList<string> Notes,
    IReadOnlyList<JsonTableRow> Rows,
    IReadOnlyList<JsonTableComparison> Comparisons);
