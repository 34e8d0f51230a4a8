using Podium.Core.Conductors;

namespace Podium.Core.Execution;

/// <summary>
/// The steps of the rounds before a workflow. Its own steps may see them by negative indices, which count back from
/// where it begins: -1 is the last step of the previous round.
/// </summary>
public sealed class EarlierSteps
{
    private readonly VisibleStep?[] _steps;

    private EarlierSteps(VisibleStep?[] steps) => _steps = steps;

    /// <summary>No steps: there was no round before.</summary>
    public static EarlierSteps None { get; } = new([]);

    /// <summary>Number of steps, those that gave no output included.</summary>
    public int Count => _steps.Length;

    /// <summary>The step at a negative index; <see langword="null"/> if it gave no output or there is none.</summary>
    public VisibleStep? this[int index] => index < 0 && -index <= Count ? _steps[Count + index] : null;

    /// <summary>The steps of <paramref name="rounds"/>, oldest first.</summary>
    public static EarlierSteps Of(IReadOnlyList<Round> rounds)
    {
        if (rounds.Count == 0)
        {
            return None;
        }

        var steps = rounds.SelectMany(round => round.Workflow.Steps.Zip(round.Outputs)).ToArray();
        return new EarlierSteps(
        [
            .. steps.Select((step, index) => step.Second is { } output
                ? new VisibleStep(index - steps.Length, step.First.Subtask, output)
                : null),
        ]);
    }
}
