namespace Podium.Evaluation.Tables;

/// <summary>The figures of one number of skills as JSON.</summary>
internal sealed record JsonTableSlice(int Skills, JsonTableFigures Figures);
