using System.Buffers.Binary;
using System.Text;
using Podium.Core.Randomness;
using Podium.Neural.Weights;
using Podium.Testing;

namespace Podium.Neural.Tests.Weights;

public sealed class SafetensorsFileTests
{
    private const string TwoTensors =
        """
        {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[1,2],"data_offsets":[8,12]}}
        """;

    [Fact]
    public void Read_FileOfEachNumberFormat_GivesItsValues()
    {
        const string header =
            """
            {"__metadata__":{"format":"pt"},
             "half":{"dtype":"F16","shape":[2],"data_offsets":[12,16]},
             "single":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
             "brain":{"dtype":"BF16","shape":[2,1],"data_offsets":[8,12]},
             "empty":{"dtype":"F32","shape":[3,0],"data_offsets":[16,16]},
             "scalar":{"dtype":"F32","shape":[],"data_offsets":[16,20]}}  
            """;
        byte[] data =
        [
            0x00, 0x00, 0x80, 0x3F, 0x00, 0x00, 0x00, 0xC0,
            0x80, 0x3F, 0x49, 0x40,
            0x00, 0x3C, 0x66, 0x2E,
            0x00, 0x00, 0x20, 0x41,
        ];
        using var file = Open(header, data);

        Assert.Equal([1f, -2f], file.Read("single"));
        Assert.Equal([1f, 3.140625f], file.Read("brain"));
        Assert.Equal([1f, (float)(Half)0.1], file.Read("half"));
        Assert.Equal([10f], file.Read("scalar"));
        Assert.Empty(file.Read("empty"));
        Assert.Equal([2L, 1L], file.Tensors["brain"].Shape);
        Assert.Equal("pt", file.Metadata["format"]);
    }

    [Theory]
    [InlineData("{}", 4, "4 bytes at the end")]
    [InlineData("[]", 0, "damaged header")]
    [InlineData("{\"a\":", 0, "damaged header")]
    [InlineData("{\"a\":7}", 0, "\"a\": its entry lacks")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "\"a\": its entry lacks")]
    [InlineData("{\"a\":{\"dtype\":\"F33\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "unknown dtype \"F33\"")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "takes 8 bytes but has 4")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "-1 is not a size")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, "1.5 is not a size")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "not a start and an end")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", 4, "not a start and an end")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 3, "the file is truncated")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "an overlap or a gap")]
    [InlineData(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        8,
        "\"b\": its bytes start at 4")]
    [InlineData(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        8,
        "'a'")]
    [InlineData(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,4294967296],\"data_offsets\":[0,4]}}",
        4,
        "is too large")]
    public void Open_DamagedFile_SaysWhatIsWrong(string header, int dataLength, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(() => Open(header, new byte[dataLength]));

        Assert.StartsWith("some.safetensors: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0UL)]
    [InlineData(7, 0UL)]
    [InlineData(8, 1UL)]
    [InlineData(20, 13UL)]
    [InlineData(20, ulong.MaxValue)]
    [InlineData(20, 1UL << 63)]
    public void Open_HeaderBeyondTheFile_IsRefused(int fileLength, ulong headerLength)
    {
        var bytes = new byte[Math.Max(8, fileLength)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, headerLength);

        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(bytes.AsMemory(0, fileLength), "short"));
    }

    [Fact]
    public void Read_WrongTensor_SaysWhatIsWrong()
    {
        const string header =
            """
            {"a":{"dtype":"I32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}
            """;
        using var file = Open(header, new byte[8]);

        Assert.Contains("dtype I32", Assert.Throws<InvalidDataException>(() => file.Read("a")).Message);
        Assert.Contains("\"c\" is missing", Assert.Throws<InvalidDataException>(() => file.Read("c")).Message);
        Assert.Contains("where 2", Assert.Throws<InvalidDataException>(() => file.Read("b", new float[2])).Message);
    }

    [Fact]
    public void Open_MutatedFile_SucceedsOrIsInvalidData()
    {
        var good = FileBytes(TwoTensors, new byte[12]);
        var refused = 0;
        for (var seed = 0; seed < 5_000; seed++)
        {
            var bytes = Mutate(good, Seed.Generator(seed));
            try
            {
                using var file = SafetensorsFile.Open(bytes, "mutated");
                foreach (var name in file.Tensors.Keys)
                {
                    file.Read(name);
                }
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 2_500, 4_999);
    }

    [Fact]
    public void Open_FileCutAnywhere_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var good = FileBytes(TwoTensors, new byte[12]);
        for (var length = 0; length < good.Length; length++)
        {
            var path = folder.PathOf("cut.safetensors");
            File.WriteAllBytes(path, good[..length]);

            var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));

            Assert.Contains("cut.safetensors", error.Message, StringComparison.Ordinal);
        }
    }

    private static SafetensorsFile Open(string header, byte[] data) =>
        SafetensorsFile.Open(FileBytes(header, data), "some.safetensors");

    private static byte[] FileBytes(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        return [.. length, .. json, .. data];
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] = (byte)"0123456789,:[]{}\"-eE.\\u"[random.Next(23)];
                    break;
                case 2:
                    bytes.RemoveAt(place);
                    bytes[0]--;
                    break;
                case 3:
                    bytes.Insert(place, (byte)random.Next(256));
                    bytes[0]++;
                    break;
                default:
                    bytes.RemoveRange(place, Math.Min(bytes.Count - place - 1, random.Next(3)));
                    break;
            }
        }

        return [.. bytes];
    }
}
