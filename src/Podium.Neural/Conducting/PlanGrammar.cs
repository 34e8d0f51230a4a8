using System.Globalization;
using Podium.Core.Execution;
using Podium.Neural.Generation;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>
/// Admits exactly the token sequences that are plans for a pool: what is masked away is form, what is left to choose
/// is the orchestration. An ability can be called of a worker whose card shows it. A plan ends with the token
/// <c>endToken</c> after a line; after a round it may end before the first, which accepts what the round gave.
/// </summary>
internal sealed class PlanGrammar : ITokenConstraint
{
    /// <summary>Most steps of all rounds together, for an access entry names a step by one digit.</summary>
    public const int MostSteps = 10;

    private const int LongestSubtask = 96;

    private readonly PlanVocabulary _vocabulary;
    private readonly IReadOnlyList<(string Ability, int WorkerId)> _calls;
    private readonly EarlierSteps _earlier;
    private readonly int _end;
    private readonly int? _forcedEnd;
    private readonly int _endToken;

    private readonly List<int[]> _alternatives = [];
    private Part _part = Part.Number;
    private int _position;
    private int _step;
    private StreamingDecoder _subtask;
    private int _subtaskTokens;
    private bool _subtaskHasText;
    private int _lastSeen = -1;

    public PlanGrammar(
        PlanVocabulary vocabulary,
        IReadOnlyList<(string Ability, int WorkerId)> calls,
        EarlierSteps earlier,
        int maxSteps,
        int endToken,
        int? forcedSteps)
    {
        _vocabulary = vocabulary;
        _calls = calls;
        _earlier = earlier;
        _step = earlier.Count;
        _end = Math.Min(_step + maxSteps, MostSteps);
        _endToken = endToken;
        _forcedEnd = forcedSteps is { } steps ? Math.Clamp(_step + steps, Math.Max(1, _step), _end) : null;
        _subtask = vocabulary.Tokenizer.CreateStreamingDecoder();
        Begin(_step == 0 ? Part.Number : Part.NextOrEnd, NumberOrEnd());
    }

    private enum Part
    {
        Number,
        Subtask,
        ForcedSubtask,
        Call,
        Access,
        NextOrEnd,
    }

    /// <summary>Whether each step must see all steps of this plan before it.</summary>
    public bool ForcesFullAccess { get; init; }

    /// <summary>What the steps ask; <see langword="null"/> admits anything.</summary>
    public IReadOnlyList<string>? ForcedSubtasks { get; init; }

    /// <summary>Whether the next token decides about the team and not about wording.</summary>
    public bool AtDecision => _part != Part.Subtask || _subtaskTokens == 0;

    /// <summary>
    /// Number of tokens that are admitted next; <see langword="null"/> within a subtask that is not prescribed, where
    /// they are not counted.
    /// </summary>
    public int? Choices => _part == Part.Subtask
        ? null
        : _alternatives.Select(alternative => alternative[_position]).Distinct().Count();

    private bool SeesAll => ForcesFullAccess && _step > _earlier.Count;

    /// <summary>Whether the next token belongs to a call, whose end also says whether the step sees anything.</summary>
    public bool AtCall => _part == Part.Call;

    public bool Allowed(Span<bool> mask)
    {
        if (_part == Part.Subtask)
        {
            mask.Clear();
            SubtaskTokens().CopyTo(mask);
            mask[_vocabulary.Semicolon] = _subtaskHasText;
            return true;
        }

        mask.Clear();
        foreach (var alternative in _alternatives)
        {
            mask[alternative[_position]] = true;
        }

        return true;
    }

    public bool Accept(int token)
    {
        if (_part == Part.Subtask)
        {
            _subtaskTokens++;
            _subtaskHasText |= !string.IsNullOrWhiteSpace(_subtask.Append(token));
            if (token == _vocabulary.Semicolon)
            {
                Begin(Part.Call, Calls());
            }

            return false;
        }

        _alternatives.RemoveAll(alternative => alternative[_position] != token);
        _position++;
        return _alternatives is [var only] && _position == only.Length && Advance(token);
    }

    private bool Advance(int token)
    {
        switch (_part)
        {
            case Part.Number:
                BeginSubtask();
                break;
            case Part.ForcedSubtask:
                Begin(Part.Call, Calls());
                break;
            case Part.Call when token == _vocabulary.Semicolon:
                _lastSeen = -1;
                Begin(Part.Access, FirstAccess());
                break;
            case Part.Access when token != _vocabulary.LineEnd:
                _lastSeen = SeenBy(token);
                Begin(Part.Access, FurtherAccess());
                break;
            case Part.Call or Part.Access:
                _step++;
                Begin(Part.NextOrEnd, NumberOrEnd());
                break;
            default:
                if (token == _endToken)
                {
                    return true;
                }

                BeginSubtask();
                break;
        }

        return false;
    }

    private void BeginSubtask()
    {
        if (ForcedSubtasks is not null)
        {
            var forced = ForcedSubtasks[_step - _earlier.Count];
            Begin(Part.ForcedSubtask, [[.. _vocabulary.Encode($" {forced}"), _vocabulary.Semicolon]]);
            return;
        }

        _part = Part.Subtask;
        _subtask = _vocabulary.Tokenizer.CreateStreamingDecoder();
        _subtaskTokens = 0;
        _subtaskHasText = false;
    }

    private ReadOnlySpan<bool> SubtaskTokens() => _subtaskTokens switch
    {
        0 => _vocabulary.IsOpening,
        >= LongestSubtask when _subtaskHasText => [],
        >= LongestSubtask - 1 when !_subtaskHasText => _vocabulary.IsText,
        _ => _vocabulary.IsSubtask,
    };

    /// <summary>A call ends its line where the step sees nothing, which the very first always does.</summary>
    private IEnumerable<int[]> Calls()
    {
        var maySee = Visible(0).Any();
        foreach (var (ability, worker) in _calls)
        {
            var call = _vocabulary.Encode(Text($" {ability}{worker}"));
            if (!SeesAll)
            {
                yield return [.. call, _vocabulary.LineEnd];
            }

            if (maySee)
            {
                yield return [.. call, _vocabulary.Semicolon];
            }
        }
    }

    private IEnumerable<int[]> FirstAccess()
    {
        if (_step > _earlier.Count)
        {
            yield return [.. _vocabulary.Encode(" sees all"), _vocabulary.LineEnd];
        }

        if (SeesAll)
        {
            yield break;
        }

        foreach (var seen in Visible(0))
        {
            yield return _vocabulary.Encode(Text($" sees {seen}"));
        }
    }

    private IEnumerable<int[]> FurtherAccess()
    {
        yield return [_vocabulary.LineEnd];
        foreach (var seen in Visible(_lastSeen + 1))
        {
            yield return _vocabulary.Encode(Text($", {seen}"));
        }
    }

    private IEnumerable<int[]> NumberOrEnd()
    {
        if (_step > 0 && (_forcedEnd is null || _step == _forcedEnd))
        {
            yield return [_endToken];
        }

        if (_step < (_forcedEnd ?? _end))
        {
            yield return _vocabulary.Encode(Text($"{_step}."));
        }
    }

    /// <summary>Numbers of the steps from <paramref name="first"/> on that gave, or will give, an output.</summary>
    private IEnumerable<int> Visible(int first) => Enumerable.Range(first, _step - first)
        .Where(step => step >= _earlier.Count || _earlier[step - _earlier.Count] is not null);

    private int SeenBy(int token) =>
        int.Parse(_vocabulary.Tokenizer.Decode([token]), CultureInfo.InvariantCulture);

    private void Begin(Part part, IEnumerable<int[]> alternatives)
    {
        _part = part;
        _position = 0;
        _alternatives.Clear();
        _alternatives.AddRange(alternatives);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
