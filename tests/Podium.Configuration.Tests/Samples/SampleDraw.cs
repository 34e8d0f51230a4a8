namespace Podium.Configuration.Tests.Samples;

/// <summary>Draws pools.</summary>
internal sealed class SampleDraw(int seed)
{
    private static readonly string[] Texts =
        ["a", "5", "null", "two words", "# : -", "\"", "\\n", "a\nb", "é", "{", "*x"];

    private readonly Random _random = new(seed);

    public SamplePool Next() => new()
    {
        Version = 3,
        Name = Text(),
        Remark = Flag() ? "" : Text(),
        Parallel = _random.Next(1, 65),
        Seed = _random.NextInt64(long.MinValue, long.MaxValue),
        Limit = Flag() ? null : _random.Next(int.MinValue, int.MaxValue),
        Share = _random.NextDouble(),
        Price = Flag() ? null : _random.Next(1, 1_000_000) / 10_001m,
        IsOpen = Flag(),
        Protocol = Flag() ? SampleProtocol.Messages : SampleProtocol.ChatCompletions,
        MaxTime = TimeSpan.FromMilliseconds(_random.Next(1000, 86_400_000)),
        Question = Flag() ? "always" : "never",
        Tags = [.. Several(Text)],
        Workers = Several(Text).Distinct().ToDictionary(name => name, _ => Worker()),
        Reserves = [.. Several(Worker)],
        Judge = Flag() ? null : Worker(),
    };

    private SampleWorker Worker() => new()
    {
        Model = Text(),
        Tries = _random.Next(1, 10),
        Fallback = _random.Next(3) > 0 ? null : new SampleWorker { Model = Text() },
    };

    private IEnumerable<T> Several<T>(Func<T> draw) => Enumerable.Range(0, _random.Next(4)).Select(_ => draw());

    private string Text() => Texts[_random.Next(Texts.Length)];

    private bool Flag() => _random.Next(2) == 0;
}
