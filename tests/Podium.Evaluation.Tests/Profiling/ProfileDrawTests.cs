using Podium.Core.Problems;
using Podium.Evaluation.Profiling;

namespace Podium.Evaluation.Tests.Profiling;

public sealed class ProfileDrawTests
{
    private static readonly Problem[] Problems =
    [
        .. ProfileScene.Problems("a", 20),
        .. ProfileScene.Problems("b", 4),
        new("several", "Say both.", "1", ["a", "b"]),
        new("none", "Say it.", "1", []),
    ];

    [Fact]
    public void Take_AnyNumber_SpreadsThemOverTheSkills()
    {
        var taken = ProfileDraw.Take(Problems, 8, seed: 1);

        Assert.Equal(["a", "b", "a", "b", "a", "b", "a", "b"], taken.Select(problem => problem.Skills[0]));
        Assert.Equal(8, taken.Distinct().Count());
    }

    [Fact]
    public void Take_All_LeavesOutThoseOfNoOrSeveralSkills()
    {
        var taken = ProfileDraw.Take(Problems, null, seed: 1);

        Assert.Equal(Problems[..24].ToHashSet(), taken.ToHashSet());
        Assert.Equal(24, taken.Count);
    }

    [Fact]
    public void Take_SameSeed_IsTheSameAndAnotherIsNot()
    {
        var (one, same, other) = (
            ProfileDraw.Take(Problems, 10, seed: 1),
            ProfileDraw.Take(Problems, 10, seed: 1),
            ProfileDraw.Take(Problems, 10, seed: 2));

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }
}
