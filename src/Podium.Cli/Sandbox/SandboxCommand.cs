using System.CommandLine;
using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Core.Workers;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;

namespace Podium.Cli.Sandbox;

/// <summary><c>podium sandbox</c>: runs services that are not real, to try a pool and its bad hours on.</summary>
internal sealed class SandboxCommand(CommandHost host)
{
    private const string PoolFile = "sandbox.yaml";
    private const string ProblemFile = "sandbox.problems.jsonl";
    private const string DefaultKey = "sandbox";
    private const int MostMilliseconds = 60_000;
    private const int MostPort = 65_533;

    private readonly Option<string> _folder = new("--output")
    {
        HelpName = "FOLDER",
        Description = $"Where {PoolFile} and {ProblemFile} go. Default: this folder.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string?> _port = new("--port")
    {
        HelpName = "N",
        Description = "Port of the first service; the others take those after it. Default: any that are free.",
    };

    private readonly Option<string?> _delay = new("--delay")
    {
        HelpName = "MS",
        Description = "Time that each answer takes, so that there is time to interfere. Default: none.",
    };

    private static Manual Text => new(
        ["podium sandbox [OPTION]..."],
        [
            "Starts three services on this machine that are not real: they speak like OpenAI's, Anthropic's and "
            + "Ollama's and answer with the tiny models that are shipped. Beside them come the file of a pool, "
            + $"{PoolFile}, and problems to measure it with, {ProblemFile}. So everything that podium does with real "
            + "models can be tried without a key, a network or a bill, bad hours included: what is typed lets a "
            + "service misbehave. The first two want the key that the environment variable "
            + $"{SandboxFiles.KeyVariable} holds, '{DefaultKey}' if it is not set here.",
            "While it runs it takes these lines: "
            + string.Join("; ", SandboxConsole.Commands.Select(command => $"{command.Form}: {command.Meaning}")) + ".",
        ])
    {
        Examples =
        [
            ("podium sandbox", "Start; go on in another terminal."),
            ($"export {SandboxFiles.KeyVariable}={DefaultKey}; podium pool check --pool {PoolFile}", "Is all there?"),
            ($"podium pool profile --pool {PoolFile} --problems {ProblemFile}", "Measure what each worker can do."),
            ($"podium ask --pool {PoolFile} \"Take the capital of Peru and count its letters.\"", "Ask."),
        ],
        ExitStatus = [("0", "It was ended."), ("2", "A port is taken, or a file cannot be written.")],
    };

    public Command Create()
    {
        var command = new DocumentedCommand("sandbox", "run services that are not real, to try a pool on", Text);
        command.Options.Add(_folder);
        command.Options.Add(_port);
        command.Options.Add(_delay);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(_folder)!;
        var port = OptionValues.ReadOptionalCount(parsed, _port, MostPort) ?? 0;
        var delay = TimeSpan.FromMilliseconds(
            OptionValues.ReadOptionalCount(parsed, _delay, MostMilliseconds) ?? 0);
        var shipped = host.OpenOrchestra(null).Pool;
        var services = Create(shipped, delay);
        try
        {
            await StartAsync(services, port, cancellationToken).ConfigureAwait(false);
            WriteFiles(folder, services, shipped);
            Introduce(folder, services);
            await ServeAsync(services, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Answered;
        }
        finally
        {
            foreach (var service in services)
            {
                await service.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private string? KeyInEnvironment => host.Environment(SandboxFiles.KeyVariable) is { Length: > 0 } key ? key : null;

    private IReadOnlyList<SandboxService> Create(WorkerPool shipped, TimeSpan delay)
    {
        var key = KeyInEnvironment ?? DefaultKey;
        return
        [
            Create(SandboxWorker.OpenAI, FakeDialects.OpenAI, shipped, delay, key),
            Create(SandboxWorker.Anthropic, FakeDialects.Anthropic, shipped, delay, key),
            Create(SandboxWorker.Ollama, FakeDialects.Ollama, shipped, delay, null),
        ];
    }

    private SandboxService Create(
        string name, FakeDialect dialect, WorkerPool shipped, TimeSpan delay, string? key)
    {
        var models = SandboxWorker.All.Where(worker => worker.Service == name).Select(worker => worker.Model)
            .Select(model => shipped.Workers.First(worker => worker.Name == model))
            .Select(worker => new FakeModel(
                worker.Name,
                new SandboxChatClient(
                    worker.Client,
                    delay,
                    host.Clock,
                    response => host.Terminal.Output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {worker.Name} answers, {response.Usage?.InputTokenCount} + "
                        + $"{response.Usage?.OutputTokenCount} tokens"))))
            {
                ContextWords = worker.Card.ContextTokens,
            });
        return new SandboxService(name, dialect, [.. models], key);
    }

    private static async Task StartAsync(
        IReadOnlyList<SandboxService> services, int port, CancellationToken cancellationToken)
    {
        foreach (var (index, service) in services.Index())
        {
            try
            {
                await service.StartAsync(port == 0 ? 0 : port + index, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException error)
            {
                throw new UsageException($"The service {service.Name} cannot start: {error.Message}");
            }
        }
    }

    private static void WriteFiles(string folder, IReadOnlyList<SandboxService> services, WorkerPool shipped)
    {
        try
        {
            Directory.CreateDirectory(folder);
            SandboxFiles.WritePool(Path.Combine(folder, PoolFile), services, shipped);
            SandboxFiles.WriteProblems(Path.Combine(folder, ProblemFile), "sandbox");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The files cannot be written to '{folder}': {error.Message}");
        }
    }

    private void Introduce(string folder, IReadOnlyList<SandboxService> services)
    {
        var output = host.Terminal.Output;
        foreach (var service in services)
        {
            output.WriteLine($"{service.Name} is at {service.Endpoint} with {string.Join(", ", service.Models)}.");
        }

        var pool = Path.Combine(folder, PoolFile);
        var isDefaultKey = KeyInEnvironment is null;
        var where = isDefaultKey ? "" : $", with the same {SandboxFiles.KeyVariable} as here";
        output.WriteLine($"Wrote {pool} and {Path.Combine(folder, ProblemFile)}. In another terminal{where}:");
        if (isDefaultKey)
        {
            output.WriteLine($"  export {SandboxFiles.KeyVariable}={DefaultKey}");
        }

        output.WriteLine($"  podium pool check --pool {pool}");
        output.WriteLine("Here: 'help' shows how to let a service misbehave; 'quit' or Ctrl-C ends.");
        output.Flush();
    }

    /// <summary>Reads lines until one asks for the end; where there are none, runs until it is interrupted.</summary>
    private async Task ServeAsync(IReadOnlyList<SandboxService> services, CancellationToken cancellationToken)
    {
        var console = new SandboxConsole(services, host.Terminal.Output);
        try
        {
            while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (!await console.DoAsync(line, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                host.Terminal.Output.Flush();
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // An interruption is how a sandbox ends.
        }
    }

    private Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        // A terminal's reader blocks and cannot be cancelled, so an interruption leaves it behind.
        var reading = Task.Run(host.Terminal.Input.ReadLine, cancellationToken);
        return reading.WaitAsync(cancellationToken);
    }
}
