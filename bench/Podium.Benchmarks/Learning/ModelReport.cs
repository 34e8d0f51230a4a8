using Podium.Benchmarks.Reference;

namespace Podium.Benchmarks.Learning;

/// <summary>The tables that compare both sides on one model.</summary>
internal sealed class ModelReport(TextWriter output, LearningSession session)
{
    private const double MostDifference = 1e-4;

    private static readonly string[] PolicyPhases = ["generation", "scoring", "loss", "backward", "optimiser"];

    private readonly List<string> _notes = [];

    /// <summary>Writes them; false when the sides disagree.</summary>
    public async Task<bool> WriteAsync()
    {
        await WriteAsync("| measure | unit | Podium | PyTorch | ratio | agreement |");
        await WriteAsync("|---|---|--:|--:|--:|---|");
        if (await TrainingAsync() is not { } reference || await PolicyAsync(reference) is not { } policy)
        {
            return false;
        }

        for (var index = 0; index < session.Work.Generation.Count; index++)
        {
            await GenerationAsync(index);
        }

        await output.WriteLineAsync();
        foreach (var note in _notes)
        {
            await output.WriteLineAsync(note);
        }

        await output.WriteLineAsync();
        await PhasesAsync(policy);
        return true;
    }

    private async Task<ReferenceProcess?> TrainingAsync()
    {
        var work = session.Work.Training;
        var ours = new TrainingSide(session.CopyModel(), session.Team, work);
        var checkedReply = await session.AnyReference.AskAsync("check", "training");
        var difference = Difference(ours.Check(), checkedReply);
        if (!await AgreesAsync("training", difference))
        {
            return null;
        }

        var (reference, note) = await session.FastestAsync("training");
        var comparison = await Comparison.RunAsync(ours, reference, "training", session.Scale.Rounds);
        var tokens = work.Sequences.Sum(sequence => sequence.Length - 1);
        _notes.Add($"- PyTorch, training: {note}.");
        await RowAsync("training", tokens, comparison, $"loss of three steps to {difference:0.0e+0}");
        return reference;
    }

    private async Task GenerationAsync(int index)
    {
        var work = session.Work.Generation[index];
        var measure = $"generation{index}";
        var ours = new GenerationSide(session.CopyModel(), session.Team, work);
        var (reference, note) = await session.FastestAsync(measure);
        var share = Share(ours.Check(), await reference.AskAsync("check", measure));
        var comparison = await Comparison.RunAsync(ours, reference, measure, session.Scale.Rounds);
        var prompts = work.Prompts.Count == 1 ? "1 prompt" : $"{work.Prompts.Count} prompts";
        var name = $"generation, {prompts} x {work.Samples}";
        _notes.Add($"- PyTorch, {name}: {note}.");
        var tokens = work.Prompts.Count * work.Samples * work.Tokens;
        await RowAsync(name, tokens, comparison, $"{100 * share:0.0}% of tokens");
    }

    private async Task<Comparison?> PolicyAsync(ReferenceProcess reference)
    {
        var ours = new PolicySide(session.CopyModel(), session.Team, session.Work.Policy, shares: true);
        var difference = Difference(ours.Check(), await session.AnyReference.AskAsync("check", "policy"));
        if (!await AgreesAsync("GRPO", difference))
        {
            return null;
        }

        var note = (await reference.AskAsync("tune", "policy")).Note;
        var comparison = await Comparison.RunAsync(ours, reference, "policy", session.Scale.Rounds);
        _notes.Add($"- PyTorch, GRPO: {reference.Settings.Name}, {note}.");
        var tokens = session.Work.Policy.Lengths.Sum();
        await RowAsync("GRPO step", tokens, comparison, $"loss and gradient norm to {difference:0.0e+0}");
        return comparison;
    }

    private async Task PhasesAsync(Comparison policy)
    {
        var alone = new PolicySide(session.CopyModel(), session.Team, session.Work.Policy, shares: false);
        var seconds = await Comparison.SecondsAsync(alone, session.Scale.Rounds);
        await WriteAsync("| phase of a GRPO step | Podium, ms | share | PyTorch, ms | share | ratio |");
        await WriteAsync("|---|--:|--:|--:|--:|--:|");
        foreach (var phase in PolicyPhases)
        {
            var (ours, reference) = policy.Phase(phase);
            await WriteAsync(
                $"| {phase} | {1e3 * ours:0.0} | {ours / policy.Ours:0%} | {1e3 * reference:0.0} "
                + $"| {reference / policy.Reference:0%} | {reference / ours:0.0} |");
        }

        await output.WriteLineAsync();
        await WriteAsync(
            $"Sharing each prompt among its rollouts: a step takes {1e3 * policy.Ours:0} ms instead of "
            + $"{1e3 * seconds:0} ms, {seconds / policy.Ours:0.0} times as fast.");
    }

    private Task RowAsync(string name, int tokens, Comparison comparison, string agreement)
    {
        var (least, median, most) = comparison.Ratio;
        return WriteAsync(
            $"| {name} | tokens/s | {tokens / comparison.Ours:N0} | {tokens / comparison.Reference:N0} "
            + $"| {median:0.0} ({least:0.0} to {most:0.0}) | {agreement} |");
    }

    private async Task<bool> AgreesAsync(string measure, double difference)
    {
        if (difference <= MostDifference)
        {
            return true;
        }

        await WriteAsync($"{measure}: the losses differ by {difference:0.0e+0} of their size. No times.");
        return false;
    }

    /// <summary>The largest relative difference of two sides' values.</summary>
    private static double Difference(ReferenceReply ours, ReferenceReply reference) =>
        ours.Values.Zip(reference.Values, (own, other) => Math.Abs(own - other) / Math.Abs(other)).Max();

    /// <summary>Share of places at which both sides have the same token; a tie, once broken otherwise, goes on.
    /// </summary>
    private static double Share(ReferenceReply ours, ReferenceReply reference) =>
        ours.Tokens.Zip(reference.Tokens).Average(
            pair => pair.First.Zip(pair.Second).Average(tokens => tokens.First == tokens.Second ? 1.0 : 0.0));

    private Task WriteAsync(string text) => output.WriteLineAsync(text);
}
