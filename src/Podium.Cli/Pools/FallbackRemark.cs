using Podium.Cli.Terminals;
using Podium.Providers.Pools;

namespace Podium.Cli.Pools;

/// <summary>Tells who answers where a pool's conductor fails, if nobody named one.</summary>
internal static class FallbackRemark
{
    /// <summary>Says whom the measured cards chose.</summary>
    public static void Write(Terminal terminal, PoolFallback? fallback)
    {
        if (fallback is { IsChosenByCards: true })
        {
            terminal.Error.WriteLine(
                $"Where the conductor fails, {TerminalText.OneLine(fallback.Spelling)} answers, which has the best "
                + "measured card; 'fallback' in the pool's file names another.");
        }
    }
}
