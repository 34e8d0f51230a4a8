using Podium.Core.Randomness;
using Podium.Neural.Weights;
using Podium.Testing;

namespace Podium.Neural.Tests.Weights;

public sealed class SafetensorsWriterTests
{
    [Fact]
    public void Write_AnyBitsAsFloat32_ComeBackBitForBit()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("model.safetensors");
        for (var seed = 0; seed < 20; seed++)
        {
            var tensors = RandomTensors(Seed.Generator(seed));

            SafetensorsWriter.Write(path, tensors, WeightFormat.Float32);
            using var file = SafetensorsFile.Open(path);

            Assert.Equal(tensors.Select(tensor => tensor.Name), file.Tensors.Keys);
            foreach (var tensor in tensors)
            {
                Assert.Equal(tensor.Shape.Select(size => (long)size), file.Tensors[tensor.Name].Shape);
                Assert.Equal(Bits(tensor.Values.ToArray()), Bits(file.Read(tensor.Name)));
            }
        }
    }

    [Fact]
    public void Write_ReadBFloat16Again_GivesTheSameFile()
    {
        using var folder = new TemporaryFolder();
        var tensors = RandomTensors(Seed.Generator(3));
        SafetensorsWriter.Write(folder.PathOf("first"), tensors, WeightFormat.BFloat16);
        using var file = SafetensorsFile.Open(folder.PathOf("first"));
        var read = tensors.Select(tensor => tensor with { Values = file.Read(tensor.Name) }).ToArray();

        SafetensorsWriter.Write(folder.PathOf("second"), read, WeightFormat.BFloat16);

        Assert.Equal(File.ReadAllBytes(folder.PathOf("first")), File.ReadAllBytes(folder.PathOf("second")));
    }

    [Fact]
    public void Write_TensorsOfManyChunks_ComeBack()
    {
        using var folder = new TemporaryFolder();
        var values = Enumerable.Range(0, 600_001).Select(i => (float)(i % 251)).ToArray();

        SafetensorsWriter.Write(
            folder.PathOf("large"), [new TensorData("x", [values.Length], values)], WeightFormat.BFloat16);
        using var file = SafetensorsFile.Open(folder.PathOf("large"));

        Assert.Equal(values, file.Read("x"));
    }

    [Fact]
    public void Write_Header_IsAlignedAndLeavesNothingBeside()
    {
        using var folder = new TemporaryFolder();

        SafetensorsWriter.Write(folder.PathOf("w"), [new TensorData("é\"x", [1], new float[1])], WeightFormat.Float32);

        var bytes = File.ReadAllBytes(folder.PathOf("w"));
        Assert.Equal(0, BitConverter.ToInt64(bytes) % 8);
        Assert.Equal((byte)'{', bytes[8]);
        Assert.Equal(["w"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        using var file = SafetensorsFile.Open(bytes, "w");
        Assert.Equal(["é\"x"], file.Tensors.Keys);
        Assert.Equal("pt", file.Metadata["format"]);
    }

    [Fact]
    public void Write_RepeatedNameOrWrongShape_IsRefusedAndKeepsTheOldFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("w");
        var good = new TensorData("a", [2], new float[2]);
        SafetensorsWriter.Write(path, [good], WeightFormat.Float32);
        var before = File.ReadAllBytes(path);

        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [good, good], WeightFormat.Float32));
        Assert.Throws<ArgumentException>(
            () => SafetensorsWriter.Write(path, [good with { Shape = [3] }], WeightFormat.Float32));

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    private static TensorData[] RandomTensors(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => RandomTensor(random, $"layer.{i}.weight"))];

    private static TensorData RandomTensor(Random random, string name)
    {
        int[] shape = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(5))];
        var values = new float[shape.Aggregate(1, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L << 31));
        }

        return new TensorData(name, shape, values);
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
