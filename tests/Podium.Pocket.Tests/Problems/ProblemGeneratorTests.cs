using Podium.Core.Randomness;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;
using Podium.Testing;

namespace Podium.Pocket.Tests.Problems;

public sealed class ProblemGeneratorTests
{
    [Fact]
    public void Draw_EveryOperation_AgreesWithAnIndependentAnswer()
    {
        var checks = new Dictionary<string, int>();
        var random = Seed.Generator(1);
        for (var count = 0; count < 4000; count++)
        {
            var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, 1 + (count % 4));
            for (var index = 0; index < problem.Length; index++)
            {
                var applied = problem.Operations[index];
                var earlier = index == 0 ? null : problem.Operations[index - 1].Output.Text;
                checks[applied.Operation.Name] = checks.GetValueOrDefault(applied.Operation.Name)
                    + StepSolver.AssertAgrees(problem.Subtask(index, index + 1), earlier, applied.Output.Text);
            }

            Assert.Equal(problem.Operations[^1].Output.Text, problem.Problem.Reference);
        }

        Assert.All(
            PocketSkills.Operations.Where(operation => operation.Skill != FactsSkill.Name),
            operation => Assert.True(checks.GetValueOrDefault(operation.Name) >= 10, $"{operation.Name} unchecked."));
        Assert.True(checks.GetValueOrDefault("facts.capital") >= 10);
        Assert.True(checks.GetValueOrDefault("facts.symbol") >= 10);
        Assert.True(checks.GetValueOrDefault("facts.legs") >= 10);
    }

    [Fact]
    public void Draw_ManyOfEverySplit_SharesNoQuestion()
    {
        var seen = new Dictionary<string, ProblemSplit>();
        foreach (var split in Enum.GetValues<ProblemSplit>())
        {
            var random = Seed.Generator(2, (long)split);
            for (var count = 0; count < 10_000; count++)
            {
                var text = CasualPhrasing.Plainest(ProblemGenerator.DrawMixed(random, split).Problem.Text);
                Assert.True(
                    seen.TryAdd(text, split) || seen[text] == split,
                    $"'{text}' is in {seen.GetValueOrDefault(text)} and in {split}.");
            }
        }

        Assert.True(seen.Count > 20_000);
    }

    [Fact]
    public void Draw_SameSeed_GivesTheSameProblems()
    {
        var first = PocketProblemSet.Draw(ProblemSplit.Test, 300, 7);
        var second = PocketProblemSet.Draw(ProblemSplit.Test, 300, 7);
        var other = PocketProblemSet.Draw(ProblemSplit.Test, 300, 8);

        Assert.Equal(
            first.Problems.Select(problem => (problem.Id, problem.Text, problem.Reference)),
            second.Problems.Select(problem => (problem.Id, problem.Text, problem.Reference)));
        Assert.Equal(300, first.Problems.Select(problem => problem.Id).Distinct().Count());
        Assert.True(first.Problems.Select(problem => problem.Text)
            .Intersect(other.Problems.Select(problem => problem.Text)).Count() < 60);
    }

    [Fact]
    public void DrawMixed_Many_HasEveryLengthAndSkillAndNoEqualNeighbours()
    {
        var random = Seed.Generator(3);
        var problems = Enumerable.Range(0, 3000)
            .Select(_ => ProblemGenerator.DrawMixed(random, ProblemSplit.Train))
            .ToArray();

        Assert.All(problems, problem =>
        {
            var skills = problem.Problem.Skills;
            Assert.Equal(problem.Length, skills.Count);
            Assert.All(skills.Zip(skills.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        });
        double[] shares = [0.3, 0.3, 0.25, 0.15];
        for (var length = 1; length <= 4; length++)
        {
            var share = problems.Count(problem => problem.Length == length) / 3000.0;
            Assert.InRange(share, shares[length - 1] - 0.045, shares[length - 1] + 0.045);
        }

        Assert.Equal(
            PocketSkills.Names.Order(),
            problems.SelectMany(problem => problem.Problem.Skills).Distinct().Order());
    }

    [Theory]
    [InlineData("facts")]
    [InlineData("words")]
    [InlineData("arithmetic")]
    [InlineData("calendar")]
    [InlineData("lists")]
    [InlineData("checking")]
    public void Draw_NamedSkill_StartsWithIt(string skill)
    {
        var random = Seed.Generator(4);
        for (var count = 0; count < 100; count++)
        {
            var length = 1 + (count % 2);
            if (skill == CheckingSkill.Name)
            {
                length = 1;
            }

            var problem = ProblemGenerator.Draw(random, ProblemSplit.Validation, length, skill).Problem;
            Assert.Equal(skill, problem.Skills[0]);
        }
    }

    [Fact]
    public void Subtask_EveryPart_FitsIntoAPlanLine()
    {
        var random = Seed.Generator(5);
        for (var count = 0; count < 2000; count++)
        {
            var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, 1 + (count % 4));

            Assert.Equal(problem.Problem.Text, problem.Subtask(0, problem.Length));
            for (var first = 0; first < problem.Length; first++)
            {
                for (var end = first + 1; end <= problem.Length; end++)
                {
                    var part = problem.Subtask(first, end);
                    Assert.False(string.IsNullOrWhiteSpace(part));
                    Assert.True(part.AsSpan().IndexOfAny(";\r\n{}") < 0, part);
                }
            }
        }
    }

    [Theory]
    [InlineData(ProblemSplit.Validation)]
    [InlineData(ProblemSplit.Test)]
    public void Draw_NotForTraining_HasCombinationsThatTrainingLacks(ProblemSplit split)
    {
        var problems = PocketProblemSet.Draw(split, 500, 1).Problems;

        Assert.InRange(problems.Count(problem => HeldOutCombinations.AreIn(problem.Skills)), 50, 150);
    }

    [Fact]
    public void DrawPool_AnyProgress_KeepsOneWorkerAndInventsNone()
    {
        var all = Pools.Of(Enumerable.Range(0, 6)
            .Select(_ => new ScriptedChatClient("")));
        for (var seed = 0; seed < 300; seed++)
        {
            var (problem, _) = PocketCurriculum.DrawProblem(seed % 4, seed);

            var pool = PocketCurriculum.DrawPool(all, seed / 300.0, seed);

            Assert.Equal((seed % 4) + 1, problem.Skills.Count);
            Assert.False(HeldOutCombinations.AreIn(problem.Skills));
            Assert.NotEmpty(pool.Workers);
            Assert.Subset(all.Workers.ToHashSet(), pool.Workers.ToHashSet());
            Assert.Equal(pool.Workers.Count, pool.Workers.Distinct().Count());
            Assert.Equal(all.Question, pool.Question);
        }
    }
}
