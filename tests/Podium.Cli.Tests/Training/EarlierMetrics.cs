namespace Podium.Cli.Tests.Training;

/// <summary>Metrics of an earlier version, before updates told lengths, calls, examples and tokens.</summary>
internal static class EarlierMetrics
{
    private const string Update = """
        {"stage":"grpo","step":0,"reward":0.5,"valid":1,"correctGivenValid":0.5,"stratumSuccess":[0.2],"workflowSteps":2,
        "entropy":0.6,"entropyWeight":0.04,"routingEntropy":2.4,"zeroVarianceGroups":0.4,"faulted":0,"price":0.00003,
        "gradientNorm":5.4,"clipped":0.005,"seconds":{"sampling":0.6,"running":0.2,"updating":0.8}}
        """;

    /// <summary>The line of one update.</summary>
    public static string Line => Update.ReplaceLineEndings("") + "\n";
}
