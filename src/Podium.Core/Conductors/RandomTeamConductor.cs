using Podium.Core.Randomness;
using Podium.Core.Workflows;

namespace Podium.Core.Conductors;

/// <summary>
/// Draws a team by chance: any number of steps up to the limit, any workers, the whole question as every subtask, any
/// access to earlier steps. What a conductor that knows nothing would reach. The request's seed decides.
/// </summary>
public sealed class RandomTeamConductor : IConductor
{
    private const long Purpose = 0x7465616D;

    /// <inheritdoc/>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        var random = Seed.Generator(Purpose, request.Seed);
        var steps = new WorkflowStep[random.Next(1, request.MaxSteps + 1)];
        for (var step = 0; step < steps.Length; step++)
        {
            var worker = random.Next(request.Pool.Workers.Count);
            steps[step] = new WorkflowStep(worker, request.Question, DrawAccess(random, step));
        }

        return FixedWorkflow.Reply(request, "A team drawn by chance.", steps);
    }

    private static Access DrawAccess(Random random, int step) => random.Next(3) switch
    {
        0 => Access.Nothing,
        1 => Access.Everything,
        _ => new Access.Steps([.. Enumerable.Range(0, step).Where(_ => random.Next(2) == 0)]),
    };
}
