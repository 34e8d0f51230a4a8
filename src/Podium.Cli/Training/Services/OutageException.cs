namespace Podium.Cli.Training.Services;

/// <summary>Every rollout of an update faulted, so that nothing could be learned from it.</summary>
internal sealed class OutageException(int step) : Exception(FormattableString.Invariant(
    $"Every workflow of step {step} failed for a fault of its workers; 'podium pool check' says what is wrong."));
