namespace Podium.Training.Alarms;

/// <summary>Something that goes wrong with learning.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">Number of the update at which it was noticed.</param>
/// <param name="Message">What was seen, with figures, and what to try.</param>
public sealed record Alarm(AlarmKind Kind, int Step, string Message);
