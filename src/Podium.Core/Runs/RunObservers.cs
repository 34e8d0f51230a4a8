using Podium.Core.Records;

namespace Podium.Core.Runs;

/// <summary>Several observers of one run, told in their order.</summary>
/// <param name="observers">The observers.</param>
public sealed class RunObservers(params IReadOnlyList<IRunObserver> observers) : IPlanObserver
{
    /// <inheritdoc/>
    public bool IsStreaming => observers.Any(observer => observer.IsStreaming);

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        foreach (var observer in observers)
        {
            observer.OnEvent(runEvent);
        }
    }

    /// <inheritdoc/>
    public void OnOutput(int round, int step, string text)
    {
        foreach (var observer in observers.Where(observer => observer.IsStreaming))
        {
            observer.OnOutput(round, step, text);
        }
    }

    /// <inheritdoc/>
    public void OnPlan(int round, string text)
    {
        foreach (var observer in observers.OfType<IPlanObserver>().Where(observer => observer.IsStreaming))
        {
            observer.OnPlan(round, text);
        }
    }
}
