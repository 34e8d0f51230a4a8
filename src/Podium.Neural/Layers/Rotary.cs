using System.Runtime.CompilerServices;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Layers;

/// <summary>
/// Biases and rotary positions (Su et al. 2021, arXiv:2104.09864) of packed rows [query | key | value]: in each query
/// and key head, element i turns with element i + head size / 2, as Hugging Face's Qwen2 does.
/// </summary>
internal static unsafe class Rotary
{
    /// <summary>Adds the biases to each row and turns its queries and keys by its position, in place.</summary>
    public static void Forward(
        ThreadTeam team,
        TransformerConfig config,
        RotaryTable table,
        int rows,
        int* positions,
        LayerPointers weights,
        float* projected) =>
        team.Run(RowParts.Count(rows), part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
            {
                var values = projected + ((long)row * config.ProjectionSize);
                var angles = (long)positions[row] * table.HalfSize;
                AddBias(config.HiddenSize, weights.QueryBias, values);
                AddBias(config.KeyValueSize, weights.KeyBias, values + config.HiddenSize);
                AddBias(config.KeyValueSize, weights.ValueBias, values + config.HiddenSize + config.KeyValueSize);
                TurnRow(config, table.HalfSize, table.Cosines + angles, table.Sines + angles, values);
            }
        });

    /// <summary>
    /// Turns the gradients of queries and keys back by the rows' positions, in place, and adds the columns' sums to the
    /// gradients of the biases. <paramref name="partials"/> is scratch.
    /// </summary>
    public static void Backward(
        ThreadTeam team,
        TransformerConfig config,
        RotaryTable table,
        int rows,
        int* positions,
        float* dProjected,
        LayerPointers gradients,
        AlignedBuffer partials)
    {
        var width = config.ProjectionSize;
        var parts = RowParts.Count(rows);
        var sums = partials.EnsureZero((long)parts * width);
        team.Run(parts, part =>
        {
            for (var row = RowParts.Start(part); row < RowParts.End(part, rows); row++)
            {
                var values = dProjected + ((long)row * width);
                var angles = (long)positions[row] * table.HalfSize;
                TurnRowBack(config, table.HalfSize, table.Cosines + angles, table.Sines + angles, values);
                AddBias(width, values, sums + ((long)part * width));
            }
        });
        for (var part = 0; part < parts; part++)
        {
            var source = sums + ((long)part * width);
            AddBias(config.HiddenSize, source, gradients.QueryBias);
            AddBias(config.KeyValueSize, source + config.HiddenSize, gradients.KeyBias);
            AddBias(config.KeyValueSize, source + config.HiddenSize + config.KeyValueSize, gradients.ValueBias);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBias(int width, float* bias, float* values)
    {
        for (var index = 0; index < width; index += Lanes.Count)
        {
            var sum = Lanes.Load(values + index, width - index) + Lanes.Load(bias + index, width - index);
            Lanes.Store(sum, values + index, width - index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnRow(TransformerConfig config, int half, float* cosines, float* sines, float* values)
    {
        for (var head = 0; head < config.Heads + config.KeyValueHeads; head++, values += 2 * half)
        {
            for (var index = 0; index < half; index += Lanes.Count)
            {
                var remaining = half - index;
                var cosine = Lanes.Load(cosines + index, remaining);
                var sine = Lanes.Load(sines + index, remaining);
                var first = Lanes.Load(values + index, remaining);
                var second = Lanes.Load(values + half + index, remaining);
                Lanes.Store((first * cosine) - (second * sine), values + index, remaining);
                Lanes.Store((second * cosine) + (first * sine), values + half + index, remaining);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TurnRowBack(TransformerConfig config, int half, float* cosines, float* sines, float* values)
    {
        for (var head = 0; head < config.Heads + config.KeyValueHeads; head++, values += 2 * half)
        {
            for (var index = 0; index < half; index += Lanes.Count)
            {
                var remaining = half - index;
                var cosine = Lanes.Load(cosines + index, remaining);
                var sine = Lanes.Load(sines + index, remaining);
                var first = Lanes.Load(values + index, remaining);
                var second = Lanes.Load(values + half + index, remaining);
                Lanes.Store((first * cosine) + (second * sine), values + index, remaining);
                Lanes.Store((second * cosine) - (first * sine), values + half + index, remaining);
            }
        }
    }
}
