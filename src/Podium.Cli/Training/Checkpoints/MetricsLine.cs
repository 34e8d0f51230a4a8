namespace Podium.Cli.Training.Checkpoints;

/// <summary>What is read again of a line of metrics.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Step">Number of the step, from 0.</param>
/// <param name="Reward">Mean reward of the step, if it had one.</param>
/// <param name="Loss">Loss of the step, if it had one.</param>
internal sealed record MetricsLine(string? Stage, int Step, double? Reward, double? Loss);
