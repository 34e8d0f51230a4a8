using Podium.Core.Records;

namespace Podium.Core.Runs;

/// <summary>
/// Sees a run as it happens, in real order. Calls come one at a time, but from any thread; a slow observer slows the
/// run, and one that throws ends it.
/// </summary>
public interface IRunObserver
{
    /// <summary>Whether workers should stream so that <see cref="OnOutput"/> is called; costs more.</summary>
    bool IsStreaming { get; }

    /// <summary>Something happened that belongs into the record.</summary>
    void OnEvent(RunEvent runEvent);

    /// <summary>A worker wrote some more.</summary>
    void OnOutput(int round, int step, string text);
}
