namespace Podium.Cli.Tests.Training;

/// <summary>A recipe that is trained in seconds and learns nothing.</summary>
internal static class TinyRecipe
{
    private const string Conductor = """
        coldStart:
          shape: { hidden: 16, layers: 1, intermediate: 16, heads: 2 }
          plan: { steps: 4, batch: 2, learningRate: 0.002, warmUpSteps: 1 }
        grpo:
          steps: 4
          groups: 2
          groupSize: 2
          learningRate: 0.001
          priceScale: 0.0005

        """;

    public const string Text = $$"""
        version: 1
        name: tiny
        seed: 7
        workers:
          - name: facts
            summary: Knows countries.
            skill: facts
            shape: { hidden: 16, layers: 1, intermediate: 16, heads: 2 }
            plan: { steps: 5, batch: 2, learningRate: 0.003, warmUpSteps: 1 }
          - name: words
            summary: Counts letters.
            skill: words
            readsLetters: true
            shape: { hidden: 16, layers: 1, intermediate: 16, heads: 2 }
            plan: { steps: 3, batch: 2, learningRate: 0.003, warmUpSteps: 1 }
          - name: generalist
            summary: Knows a bit of everything.
            shape: { hidden: 24, layers: 1, intermediate: 16, heads: 2 }
            plan: { steps: 3, batch: 2, learningRate: 0.003, warmUpSteps: 1 }
        unseenWorkers:
          - name: unseen-facts
            summary: Knows countries too.
            skill: facts
            shape: { hidden: 8, layers: 1, intermediate: 16, heads: 2 }
            plan: { steps: 2, batch: 2, learningRate: 0.003, warmUpSteps: 1 }
        cards:
          problems: 1
        {{Conductor}}
        """;

    /// <summary>Rounds for a conductor that is there.</summary>
    public static string RoundsOf(string pool) => $$"""
        version: 1
        name: tiny
        seed: 7
        pool: {{pool}}
        recursion:
          grpo:
            steps: 2
            groups: 2
            groupSize: 2
            recursiveShare: 0.5
            learningRate: 0.001
            priceScale: 0.0005

        """;

    /// <summary>The same conductor for workers that are there.</summary>
    public static string WithPool(string pool) => $$"""
        version: 1
        name: tiny
        seed: 7
        pool: {{pool}}
        {{Conductor}}
        """;
}
