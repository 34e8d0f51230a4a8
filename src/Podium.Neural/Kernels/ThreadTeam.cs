using System.Runtime.ExceptionServices;

namespace Podium.Neural.Kernels;

/// <summary>A fixed number of threads that share out numbered parts of one computation.</summary>
/// <remarks>
/// The calling thread works too, so a team of n keeps n - 1 background threads; they start at the first
/// <see cref="Run"/> that can use them, and park after some tens of microseconds without work. A team may be shared:
/// while it is busy, further calls (from a part, or from another thread) run on the thread that makes them.
/// </remarks>
public sealed class ThreadTeam : IDisposable
{
    private readonly ThreadTeamCrew? _crew;
    private bool _disposed;

    /// <summary>Makes a team of <paramref name="threads"/> threads; at least 1.</summary>
    public ThreadTeam(int threads)
        : this(threads, TimeSpan.FromMicroseconds(30))
    {
    }

    /// <summary>Makes a team whose threads look for work for <paramref name="patience"/> before they park.</summary>
    internal ThreadTeam(int threads, TimeSpan patience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _crew = threads == 1 ? null : new ThreadTeamCrew(threads - 1, patience);
    }

    /// <summary>Lets the background threads of a team that nobody disposed go.</summary>
    ~ThreadTeam()
    {
        _crew?.Stop();
    }

    /// <summary>Number of threads.</summary>
    public int Threads { get; }

    /// <summary>
    /// Runs <paramref name="body"/> once for each part in [0, parts) and returns when all are done. What a part computes
    /// must not depend on which thread runs it, so that results are the same for every number of threads. When parts
    /// throw, the exception of the lowest part that threw is thrown again here, and parts not yet begun are left out.
    /// </summary>
    public void Run(int parts, Action<int> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_crew is null || parts <= 1 || !_crew.TryEnter())
        {
            for (var part = 0; part < parts; part++)
            {
                body(part);
            }

            return;
        }

        Exception? failure;
        try
        {
            failure = _crew.Share(parts, body);
        }
        finally
        {
            _crew.Leave();
        }

        GC.KeepAlive(this);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Ends the background threads; the team cannot be used afterwards.</summary>
    public void Dispose()
    {
        _disposed = true;
        _crew?.Stop();
        GC.SuppressFinalize(this);
    }
}
