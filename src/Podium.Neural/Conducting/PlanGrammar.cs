using System.Globalization;
using Podium.Neural.Generation;
using Podium.Neural.Tokenization;

namespace Podium.Neural.Conducting;

/// <summary>
/// Admits exactly the token sequences that are plans for a pool: what is masked away is form, what is left to choose
/// is the orchestration. An ability can be called of a worker whose card shows it. A plan ends with the token
/// <c>endToken</c> after a line.
/// </summary>
internal sealed class PlanGrammar : ITokenConstraint
{
    /// <summary>Most steps of a plan, for an access entry names a step by one digit.</summary>
    public const int MostSteps = 10;

    private const int LongestSubtask = 96;

    private readonly PlanVocabulary _vocabulary;
    private readonly IReadOnlyList<(string Ability, int WorkerId)> _calls;
    private readonly int _maxSteps;
    private readonly int? _forcedSteps;
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
        int maxSteps,
        int endToken,
        int? forcedSteps = null)
    {
        _vocabulary = vocabulary;
        _calls = calls;
        _maxSteps = Math.Min(maxSteps, MostSteps);
        _endToken = endToken;
        _forcedSteps = forcedSteps is { } steps ? Math.Clamp(steps, 1, _maxSteps) : null;
        _subtask = vocabulary.Tokenizer.CreateStreamingDecoder();
        Begin(Part.Number, [_vocabulary.Encode("0.")]);
    }

    private enum Part
    {
        Number,
        Subtask,
        Call,
        Access,
        NextOrEnd,
    }

    /// <summary>Whether the next token decides about the team and not about wording.</summary>
    public bool AtDecision => _part != Part.Subtask || _subtaskTokens == 0;

    /// <summary>Whether the next token decides if there is another step.</summary>
    public bool AtLength => _part == Part.NextOrEnd && _alternatives.Count > 1;

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
            case Part.Call when token == _vocabulary.Semicolon:
                _lastSeen = -1;
                Begin(Part.Access, FirstAccess());
                break;
            case Part.Access when token != _vocabulary.LineEnd:
                _lastSeen = SeenBy(token);
                Begin(Part.Access, FurtherAccess());
                break;
            case Part.Call or Part.Access:
                Begin(Part.NextOrEnd, NextLine());
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

    /// <summary>A call ends its line where the step sees nothing, which the first always does.</summary>
    private IEnumerable<int[]> Calls()
    {
        foreach (var (ability, worker) in _calls)
        {
            var call = _vocabulary.Encode(Text($" {ability}{worker}"));
            yield return [.. call, _vocabulary.LineEnd];
            if (_step > 0)
            {
                yield return [.. call, _vocabulary.Semicolon];
            }
        }
    }

    private IEnumerable<int[]> FirstAccess()
    {
        yield return [.. _vocabulary.Encode(" sees all"), _vocabulary.LineEnd];
        for (var seen = 0; seen < _step; seen++)
        {
            yield return _vocabulary.Encode(Text($" sees {seen}"));
        }
    }

    private IEnumerable<int[]> FurtherAccess()
    {
        yield return [_vocabulary.LineEnd];
        for (var seen = _lastSeen + 1; seen < _step; seen++)
        {
            yield return _vocabulary.Encode(Text($", {seen}"));
        }
    }

    private IEnumerable<int[]> NextLine()
    {
        _step++;
        if (_forcedSteps is null || _step == _forcedSteps)
        {
            yield return [_endToken];
        }

        if (_step < (_forcedSteps ?? _maxSteps))
        {
            yield return _vocabulary.Encode(Text($"{_step}."));
        }
    }

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
