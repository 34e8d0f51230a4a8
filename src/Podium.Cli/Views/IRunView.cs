using Podium.Core.Runs;

namespace Podium.Cli.Views;

/// <summary>Shows a run, live or replayed.</summary>
internal interface IRunView : IRunObserver
{
    /// <summary>Shows what <paramref name="run"/> tells this observer while it lasts.</summary>
    Task ShowAsync(Func<Task> run);

    /// <summary>Shows what remains to be shown at the end, and a <paramref name="note"/> for the user.</summary>
    void Finish(string? note);
}
