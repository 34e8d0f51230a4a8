namespace Podium.Evaluation.Tables;

/// <summary>A row as JSON.</summary>
internal sealed record JsonTableRow(
    string Conductor,
    JsonTableFigures Figures,
    IReadOnlyList<JsonTableSlice> BySkills,
    IReadOnlyList<JsonTableSkill> PerSkill,
    double? WallSeconds);
