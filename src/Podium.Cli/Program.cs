using System.Runtime.InteropServices;
using Podium.Cli.CommandLine;
using Podium.Cli.Orchestras;
using Podium.Cli.Terminals;

namespace Podium.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        var host = new CommandHost(Terminal.OfProcess(), PocketSource.Open, TimeProvider.System);
        return await PodiumApplication.RunAsync(arguments, host, interruption.Token).ConfigureAwait(false);

        void Interrupt(PosixSignalContext context)
        {
            // The first signal ends the run in good order; a second one ends the process at once.
            context.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }
}
