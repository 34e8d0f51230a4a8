using System.Globalization;
using Podium.Cli.Terminals;

namespace Podium.Cli.Sandbox;

/// <summary>Does what is typed while the sandbox runs.</summary>
internal sealed class SandboxConsole(IReadOnlyList<SandboxService> services, TextWriter output)
{
    /// <summary>How commands are spelled, and what they do.</summary>
    public static IReadOnlyList<(string Form, string Meaning)> Commands { get; } =
    [
        ("fault SERVICE KIND [TIMES]", "let it misbehave, TIMES times or until it recovers"),
        ("recover SERVICE", "let it behave again"),
        ("stop SERVICE", "kill it, with whatever it is about to answer"),
        ("start SERVICE", "start it again at the same address"),
        ("bill", "show what each service has billed"),
        ("help", "show this, and the kinds of faults"),
        ("quit", "end the sandbox"),
    ];

    /// <summary>Does one line; false if it asks for the end.</summary>
    public async Task<bool> DoAsync(string line, CancellationToken cancellationToken)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case []:
                return true;
            case ["quit" or "exit"]:
                return false;
            case ["help"]:
                WriteHelp();
                return true;
            case ["bill"]:
                WriteBill();
                return true;
            case [var verb, var name, .. var rest] when Find(name) is { } service:
                await DoAsync(verb, service, rest, cancellationToken).ConfigureAwait(false);
                return true;
            case ["fault" or "recover" or "stop" or "start", ..]:
                Complain($"Name a service: {string.Join(", ", services.Select(service => service.Name))}.");
                return true;
            default:
                Complain($"There is no command '{TerminalText.OneLine(line.Trim())}'; 'help' shows them.");
                return true;
        }
    }

    private async Task DoAsync(
        string verb, SandboxService service, string[] rest, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "fault" or "recover" when !service.IsRunning:
                Complain($"{service.Name} is stopped; start it first.");
                break;
            case "fault":
                Inject(service, rest);
                break;
            case "recover":
                service.Recover();
                output.WriteLine($"{service.Name} behaves.");
                break;
            case "stop":
                await service.StopAsync().ConfigureAwait(false);
                output.WriteLine($"{service.Name} is gone.");
                break;
            case "start":
                await StartAsync(service, cancellationToken).ConfigureAwait(false);
                break;
            default:
                Complain($"There is no command '{TerminalText.OneLine(verb)}'; 'help' shows them.");
                break;
        }
    }

    private async Task StartAsync(SandboxService service, CancellationToken cancellationToken)
    {
        try
        {
            await service.StartAsync(0, cancellationToken).ConfigureAwait(false);
            output.WriteLine($"{service.Name} is at {service.Endpoint}.");
        }
        catch (IOException error)
        {
            Complain($"{service.Name} cannot start: {TerminalText.OneLine(error.Message)}");
        }
    }

    private void Inject(SandboxService service, string[] words)
    {
        if (words.Length == 0 || SandboxFault.Find(words[0]) is not { } fault)
        {
            Complain($"Name a kind of fault: {string.Join(", ", SandboxFault.All.Select(one => one.Name))}.");
            return;
        }

        int? times = null;
        if (words.Length > 1)
        {
            if (!int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            {
                Complain("TIMES is a whole number of 1 or more.");
                return;
            }

            times = count;
        }

        service.Inject(fault, times);
        var howOften = times is null ? " until it recovers" : $", {times} times";
        output.WriteLine($"{service.Name}: {fault.Meaning}{howOften}.");
    }

    private void WriteBill()
    {
        foreach (var service in services)
        {
            var bill = service.Bill;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{service.Name}: {bill.Calls} calls, {bill.Usage.InputTokens} + {bill.Usage.OutputTokens} tokens"));
        }
    }

    private void WriteHelp()
    {
        foreach (var (form, meaning) in Commands)
        {
            output.WriteLine($"  {form,-28}{meaning}");
        }

        output.WriteLine("Kinds of faults:");
        foreach (var fault in SandboxFault.All)
        {
            output.WriteLine($"  {fault.Name,-28}{fault.Meaning}");
        }
    }

    private SandboxService? Find(string name) =>
        services.FirstOrDefault(service => service.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Complain(string sentence) => output.WriteLine(sentence);
}
