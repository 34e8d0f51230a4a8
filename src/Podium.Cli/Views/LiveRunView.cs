using Podium.Cli.Replay;
using Podium.Core.Records;
using Podium.Core.Runs;
using Spectre.Console;

namespace Podium.Cli.Views;

/// <summary>
/// Shows a run on a terminal while it lasts, and leaves the whole picture behind. What is being written arrives in the
/// picture at most some times a second, so that drawing does not slow the run.
/// </summary>
internal sealed class LiveRunView(IAnsiConsole console, TimeProvider clock) : IRunView, IPlanObserver
{
    private const int MostCharactersWhileRunning = 2000;
    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(50);

    private readonly RunState _state = new();
    private readonly RunPicture _running = new(console.Profile, MostCharactersWhileRunning);
    private LiveDisplayContext? _display;
    private long _drawn = clock.GetTimestamp();

    /// <inheritdoc/>
    public bool IsStreaming => true;

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent)
    {
        _state.Apply(runEvent);
        Draw();
    }

    /// <inheritdoc/>
    public void OnOutput(int round, int step, string text)
    {
        _state.Append(round, step, text);
        DrawIfDue();
    }

    /// <inheritdoc/>
    public void OnPlan(int round, string text)
    {
        _state.Append(text);
        DrawIfDue();
    }

    /// <inheritdoc/>
    public Task ShowAsync(Func<Task> run) => console
        .Live(_running.Draw(_state))
        .AutoClear(true)
        .Overflow(VerticalOverflow.Crop)
        .Cropping(VerticalOverflowCropping.Top)
        .StartAsync(async display =>
        {
            _display = display;
            await run().ConfigureAwait(false);
            _display = null;
        });

    /// <inheritdoc/>
    public void Finish(string? note)
    {
        var whole = new RunPicture(console.Profile, int.MaxValue);
        console.Write(whole.Draw(_state));
        if (_state.Completed is null)
        {
            Write("The record ends before the run did.");
        }

        if (note is not null)
        {
            Write(note);
        }
    }

    private void DrawIfDue()
    {
        if (clock.GetElapsedTime(_drawn) >= RefreshTime)
        {
            Draw();
        }
    }

    private void Draw()
    {
        _drawn = clock.GetTimestamp();
        _display?.UpdateTarget(_running.Draw(_state));
    }

    private void Write(string note)
    {
        console.Write(RunPicture.Note(note));
        console.WriteLine();
    }
}
