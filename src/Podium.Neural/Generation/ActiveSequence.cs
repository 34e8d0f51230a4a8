using Podium.Core.Randomness;
using Podium.Neural.Models;

namespace Podium.Neural.Generation;

/// <summary>A sequence that is being continued.</summary>
internal sealed class ActiveSequence
{
    private readonly GenerationOptions _options;
    private readonly ITokenConstraint? _constraint;
    private readonly int _limit;
    private readonly bool[] _mask;
    private readonly List<int> _tokens = [];
    private readonly List<float> _logProbabilities = [];
    private readonly List<float> _entropies = [];
    private readonly List<int> _choices = [];
    private readonly List<int> _waiting = [];
    private int _reported;

    public ActiveSequence(
        (int Prompt, int Sample) place,
        CachedPrompt prompt,
        CacheArena arena,
        GenerationOptions options,
        ITokenConstraint? constraint,
        long seed,
        TransformerConfig config)
    {
        Place = place;
        Prompt = prompt;
        Own = new CachedTokens(arena);
        Random = Seed.Generator(seed);
        _options = options;
        _constraint = constraint;
        _limit = Math.Min(options.MaxTokens, config.MaxPositions - prompt.Cache.Count);
        _mask = constraint is null ? [] : new bool[config.VocabularySize];
        VocabularySize = config.VocabularySize;
        TakeForced();
    }

    public (int Prompt, int Sample) Place { get; }

    public CachedPrompt Prompt { get; }

    /// <summary>Cache of the tokens after the prompt.</summary>
    public CachedTokens Own { get; }

    public Random Random { get; }

    /// <summary>Tokens that have not gone through the model yet.</summary>
    public IReadOnlyList<int> Waiting => _waiting;

    public bool Finished { get; private set; }

    /// <summary>Number of tokens that may come next.</summary>
    public int NextChoices { get; private set; }

    /// <summary>Which tokens may come next; empty when all may.</summary>
    public ReadOnlySpan<bool> NextMask => NextChoices == VocabularySize ? [] : _mask;

    private int VocabularySize { get; }

    private bool Ended { get; set; }

    /// <summary>Takes in a chosen token, and those that the constraint forces after it.</summary>
    public void Take(ChosenToken chosen)
    {
        Add(chosen);
        TakeForced();
    }

    /// <summary>Marks the waiting tokens as gone through the model.</summary>
    public void ClearWaiting() => _waiting.Clear();

    /// <summary>Tells the listener about tokens that it does not know yet.</summary>
    public void Report()
    {
        for (; _options.OnToken is not null && _reported < _tokens.Count; _reported++)
        {
            _options.OnToken(Place.Prompt, Place.Sample, _tokens[_reported]);
        }
    }

    public GeneratedSequence ToResult() =>
        new([.. _tokens], [.. _logProbabilities], [.. _entropies], [.. _choices], Ended);

    private void TakeForced()
    {
        while (!Finished)
        {
            NextChoices = VocabularySize;
            if (_constraint is null || !_constraint.Allowed(_mask))
            {
                return;
            }

            NextChoices = _mask.AsSpan().Count(true);
            if (NextChoices == 0)
            {
                throw new InvalidOperationException(
                    $"The constraint of prompt {Place.Prompt}, sample {Place.Sample} allows no token after "
                    + $"{_tokens.Count}; it must allow one or finish.");
            }

            if (NextChoices > 1)
            {
                return;
            }

            Add(new ChosenToken(_mask.AsSpan().IndexOf(true), 0, 0));
        }
    }

    private void Add(ChosenToken chosen)
    {
        _tokens.Add(chosen.Token);
        _logProbabilities.Add(chosen.LogProbability);
        _entropies.Add(chosen.Entropy);
        _choices.Add(NextChoices);
        _waiting.Add(chosen.Token);
        var accepted = _constraint?.Accept(chosen.Token) ?? false;
        Ended = accepted || chosen.Token == _options.EndToken;
        Finished = Ended || _tokens.Count >= _limit;
    }
}
