using Podium.Neural.Models;
using Podium.Neural.Tests.Models;
using Podium.Neural.Training;

namespace Podium.Neural.Tests.Training;

public sealed class AdamWTests
{
    [Fact]
    public void Step_SeveralTimes_EqualsTheScalarAlgorithmInDoubles()
    {
        var model = SmallModels.Create(SmallModels.Odd, 21);
        var options = new AdamWOptions { WeightDecay = 0.1, Beta2 = 0.99 };
        var optimiser = new AdamW(model, options);
        var expected = model.Parameters.Select(parameter => parameter.Values.Select(value => (double)value).ToArray())
            .ToArray();
        var means = expected.Select(values => new double[values.Length]).ToArray();
        var squares = expected.Select(values => new double[values.Length]).ToArray();

        for (var step = 1; step <= 5; step++)
        {
            var gradients = Gradients(model, step);
            optimiser.Step(gradients, 0.01 / step, 0.5);
            for (var index = 0; index < expected.Length; index++)
            {
                var decay = model.Parameters[index].Shape.Count > 1 ? options.WeightDecay : 0;
                for (var place = 0; place < expected[index].Length; place++)
                {
                    ref var mean = ref means[index][place];
                    ref var square = ref squares[index][place];
                    var gradient = gradients[index][place] * 0.5;
                    mean = (options.Beta1 * mean) + ((1 - options.Beta1) * gradient);
                    square = (options.Beta2 * square) + ((1 - options.Beta2) * gradient * gradient);
                    var corrected = mean / (1 - Math.Pow(options.Beta1, step));
                    var root = Math.Sqrt(square / (1 - Math.Pow(options.Beta2, step)));
                    var rate = 0.01 / step;
                    expected[index][place] -= rate
                        * ((corrected / (root + options.Epsilon)) + (decay * expected[index][place]));
                }
            }
        }

        for (var index = 0; index < expected.Length; index++)
        {
            for (var place = 0; place < expected[index].Length; place++)
            {
                Assert.Equal(expected[index][place], model.Parameters[index].Values[place], 1e-6);
            }
        }
    }

    [Fact]
    public void Restore_SavedState_GoesOnBitForBit()
    {
        var model = SmallModels.Create(SmallModels.Odd, 22);
        var optimiser = new AdamW(model, new AdamWOptions());
        optimiser.Step(Gradients(model, 1), 0.01, 1);
        optimiser.Step(Gradients(model, 2), 0.01, 1);
        var stream = new MemoryStream();
        optimiser.Save(stream);
        stream.Position = 0;
        var copy = model.Clone();
        var restored = new AdamW(copy, new AdamWOptions());

        restored.Restore(stream);
        optimiser.Step(Gradients(model, 3), 0.01, 1);
        restored.Step(Gradients(model, 3), 0.01, 1);

        Assert.Equal(3, restored.Steps);
        Assert.Equal(
            model.Parameters.SelectMany(parameter => parameter.Values),
            copy.Parameters.SelectMany(parameter => parameter.Values));
    }

    [Fact]
    public void Restore_StateOfAnotherModel_SaysSo()
    {
        var stream = new MemoryStream();
        new AdamW(SmallModels.Create(SmallModels.Even, 23), new AdamWOptions()).Save(stream);
        stream.Position = 0;
        var other = new AdamW(SmallModels.Create(SmallModels.Odd, 23), new AdamWOptions());

        var error = Assert.Throws<InvalidDataException>(() => other.Restore(stream));

        Assert.Contains("the model has", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_CutState_Throws()
    {
        var model = SmallModels.Create(SmallModels.Odd, 24);
        var stream = new MemoryStream();
        new AdamW(model, new AdamWOptions()).Save(stream);
        var cut = new MemoryStream(stream.ToArray()[..^1]);

        Assert.Throws<EndOfStreamException>(() => new AdamW(model, new AdamWOptions()).Restore(cut));
    }

    [Theory]
    [InlineData(1.0, 0.9, 1e-8, 0)]
    [InlineData(0.9, -0.1, 1e-8, 0)]
    [InlineData(0.9, 0.9, 0, 0)]
    [InlineData(0.9, 0.9, 1e-8, -1)]
    [InlineData(double.NaN, 0.9, 1e-8, 0)]
    public void Constructor_OptionOutOfRange_Throws(double beta1, double beta2, double epsilon, double decay)
    {
        var model = SmallModels.Create(SmallModels.Odd, 25);
        var options = new AdamWOptions { Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, WeightDecay = decay };

        Assert.Throws<ArgumentException>(() => new AdamW(model, options));
    }

    private static float[][] Gradients(Transformer model, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. model.Parameters.Select(parameter =>
                parameter.Values.Select(_ => (float)(random.NextDouble() - 0.4)).ToArray()),
        ];
    }
}
