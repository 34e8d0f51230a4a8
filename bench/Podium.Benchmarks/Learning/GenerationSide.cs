using Podium.Benchmarks.Reference;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Models;

namespace Podium.Benchmarks.Learning;

/// <summary>Greedy generation by the engine.</summary>
internal sealed class GenerationSide(Transformer model, ThreadTeam team, GenerationWork work) : ILearningSide
{
    private readonly Generator _generator = new(model, team);
    private readonly ReadOnlyMemory<int>[] _prompts = [.. work.Prompts.Select(prompt => prompt.AsMemory())];

    public ReferenceReply Check() => new() { Tokens = [.. Generate().Select(sequence => sequence.Tokens)] };

    public ReferenceReply Measure()
    {
        var phases = new Phases();
        Generate();
        phases.End("generation");
        return new ReferenceReply { Seconds = phases.Seconds };
    }

    private IReadOnlyList<GeneratedSequence> Generate()
    {
        var options = new GenerationOptions
        {
            MaxTokens = work.Tokens,
            Temperature = 0,
            BatchSize = work.Prompts.Count * work.Samples,
        };
        return _generator.Generate(_prompts, work.Samples, options, (_, _) => null, (_, _) => 0);
    }
}
