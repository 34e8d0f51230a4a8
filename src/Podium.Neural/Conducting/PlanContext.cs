using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Neural.Conducting;

/// <summary>A prompt in tokens and the grammar of the plans that may follow it.</summary>
internal sealed class PlanContext
{
    private readonly PlanVocabulary _vocabulary;
    private readonly IReadOnlyList<(string Ability, int WorkerId)> _calls;
    private readonly int _maxSteps;
    private readonly int? _forcedSteps;

    public PlanContext(
        PlanVocabulary vocabulary,
        ConductorTokens special,
        IReadOnlyList<WorkerCard> cards,
        string question,
        int maxSteps,
        int? forcedSteps = null,
        bool admitsEveryCall = false)
    {
        _vocabulary = vocabulary;
        _calls = admitsEveryCall ? ConductorPrompt.EveryCall(cards) : ConductorPrompt.Calls(cards);
        _maxSteps = maxSteps;
        _forcedSteps = forcedSteps;
        Special = special;
        Prompt = [special.Start, .. vocabulary.Encode(ConductorPrompt.Compose(cards, question)), special.Start];
    }

    public ConductorTokens Special { get; }

    /// <summary>The prompt's tokens.</summary>
    public int[] Prompt { get; }

    /// <summary>The grammar of what may be drawn: plans of the forced length where one is forced.</summary>
    public PlanGrammar CreateGrammar() => new(_vocabulary, _calls, _maxSteps, Special.End, _forcedSteps);

    /// <summary>The grammar of what the conductor could have chosen had no length been forced.</summary>
    public PlanGrammar CreateFreeGrammar() => new(_vocabulary, _calls, _maxSteps, Special.End);

    public static PlanContext Of(
        PlanVocabulary vocabulary, ConductorTokens special, ConductorRequest request, bool admitsEveryCall) => new(
        vocabulary,
        special,
        [.. request.Pool.Workers.Select(worker => worker.Card)],
        request.Question,
        request.MaxSteps,
        request.ForcedSteps,
        admitsEveryCall);
}
