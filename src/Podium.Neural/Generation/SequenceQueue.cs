using Podium.Neural.Models;

namespace Podium.Neural.Generation;

/// <summary>Sequences that wait to be begun, and the prompts that they share.</summary>
internal sealed class SequenceQueue(
    TransformerConfig config,
    CacheArena arena,
    PromptPass pass,
    IReadOnlyList<ReadOnlyMemory<int>> prompts,
    int samplesPerPrompt)
{
    private const int PromptTokensPerPass = 4096;

    private readonly CachedPrompt?[] _cached = new CachedPrompt?[prompts.Count];
    private int _next;

    public bool IsEmpty => _next == prompts.Count * samplesPerPrompt;

    /// <summary>Takes up to <paramref name="count"/> sequences out, their prompts cached.</summary>
    public IEnumerable<(int Prompt, int Sample, CachedPrompt Cached)> Take(int count)
    {
        var end = (int)Math.Min((long)prompts.Count * samplesPerPrompt, (long)_next + count);
        if (end > _next)
        {
            CachePrompts(_next / samplesPerPrompt, (end - 1) / samplesPerPrompt);
        }

        for (; _next < end; _next++)
        {
            var prompt = _next / samplesPerPrompt;
            yield return (prompt, _next % samplesPerPrompt, _cached[prompt]!);
        }
    }

    private void CachePrompts(int first, int last)
    {
        var batch = new List<ReadOnlyMemory<int>>();
        var caches = new List<CachedPrompt>();
        var tokens = 0;
        for (var index = first; index <= last; index++)
        {
            if (_cached[index] is not null)
            {
                continue;
            }

            if (batch.Count > 0 && tokens + prompts[index].Length > PromptTokensPerPass)
            {
                pass.Run(batch, caches);
                batch.Clear();
                caches.Clear();
                tokens = 0;
            }

            _cached[index] = new CachedPrompt(arena, config.HiddenSize, samplesPerPrompt);
            batch.Add(prompts[index]);
            caches.Add(_cached[index]!);
            tokens += prompts[index].Length;
        }

        if (batch.Count > 0)
        {
            pass.Run(batch, caches);
        }
    }
}
