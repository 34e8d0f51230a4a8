using Podium.Core.Chat;
using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Core.Runs;

/// <summary>
/// Answers questions: asks a conductor for a workflow, runs it with a pool and, where more rounds are allowed, shows
/// the conductor what came of it until it accepts the answer by three empty lists. Holds no state between runs.
/// </summary>
public sealed class RunEngine
{
    private readonly IConductor _conductor;
    private readonly WorkerPool _pool;
    private readonly RunOptions _options;

    /// <summary>Makes an engine.</summary>
    /// <param name="conductor">Writes the workflows.</param>
    /// <param name="pool">Works them off.</param>
    /// <param name="options">Settings and limits; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public RunEngine(IConductor conductor, WorkerPool pool, RunOptions? options = null)
    {
        _conductor = conductor;
        _pool = pool;
        _options = RunOptions.Checked(options);
    }

    /// <summary>
    /// Answers one question. What a model gets wrong, a failed call, an exhausted budget and a cancellation are
    /// outcomes, not exceptions; the result then holds what there is.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="observer">Sees the run as it happens; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ArgumentException">The question is empty.</exception>
    public Task<RunResult> RunAsync(
        string question, IRunObserver? observer = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        return new Run(_conductor, _pool, _options, question, [], observer, depth: 0).RunAsync(cancellationToken);
    }

    /// <summary>Does what another conductor's step asks of this one in a worker's message.</summary>
    internal Task<RunResult> RunNestedAsync(
        NestedRun nested, string message, IRunObserver? observer, CancellationToken cancellationToken)
    {
        var limit = (_options.MaxPrice, nested.MaxPrice) is ({ } own, { } left) ? Math.Min(own, left) : nested.MaxPrice;
        var options = _options with { MaxPrice = limit ?? _options.MaxPrice };
        var (question, given) = NestedRun.Read(message);
        return new Run(_conductor, _pool, options, question, given, observer, nested.Depth).RunAsync(cancellationToken);
    }
}
