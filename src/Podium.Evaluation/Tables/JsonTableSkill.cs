namespace Podium.Evaluation.Tables;

/// <summary>The figures of one skill alone as JSON.</summary>
internal sealed record JsonTableSkill(string Skill, JsonTableFigures Figures);
