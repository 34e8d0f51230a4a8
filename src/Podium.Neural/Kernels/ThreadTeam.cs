namespace Podium.Neural.Kernels;

/// <summary>A fixed number of threads that share out numbered parts of one computation.</summary>
public sealed class ThreadTeam
{
    private readonly ParallelOptions _options;

    /// <summary>Makes a team of <paramref name="threads"/> threads; at least 1.</summary>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _options = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    /// <summary>Number of threads.</summary>
    public int Threads { get; }

    /// <summary>
    /// Runs <paramref name="body"/> once for each part in [0, parts). What a part computes must not depend on which
    /// thread runs it, so that results are the same for every number of threads.
    /// </summary>
    public void Run(int parts, Action<int> body)
    {
        if (Threads == 1 || parts <= 1)
        {
            for (var part = 0; part < parts; part++)
            {
                body(part);
            }

            return;
        }

        Parallel.For(0, parts, _options, body);
    }
}
