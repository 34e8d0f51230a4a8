namespace Podium.Benchmarks.Machine;

/// <summary>A part of a training step, run by itself at its place in the step's memory.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Operations">Floating-point operations in a step; an exponential counts as its polynomial.</param>
/// <param name="Bytes">Bytes read and written in a step when each operand passes once.</param>
/// <param name="Run">Does in one step's worth what the step does.</param>
internal sealed record EnginePart(string Name, double Operations, double Bytes, Action Run);
