using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Generation;

/// <summary>
/// Memory for keys and values in blocks of 16 tokens, lent to sequences and taken back. A block holds, for each layer
/// and key and value head, the keys as [head size, 16] and the values as [16, padded head size].
/// </summary>
internal sealed unsafe class CacheArena(TransformerConfig config)
{
    /// <summary>Tokens in a block.</summary>
    public const int BlockTokens = Lanes.Count;

    private const int BlocksPerSlab = 64;

    private readonly int _keySize = config.HeadSize * BlockTokens;
    private readonly int _headSize = (config.HeadSize + Lanes.Padded(config.HeadSize)) * BlockTokens;
    private readonly List<AlignedBuffer> _slabs = [];
    private readonly Stack<nint> _free = new();

    private long BlockSize => (long)config.Layers * config.KeyValueHeads * _headSize;

    /// <summary>Takes a block; what is in it is undefined.</summary>
    public nint Rent()
    {
        if (_free.Count == 0)
        {
            var slab = new AlignedBuffer();
            slab.Ensure(BlockSize * BlocksPerSlab);
            _slabs.Add(slab);
            Free(slab);
        }

        return _free.Pop();
    }

    /// <summary>Gives <paramref name="blocks"/> back.</summary>
    public void Return(List<nint> blocks)
    {
        foreach (var block in blocks)
        {
            _free.Push(block);
        }

        blocks.Clear();
    }

    /// <summary>Takes every block back, whoever has it.</summary>
    public void TakeAllBack()
    {
        _free.Clear();
        foreach (var slab in _slabs)
        {
            Free(slab);
        }
    }

    /// <summary>The keys of a head, [head size, 16].</summary>
    public float* Keys(nint block, int layer, int head) =>
        (float*)block + ((((long)layer * config.KeyValueHeads) + head) * _headSize);

    /// <summary>The values of a head, [16, padded head size].</summary>
    public float* Values(nint block, int layer, int head) => Keys(block, layer, head) + _keySize;

    private void Free(AlignedBuffer slab)
    {
        for (var block = BlocksPerSlab - 1; block >= 0; block--)
        {
            _free.Push((nint)(slab.Pointer + (block * BlockSize)));
        }
    }
}
