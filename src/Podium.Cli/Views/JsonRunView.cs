using Podium.Cli.Documents;
using Podium.Cli.Replay;
using Podium.Core.Records;

namespace Podium.Cli.Views;

/// <summary>Shows a run as one JSON document at its end.</summary>
internal sealed class JsonRunView(TextWriter output) : IRunView
{
    private readonly RunState _state = new();

    /// <inheritdoc/>
    public bool IsStreaming => false;

    /// <inheritdoc/>
    public void OnEvent(RunEvent runEvent) => _state.Apply(runEvent);

    /// <inheritdoc/>
    public void OnOutput(int round, int step, string text) => _state.Append(round, step, text);

    /// <inheritdoc/>
    public Task ShowAsync(Func<Task> run) => run();

    /// <inheritdoc/>
    public void Finish(string? note) =>
        output.WriteLine(JsonText.Of(RunDocument.Of(_state, note), JsonText.Context.RunDocument));
}
