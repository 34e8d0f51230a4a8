using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Conducting;
using Podium.Cli.Views;
using Podium.Core.Runs;

namespace Podium.Cli.Asking;

/// <summary><c>podium ask</c>: answers one question and shows the team at work.</summary>
internal sealed class AskCommand(CommandHost host)
{
    private readonly AskOptions _options = new();

    public Command Create()
    {
        var command = new DocumentedCommand("ask", "answer a question and show the team at work", AskManual.Text);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var team = TeamChoice.Read(parsed.GetValue(_options.Pool), parsed.GetValue(_options.Orchestra));
        var runOptions = _options.ReadRunOptions(parsed, team.Defaults) with { TimeProvider = host.Clock };
        var choice = parsed.GetValue(_options.Conductor) is { } spelled ? ConductorChoice.Parse(spelled) : null;
        var words = _options.ReadQuestion(parsed);
        var path = parsed.GetValue(_options.Record);
        RecordFile.Check(path);
        CheckOrder(words, path);
        var question = await QuestionReader.ReadAsync(words, host.Terminal, cancellationToken).ConfigureAwait(false);
        using var opened = team.Open(host, choice);
        var ensemble = opened.Ensemble;
        var engine = new RunEngine(ensemble.Conductor, ensemble.Pool, runOptions with
        {
            MaxSteps = ensemble.StepLimit(runOptions.MaxSteps),
            ConductorName = choice is null ? opened.ConductorName : runOptions.ConductorName,
            ConductorPrice = ensemble.ConductorPrice,
            SharedBudget = opened.DailyBudget,
        });
        var asJson = parsed.GetValue(_options.Json);
        var view = RunViews.Choose(host.Terminal, host.Clock, asJson);
        var remark = Task.Run(() => Remarks.On(question, opened.Orchestra), CancellationToken.None);
        var result = await AnswerAsync(engine, question, view, path, cancellationToken).ConfigureAwait(false);
        view.Finish(result.Outcome is RunOutcome.Answered ? await remark.ConfigureAwait(false) : null);
        if (Outcomes.Failure(result.Outcome) is { } failure && !host.Terminal.IsOutputSeen)
        {
            host.Terminal.Complain(failure);
        }

        return Outcomes.ExitCodeOf(result.Outcome);
    }

    /// <summary>Catches a question that stands where the record's name should.</summary>
    private static void CheckOrder(string[] words, string? path)
    {
        if (words.Length == 0 && path is not null && path.Any(char.IsWhiteSpace) && !Path.Exists(path))
        {
            throw new UsageException(
                $"There is no question: --record took '{path}' for the name of its file; name a file before it.");
        }
    }

    private static async Task<RunResult> AnswerAsync(
        RunEngine engine,
        string question,
        IRunView view,
        string? path,
        CancellationToken cancellationToken)
    {
        using var record = RecordFile.Open(path);
        IRunObserver observer = record is null ? view : new RunObservers(record, view);
        RunResult? result = null;
        try
        {
            await view.ShowAsync(async () => result = await engine
                .RunAsync(question, observer, cancellationToken)
                .ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            if (result is not null || cancellationToken.IsCancellationRequested)
            {
                record?.Keep();
            }
        }

        return result!;
    }
}
