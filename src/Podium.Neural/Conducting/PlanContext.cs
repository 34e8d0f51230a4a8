using Podium.Core.Conductors;
using Podium.Core.Workers;

namespace Podium.Neural.Conducting;

/// <summary>A prompt in tokens and the grammar of the plans that may follow it.</summary>
internal sealed class PlanContext
{
    private readonly PlanVocabulary _vocabulary;
    private readonly IReadOnlyList<string> _abilities;
    private readonly int _workers;
    private readonly int _maxSteps;

    public PlanContext(
        PlanVocabulary vocabulary,
        ConductorTokens special,
        IReadOnlyList<WorkerCard> cards,
        string question,
        int maxSteps)
    {
        _vocabulary = vocabulary;
        _abilities = ConductorPrompt.Abilities(cards);
        _workers = cards.Count;
        _maxSteps = maxSteps;
        Special = special;
        Prompt = [special.Start, .. vocabulary.Encode(ConductorPrompt.Compose(cards, question)), special.Start];
    }

    public ConductorTokens Special { get; }

    /// <summary>The prompt's tokens.</summary>
    public int[] Prompt { get; }

    public PlanGrammar CreateGrammar() => new(_vocabulary, _abilities, _workers, _maxSteps, Special.End);

    public static PlanContext Of(PlanVocabulary vocabulary, ConductorTokens special, ConductorRequest request) => new(
        vocabulary,
        special,
        [.. request.Pool.Workers.Select(worker => worker.Card)],
        request.Question,
        request.MaxSteps);
}
