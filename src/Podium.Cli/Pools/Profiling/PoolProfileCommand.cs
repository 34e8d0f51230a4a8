using System.CommandLine;
using Podium.Cli.CommandLine;
using Podium.Cli.Documents;
using Podium.Cli.Grading;
using Podium.Core.Problems;
using Podium.Evaluation.Profiling;
using Podium.Providers.Pools;

namespace Podium.Cli.Pools.Profiling;

/// <summary><c>podium pool profile</c>: measures the workers of a pool and writes their cards.</summary>
internal sealed class PoolProfileCommand(CommandHost host)
{
    private const string LogEnding = ".profile.jsonl";

    private readonly ProfileCommandOptions _options = new();
    private readonly ProfileRemarks _remarks = new(host.Terminal);

    public Command Create()
    {
        var command = new DocumentedCommand("profile", "measure the workers and write their cards", ProfileManual.Text);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var grading = GraderOption.Read(parsed.GetValue(_options.Grader)!);
        var maxPrice = OptionValues.ReadOptionalPrice(parsed, _options.MaxPrice);
        var problems = ProfileProblems.Read(
            parsed.GetValue(_options.Problems)!,
            _options.ReadSamples(parsed),
            OptionValues.ReadSeed(parsed, _options.Seed),
            grading);
        var file = PoolOption.Read(parsed.GetValue(_options.Pool));
        var cards = OutputFile.Find(MeasuredCards.PathFor(file));
        CheckCards(file, cards);
        using var subjects = PoolSubjects.Open(file, _options.ReadOnly(parsed), PoolOption.SurroundingsOf(host));
        using var daily = file.OpenDailyBudget(host.Clock);
        using var log = ProfileLog.Open(LogBeside(cards, file));
        var plan = ProfilePlan.Of(subjects.Subjects, problems.Problems, grading.Name, log.Earlier);
        var budget = new CommandBudget(daily, maxPrice);
        _remarks.Announce(plan, problems, budget);
        var outcome = await MeasureAsync(plan, log, grading.Grader, budget, cancellationToken).ConfigureAwait(false);
        var profile = ProfileResult.Of(plan, outcome);
        var measured = ProfileCards.Of(profile);
        if (measured.Count > 0)
        {
            MeasuredCards.Write(file, measured);
        }

        Print(parsed, profile, outcome);
        _remarks.Conclude(profile, outcome);
        host.Terminal.Error.WriteLine(
            measured.Count > 0 ? $"The cards are in '{cards}'." : "No card was written: no call was answered.");
        return ProfileRemarks.ExitCodeOf(profile, outcome);
    }

    /// <summary>Refuses a damaged file of cards before money is spent.</summary>
    private static void CheckCards(PoolFile file, string cards)
    {
        if (File.Exists(cards))
        {
            _ = MeasuredCards.Of(file);
        }
    }

    private static string LogBeside(string cards, PoolFile file) => Path.Combine(
        Path.GetDirectoryName(Path.GetFullPath(cards))!, Path.GetFileNameWithoutExtension(file.Path) + LogEnding);

    private Task<ProfileOutcome> MeasureAsync(
        ProfilePlan plan, ProfileLog log, IGrader grader, CommandBudget budget, CancellationToken cancellationToken)
    {
        var runner = new ProfileRunner(grader, new ProfileOptions
        {
            Budget = budget.Shared,
            Clock = host.Clock,
        });
        if (plan.Missing.Count == 0)
        {
            return runner.RunAsync(plan, log, null, cancellationToken);
        }

        IProfileView view = host.Terminal.IsErrorLive
            ? new LiveProfileView(host.Terminal.OpenError())
            : new PlainProfileView(host.Terminal.Error, host.Clock);
        return view.ShowAsync(plan, progress => runner.RunAsync(plan, log, progress, cancellationToken));
    }

    private void Print(ParseResult parsed, ProfileResult profile, ProfileOutcome outcome)
    {
        if (parsed.GetValue(_options.Json))
        {
            var document = ProfileDocument.Of(profile, outcome);
            host.Terminal.Output.WriteLine(JsonText.Of(document, JsonText.Context.ProfileDocument));
        }
        else
        {
            new ProfileSheet(profile).Write(host.Terminal);
        }
    }
}
