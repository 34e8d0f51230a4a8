namespace Podium.Neural.Generation;

/// <summary>The cached keys and values of consecutive tokens: a prompt, or what follows one.</summary>
internal sealed class CachedTokens(CacheArena arena)
{
    private readonly List<nint> _blocks = [];

    /// <summary>Tokens that have a place.</summary>
    public int Count { get; private set; }

    /// <summary>Block that holds token <paramref name="index"/>.</summary>
    public nint BlockOf(int index) => _blocks[index / CacheArena.BlockTokens];

    /// <summary>Makes places for <paramref name="count"/> more tokens.</summary>
    public void Extend(int count)
    {
        Count += count;
        while (_blocks.Count * CacheArena.BlockTokens < Count)
        {
            _blocks.Add(arena.Rent());
        }
    }

    /// <summary>Gives all memory back.</summary>
    public void Release()
    {
        arena.Return(_blocks);
        Count = 0;
    }
}
