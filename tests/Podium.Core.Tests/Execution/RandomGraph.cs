using System.Globalization;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Testing;

namespace Podium.Core.Tests.Execution;

/// <summary>A random workflow over one scripted worker with given delays, whose output hangs on its message.</summary>
internal sealed class RandomGraph
{
    private readonly TimeSpan[] _delays;

    public RandomGraph(Random random, int maxSteps)
    {
        var steps = new WorkflowStep[random.Next(1, maxSteps + 1)];
        for (var step = 0; step < steps.Length; step++)
        {
            var density = random.NextDouble();
            var access = random.Next(5) == 0
                ? Access.Everything
                : new Access.Steps([.. Enumerable.Range(0, step).Where(_ => random.NextDouble() < density)]);
            steps[step] = new WorkflowStep(0, step.ToString(CultureInfo.InvariantCulture), access);
        }

        Workflow = new Workflow(string.Empty, steps);
        _delays = new TimeSpan[steps.Length];
        Shuffle(random);
    }

    public Workflow Workflow { get; }

    /// <summary>Steps whose call fails.</summary>
    public HashSet<int> Faulty { get; } = [];

    /// <summary>Gives every step another delay.</summary>
    public void Shuffle(Random random)
    {
        for (var step = 0; step < _delays.Length; step++)
        {
            _delays[step] = TimeSpan.FromMilliseconds(random.Next(0, 20));
        }
    }

    /// <summary>Takes every step's delay away.</summary>
    public void AnswerAtOnce() => Array.Clear(_delays);

    public WorkerPool Pool(ManualClock clock, Func<int, string, string>? output = null) =>
        Pools.Of(new ScriptedChatClient(call => Reply(call.Text, output), clock));

    public TimeSpan CriticalPath()
    {
        var ends = new TimeSpan[_delays.Length];
        for (var step = 0; step < ends.Length; step++)
        {
            ends[step] = Sees(step).Select(seen => ends[seen]).DefaultIfEmpty().Max() + _delays[step];
        }

        return ends[^1];
    }

    public bool[] Needed()
    {
        var needed = new bool[_delays.Length];
        void Mark(int step)
        {
            if (!needed[step])
            {
                needed[step] = true;
                Sees(step).ToList().ForEach(Mark);
            }
        }

        Mark(needed.Length - 1);
        return needed;
    }

    private IEnumerable<int> Sees(int step) =>
        Workflow.Steps[step].Access is Access.Steps some ? some.Indices : Enumerable.Range(0, step);

    private ScriptedReply Reply(string message, Func<int, string, string>? output)
    {
        var step = int.Parse(Core.Execution.WorkerMessage.Parse(message).Subtask, CultureInfo.InvariantCulture);
        var text = output?.Invoke(step, message) ?? Digest(message);
        return new ScriptedReply(text)
        {
            Delay = _delays[step],
            Fault = Faulty.Contains(step) ? new TimeoutException("scripted") : null,
            Usage = new Core.Budgets.TokenUsage(Math.Min(1000, message.Length), step % 100),
        };
    }

    private static string Digest(string message) =>
        message.Aggregate(17L, (hash, letter) => unchecked((hash * 31) + letter))
            .ToString(CultureInfo.InvariantCulture);
}
