using Podium.Neural.Attention;
using Podium.Neural.Kernels;
using Podium.Neural.Layers;
using Podium.Neural.Models;

namespace Podium.Neural.Generation;

/// <summary>
/// Continues prompts in batches with cached keys and values. A prompt goes through the model once for all its samples;
/// finished sequences make room for further ones; tokens that a constraint forces cost no choice and go through the
/// model together. Not safe for use by several callers at once.
/// </summary>
public sealed unsafe class Generator
{
    private const int SequencesPerPart = 4;

    private readonly Transformer _model;
    private readonly ThreadTeam _team;
    private readonly CacheArena _arena;
    private readonly PromptPass _prompts;
    private readonly DecodePass _decode;
    private readonly OutputHead _head;

    /// <summary>Prepares to generate with <paramref name="model"/>, whose weights may change between calls.</summary>
    public Generator(Transformer model, ThreadTeam team)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(team);
        _model = model;
        _team = team;
        var shape = new AttentionShape(model.Config);
        var layers = new LayerForward(model.Config, new RotaryTable(model.Config), team);
        _arena = new CacheArena(model.Config);
        var attention = new CacheAttention(shape, _arena);
        _prompts = new PromptPass(model, shape, layers, attention, team);
        _decode = new DecodePass(model, shape, layers, attention, team);
        _head = new OutputHead(model.Config, team);
    }

    /// <summary>Continues each of <paramref name="prompts"/> <paramref name="samplesPerPrompt"/> times.</summary>
    /// <param name="prompts">Token ids; each prompt at least one, and fewer than the model's positions.</param>
    /// <param name="samplesPerPrompt">Sequences for each prompt; at least 1.</param>
    /// <param name="options">Limits and temperature.</param>
    /// <param name="constraint">The constraint of a prompt's sample, or null for none.</param>
    /// <param name="seed">The seed of a prompt's sample; equal seeds draw equal numbers.</param>
    /// <param name="cancellationToken">Looked at between tokens.</param>
    /// <returns>Sequences by prompt, then sample. One does not depend on the others beyond rounding.</returns>
    /// <exception cref="ArgumentException">A prompt is empty, too long or outside the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">A constraint allows no token.</exception>
    public IReadOnlyList<GeneratedSequence> Generate(
        IReadOnlyList<ReadOnlyMemory<int>> prompts,
        int samplesPerPrompt,
        GenerationOptions options,
        Func<int, int, ITokenConstraint?> constraint,
        Func<int, int, long> seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(constraint);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerPrompt, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Temperature);
        CheckLengths(prompts);
        _arena.TakeAllBack();
        var queue = new SequenceQueue(_model.Config, _arena, _prompts, prompts, samplesPerPrompt);
        var results = new GeneratedSequence[prompts.Count * samplesPerPrompt];
        var active = new List<ActiveSequence>();
        while (active.Count > 0 || !queue.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (active.Count <= options.BatchSize / 2)
            {
                foreach (var (prompt, sample, cached) in queue.Take(options.BatchSize - active.Count))
                {
                    active.Add(new ActiveSequence(
                        (prompt, sample),
                        cached,
                        _arena,
                        options,
                        constraint(prompt, sample),
                        seed(prompt, sample),
                        _model.Config));
                }

                Retire(active, results, samplesPerPrompt);
            }

            Advance(active, options.Temperature);
            Retire(active, results, samplesPerPrompt);
        }

        return results;
    }

    private void CheckLengths(IReadOnlyList<ReadOnlyMemory<int>> prompts)
    {
        for (var index = 0; index < prompts.Count; index++)
        {
            var length = prompts[index].Length;
            if (length == 0 || length >= _model.Config.MaxPositions)
            {
                throw new ArgumentException(
                    $"Prompt {index} has {length} tokens; it needs at least 1 and fewer than the model's "
                    + $"{_model.Config.MaxPositions} positions.");
            }
        }
    }

    /// <summary>Chooses the next token of every active sequence.</summary>
    private void Advance(List<ActiveSequence> active, double temperature)
    {
        if (active.Count == 0)
        {
            return;
        }

        _decode.Run(active, _head.Prepare(active.Count));
        var logits = _head.Forward(_model.Weights);
        var vocabulary = _model.Config.VocabularySize;
        _team.Run((active.Count + SequencesPerPart - 1) / SequencesPerPart, part =>
        {
            var end = Math.Min(active.Count, (part + 1) * SequencesPerPart);
            for (var index = part * SequencesPerPart; index < end; index++)
            {
                var sequence = active[index];
                var row = logits + ((long)index * vocabulary);
                sequence.Take(
                    TokenChooser.Choose(row, vocabulary, sequence.NextMask, temperature, sequence.Random));
            }
        });
    }

    private static void Retire(List<ActiveSequence> active, GeneratedSequence[] results, int samplesPerPrompt)
    {
        var kept = 0;
        for (var index = 0; index < active.Count; index++)
        {
            var sequence = active[index];
            sequence.Report();
            if (sequence.Finished)
            {
                results[(sequence.Place.Prompt * samplesPerPrompt) + sequence.Place.Sample] = sequence.ToResult();
                sequence.Own.Release();
                sequence.Prompt.Leave();
            }
            else
            {
                active[kept++] = sequence;
            }
        }

        active.RemoveRange(kept, active.Count - kept);
    }
}
