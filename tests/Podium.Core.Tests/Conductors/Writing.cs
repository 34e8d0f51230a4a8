using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Conductors;

/// <summary>Lets conductors write, and reads what they wrote as a run would.</summary>
internal static class Writing
{
    public static ConductorRequest Request(string question, WorkerPool pool, int maxSteps = 5, long seed = 0) =>
        new(question, pool, [], maxSteps, seed);

    public static async Task<Workflow> WorkflowOf(IConductor conductor, ConductorRequest request)
    {
        var reply = await conductor.ConductAsync(request, TestContext.Current.CancellationToken);
        var names = request.Pool.Workers.Select(worker => worker.Name).ToArray();
        var parse = WorkflowParser.Parse(reply.Text, names, request.MaxSteps, EarlierSteps.Of(request.Rounds));
        return Assert.IsType<WorkflowParse.Parsed>(parse).Workflow;
    }
}
