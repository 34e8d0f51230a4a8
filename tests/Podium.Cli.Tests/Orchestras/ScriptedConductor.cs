using Microsoft.Extensions.AI;
using Podium.Core.Conductors;

namespace Podium.Cli.Tests.Orchestras;

/// <summary>Writes what the script says for each round.</summary>
internal sealed class ScriptedConductor(Func<ConductorRequest, string> text) : IConductor
{
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default)
    {
        var usage = new UsageDetails { InputTokenCount = 40, OutputTokenCount = 20 };
        return ValueTask.FromResult(new ConductorReply(text(request), usage));
    }
}
