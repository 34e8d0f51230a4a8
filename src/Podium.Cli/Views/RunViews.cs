using Podium.Cli.Terminals;

namespace Podium.Cli.Views;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunViews
{
    /// <summary>One JSON document, colours on a terminal, or plain lines.</summary>
    public static IRunView Choose(Terminal terminal, TimeProvider clock, bool asJson) =>
        asJson ? new JsonRunView(terminal.Output)
        : terminal.IsOutputLive ? new LiveRunView(terminal.OpenOutput(), clock)
        : new PlainRunView(terminal.Output);
}
