using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Podium.Neural.Models;
using Podium.Neural.Vectors;

namespace Podium.Neural.Training;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101). Norms and biases do not decay.
/// </summary>
public sealed unsafe class AdamW
{
    private const int StateVersion = 1;

    private readonly Transformer _model;
    private readonly AdamWOptions _options;
    private readonly float[][] _means;
    private readonly float[][] _squares;

    /// <summary>An optimiser that has made no step.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public AdamW(Transformer model, AdamWOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.Beta1 is >= 0 and < 1 && options.Beta2 is >= 0 and < 1))
        {
            throw new ArgumentException($"Beta1 {options.Beta1} and Beta2 {options.Beta2} must be in [0, 1).");
        }

        if (!(options.Epsilon > 0 && options.WeightDecay >= 0))
        {
            throw new ArgumentException(
                $"Epsilon {options.Epsilon} must be above 0 and WeightDecay {options.WeightDecay} not below.");
        }

        _model = model;
        _options = options;
        _means = [.. model.Parameters.Select(parameter => new float[parameter.Values.Length])];
        _squares = [.. model.Parameters.Select(parameter => new float[parameter.Values.Length])];
    }

    /// <summary>Steps made so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Updates the model's weights.</summary>
    /// <param name="gradients">Parallel to the model's parameters.</param>
    /// <param name="learningRate">Size of this step.</param>
    /// <param name="gradientScale">
    /// Multiplies every gradient first: 1 / batches for accumulated ones, or a clip by their norm.
    /// </param>
    public void Step(IReadOnlyList<float[]> gradients, double learningRate, double gradientScale)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        if (gradients.Count != _means.Length)
        {
            throw new ArgumentException($"{gradients.Count} gradients for {_means.Length} parameters.");
        }

        Steps++;
        var factors = new AdamWFactors(_options, Steps, learningRate, gradientScale);
        for (var index = 0; index < _means.Length; index++)
        {
            var parameter = _model.Parameters[index];
            if (gradients[index].Length != parameter.Values.Length)
            {
                throw new ArgumentException(
                    $"{parameter.Name} has {parameter.Values.Length} weights, its gradient {gradients[index].Length}.");
            }

            fixed (float* values = parameter.Values, gradient = gradients[index])
            fixed (float* means = _means[index], squares = _squares[index])
            {
                var keep = parameter.Shape.Count > 1 ? 1 - (learningRate * _options.WeightDecay) : 1;
                Update(parameter.Values.Length, values, gradient, means, squares, factors, (float)keep);
            }
        }
    }

    /// <summary>Writes the optimiser's state, little-endian.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(StateVersion);
        writer.Write(Steps);
        writer.Write(_model.ParameterCount);
        foreach (var state in _means.Concat(_squares))
        {
            writer.Write(MemoryMarshal.AsBytes<float>(state));
        }
    }

    /// <summary>Reads a state that <see cref="Save"/> wrote, so that training goes on bit for bit.</summary>
    /// <exception cref="InvalidDataException">It is not a state of a model of this shape.</exception>
    /// <exception cref="EndOfStreamException">The state is cut short.</exception>
    public void Restore(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var version = reader.ReadInt32();
        if (version != StateVersion)
        {
            throw new InvalidDataException($"Optimiser state has version {version}; this reads {StateVersion}.");
        }

        var steps = reader.ReadInt64();
        var count = reader.ReadInt64();
        if (count != _model.ParameterCount)
        {
            throw new InvalidDataException(
                $"Optimiser state is of {count} weights; the model has {_model.ParameterCount}.");
        }

        foreach (var state in _means.Concat(_squares))
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(state.AsSpan()));
        }

        Steps = steps;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(
        int length,
        float* values,
        float* gradients,
        float* means,
        float* squares,
        AdamWFactors factors,
        float keep)
    {
        for (var index = 0; index < length; index += Lanes.Count)
        {
            var remaining = length - index;
            var gradient = Lanes.Load(gradients + index, remaining) * factors.GradientScale;
            var mean = Lanes.Load(means + index, remaining);
            mean += (gradient - mean) * factors.MeanShare;
            var square = Lanes.Load(squares + index, remaining);
            square += ((gradient * gradient) - square) * factors.SquareShare;
            var root = (Vector512.Sqrt(square) * factors.RootScale) + Vector512.Create(factors.Epsilon);
            var value = (Lanes.Load(values + index, remaining) * keep) - (mean * factors.StepSize / root);
            Lanes.Store(mean, means + index, remaining);
            Lanes.Store(square, squares + index, remaining);
            Lanes.Store(value, values + index, remaining);
        }
    }
}
