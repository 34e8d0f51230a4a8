using Podium.Repository.Tests.Api;

namespace Podium.Repository.Tests.GateTests;

/// <summary>The printer shows all that a caller may rely on, and the comparison reports each change.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Print_OfASample_ShowsWhatACallerSees()
    {
        const string Expected = """
            delegate int Podium.Repository.Tests.GateTests.PublicApiTests.Judge(string? text)

            enum Podium.Repository.Tests.GateTests.PublicApiTests.Kind
                One = 1
                Two = 2

            interface Podium.Repository.Tests.GateTests.PublicApiTests.IThing<T> : IDisposable
                T? Find(string name)

            abstract class Podium.Repository.Tests.GateTests.PublicApiTests.Base
                abstract int Count { get; }
                protected Base(int seed = 3)
                protected virtual void Change(ref int value, out string? text)
                static Task<string?[]> LoadAsync<T>(IReadOnlyDictionary<string, T?>? values, params int[] others)

            sealed record class Podium.Repository.Tests.GateTests.PublicApiTests.Data
                Data(int Size, string? Name)
                const string Label = "a"
                int Size { get; init; }
                string? Name { get; init; }
            """;

        var printed = PublicApi.Print([typeof(Judge), typeof(Kind), typeof(IThing<>), typeof(Base), typeof(Data)]);

        Assert.Equal(Blocks(Expected), Blocks(printed));
    }

    [Fact]
    public void Compare_OfEqualTexts_FindsNothing() => Assert.Empty(ApprovedApi.Compare("A", "class A\n", "class A\n"));

    [Theory]
    [InlineData("class A\n    int B()\n", "class A\n", "- class A :: int B()")]
    [InlineData("class A\n", "class A\n    int B()\n", "+ class A :: int B()")]
    [InlineData("class A\n    int B()\n\nclass C\n", "class A\n\nclass C\n    int B()\n", "+ class C :: int B()")]
    [InlineData("", "class A\n", "+ class A")]
    public void Compare_OfDifferentTexts_ShowsTheChangeAndTheWayOut(string approved, string built, string change)
    {
        var message = Assert.Single(ApprovedApi.Compare("Podium.Core", approved, built));

        Assert.Contains(change, message, StringComparison.Ordinal);
        Assert.Contains("PODIUM_APPROVE=1", message, StringComparison.Ordinal);
        Assert.Contains("Approved/Podium.Core.txt", message, StringComparison.Ordinal);
    }

    private static string[] Blocks(string text) =>
        [.. text.ReplaceLineEndings("\n").Trim().Split("\n\n").Order(StringComparer.Ordinal)];

    public delegate int Judge(string? text);

    public enum Kind
    {
        One = 1,
        Two = 2,
    }

    public interface IThing<T> : IDisposable
    {
        T? Find(string name);
    }

    public abstract class Base
    {
        internal int Hidden;

        protected Base(int seed = 3) => Hidden = seed;

        public abstract int Count { get; }

        public static Task<string?[]> LoadAsync<T>(IReadOnlyDictionary<string, T?>? values, params int[] others) =>
            Task.FromResult(new string?[(values?.Count ?? 0) + others.Length]);

        protected virtual void Change(ref int value, out string? text) => text = (value++).ToString();

        private protected int Own() => Hidden;
    }

    public sealed record Data(int Size, string? Name)
    {
        public const string Label = "a";
    }
}
