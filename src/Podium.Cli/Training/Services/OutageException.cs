namespace Podium.Cli.Training.Services;

/// <summary>Every rollout of an update that called workers faulted, so that none says anything of them.</summary>
internal sealed class OutageException(int step) : Exception(FormattableString.Invariant(
    $"Every workflow of step {step} failed for a fault of its workers; 'podium pool check' says what is wrong."));
