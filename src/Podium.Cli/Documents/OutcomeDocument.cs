using Podium.Cli.Views;
using Podium.Core.Execution;
using Podium.Core.Runs;

namespace Podium.Cli.Documents;

/// <summary>How a run ended, as JSON.</summary>
/// <param name="Kind">One word.</param>
/// <param name="Message">Why there is no answer; null if there is one.</param>
internal sealed record OutcomeDocument(string Kind, string? Message)
{
    public static OutcomeDocument Of(RunOutcome outcome) =>
        new(LowerFirst(outcome.GetType().Name), Outcomes.Failure(outcome));

    public static string NameOf(StepOutcome outcome) => LowerFirst(outcome.GetType().Name);

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
