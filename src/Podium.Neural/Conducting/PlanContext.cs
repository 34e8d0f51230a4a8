using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Workers;

namespace Podium.Neural.Conducting;

/// <summary>A prompt in tokens and the grammar of the plans that may follow it.</summary>
internal sealed class PlanContext
{
    private readonly PlanVocabulary _vocabulary;
    private readonly IReadOnlyList<(string Ability, int WorkerId)> _calls;
    private readonly EarlierSteps _earlier;
    private readonly int _maxSteps;
    private readonly int? _forcedSteps;
    private readonly bool _forcesFullAccess;
    private readonly IReadOnlyList<string>? _forcedSubtasks;

    public PlanContext(
        PlanVocabulary vocabulary, ConductorTokens special, ConductorRequest request, bool admitsEveryCall)
    {
        WorkerCard[] cards = [.. request.Pool.Workers.Select(worker => worker.Card)];
        _vocabulary = vocabulary;
        _calls = admitsEveryCall ? ConductorPrompt.EveryCall(cards) : ConductorPrompt.Calls(cards);
        _earlier = EarlierSteps.Of(request.Rounds);
        _maxSteps = request.MaxSteps;
        _forcedSteps = request.ForcedSubtasks?.Count ?? request.ForcedSteps;
        _forcesFullAccess = request.ForcesFullAccess;
        _forcedSubtasks = request.ForcedSubtasks;
        if (_forcedSubtasks is { } subtasks
            && (subtasks.Count < 1 || subtasks.Count > _maxSteps
                || subtasks.Any(subtask => subtask.IndexOfAny([';', '\n', '\r']) >= 0)))
        {
            throw new ArgumentException(
                "Forced subtasks are from one to the most steps, each on one line without a semicolon.",
                nameof(request));
        }

        Special = special;
        var text = ConductorPrompt.Compose(cards, request.Question, request.Rounds);
        Prompt = [special.Start, .. vocabulary.Encode(text), special.Start];
    }

    public ConductorTokens Special { get; }

    /// <summary>Number of the first step to be written: how many were run before.</summary>
    public int FirstStep => _earlier.Count;

    /// <summary>The prompt's tokens.</summary>
    public int[] Prompt { get; }

    /// <summary>The grammar of what may be drawn: plans with the forced length, access and subtasks.</summary>
    public PlanGrammar CreateGrammar() => new(_vocabulary, _calls, _earlier, _maxSteps, Special.End, _forcedSteps)
    {
        ForcesFullAccess = _forcesFullAccess,
        ForcedSubtasks = _forcedSubtasks,
    };

    /// <summary>The grammar of what the conductor could have chosen had nothing been forced.</summary>
    public PlanGrammar CreateFreeGrammar() => new(_vocabulary, _calls, _earlier, _maxSteps, Special.End, null);
}
