using System.Text.Json;
using Podium.Configuration.Tests.Samples;

namespace Podium.Configuration.Tests;

public sealed class RoundTripTests
{
    private const int Count = 200;

    [Fact]
    public void Read_WrittenPool_IsThePool()
    {
        var draw = new SampleDraw(seed: 1);

        Assert.All(Enumerable.Range(0, Count).Select(_ => draw.Next()), pool =>
        {
            var read = Read(SampleWriter.Write(pool));

            Assert.Equal(JsonSerializer.Serialize(pool), JsonSerializer.Serialize(read));
        });
    }

    [Fact]
    public void Read_WrittenPoolWithDamage_IsReadOrRefusedInASentence()
    {
        var draw = new SampleDraw(seed: 2);
        var random = new Random(3);

        for (var count = 0; count < Count * 3; count++)
        {
            var text = Damage(SampleWriter.Write(draw.Next()), random);
            var error = Record.Exception(() => Read(text));

            Assert.True(error is null or ConfigurationException, $"{text}\n{error}");
        }
    }

    private static SamplePool Read(string text) => YamlDocument.Parse(text, SamplePool.Kind).Read<SamplePool>();

    private static string Damage(string text, Random random)
    {
        const string Marks = "{}[]:,-#&*!|>'\"%@`?~<=\\ \n\t0a\0";
        var characters = text.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var place = random.Next(characters.Count);
            characters.RemoveRange(place, Math.Min(random.Next(3), characters.Count - place));
            characters.Insert(place, Marks[random.Next(Marks.Length)]);
        }

        return string.Concat(characters);
    }
}
