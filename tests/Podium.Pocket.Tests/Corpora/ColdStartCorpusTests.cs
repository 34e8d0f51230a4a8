using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Neural.Tokenization;
using Podium.Pocket.Corpora;
using Podium.Pocket.Orchestra;
using Podium.Pocket.Problems;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Tests.Corpora;

public sealed class ColdStartCorpusTests
{
    private const int LongestSubtask = 96;
    private const int LongestPlan = 400;

    [Fact]
    public void Draw_FirstAbility_EqualsTheNeededSkillByChanceAlone()
    {
        var (hits, expected, variance) = (0, 0.0, 0.0);
        for (var seed = 0; seed < 6000; seed++)
        {
            var random = Seed.Generator(seed);
            var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, 1 + (seed % 4));
            var cards = ColdStartCorpus.Draw(random, 1).Cards;
            var plan = ColdStartCorpus.DrawPlan(problem, cards, random);
            var needed = problem.Problem.Skills[0];
            var able = Abilities(cards).Where(shown => shown.Length > 0).ToArray();
            var chance = able.Average(shown => shown.Contains(needed) ? 1.0 / shown.Length : 0);

            hits += plan[0].Ability == needed ? 1 : 0;
            expected += chance;
            variance += chance * (1 - chance);
        }

        Assert.InRange(expected, 600, 2000);
        Assert.InRange(hits, expected - (4 * Math.Sqrt(variance)), expected + (4 * Math.Sqrt(variance)));
    }

    [Fact]
    public void Draw_WorkersThatShowAnAbility_AreCalledEquallyOften()
    {
        var (calls, expected, variance) = (0, 0.0, 0.0);
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = Seed.Generator(seed, 12);
            var problem = ProblemGenerator.Draw(random, ProblemSplit.Train, 1);
            var cards = ColdStartCorpus.Draw(random, 1).Cards;
            var shown = Abilities(cards).ToArray();
            var able = shown.Count(abilities => abilities.Length > 0);
            var versatile = shown.Count(abilities => abilities.Length > 2);
            var plan = ColdStartCorpus.DrawPlan(problem, cards, random);

            calls += plan.Count(step => shown[step.WorkerId].Length > 2);
            var chance = (double)versatile / able;
            expected += plan.Count * chance;
            variance += plan.Count * chance * (1 - chance);
        }

        Assert.InRange(expected, 500, 3000);
        Assert.InRange(calls, expected - (4 * Math.Sqrt(variance)), expected + (4 * Math.Sqrt(variance)));
    }

    [Fact]
    public void Draw_CardsOfAnExample_DoNotDependOnItsQuestion()
    {
        var random = Seed.Generator(4);
        var (shown, abilities, examples) = (0, 0.0, 4000);
        for (var count = 0; count < examples; count++)
        {
            var example = ColdStartCorpus.Draw(random, 1);
            var all = Abilities(example.Cards).SelectMany(names => names).Distinct().ToArray();
            shown += all.Contains(CalendarSkill.Name) == AsksForACalendar(example.Question) ? 1 : 0;
            abilities += all.Length;
        }

        var share = abilities / examples / PocketSkills.Names.Count;
        var asked = Enumerable.Range(0, examples).Count(seed =>
            AsksForACalendar(ColdStartCorpus.Draw(Seed.Generator(seed, 9), 1).Question)) / (double)examples;
        var chance = (share * asked) + ((1 - share) * (1 - asked));
        Assert.InRange(shown / (double)examples, chance - 0.05, chance + 0.05);
    }

    [Fact]
    public void Draw_ManyQuestions_FourInTenAreInMadeUpPhrases()
    {
        const int count = 3000;
        var random = Seed.Generator(8);

        var madeUp = Share(() => MadeUpPhrases.Draw(random, DrawLength()).Problem.Text);
        var drawn = Share(() => ColdStartCorpus.Draw(random, 1).Question);

        Assert.InRange(drawn / madeUp, 0.36, 0.44);

        int DrawLength() => random.Next(1, ProblemGenerator.LongestChain + 1);

        double Share(Func<string> draw) =>
            Enumerable.Range(0, count).Count(_ => !PocketKnowledge.Covers(draw())) / (double)count;
    }

    [Fact]
    public void Draw_AnyPlan_NamesWorkersThatShowTheAbilityAndEarlierSteps()
    {
        var random = Seed.Generator(5);
        var lengths = new HashSet<int>();
        for (var count = 0; count < 1500; count++)
        {
            var example = ColdStartCorpus.Draw(random, 4);

            Assert.Equal(4, example.Plans.Count);
            foreach (var plan in example.Plans)
            {
                lengths.Add(plan.Count);
                Assert.All(plan, step => Assert.Contains(
                    step.Ability,
                    ConductorPrompt.Shown(example.Cards[step.WorkerId]).Select(skill => skill.Skill)));
                Assert.Empty(WorkflowValidator.Validate(
                    new Workflow("", [.. plan.Select(ToStep)]),
                    example.Cards.Count,
                    4,
                    EarlierSteps.None));
            }
        }

        Assert.Equal([1, 2, 3, 4], lengths.Order());
    }

    [Fact]
    public void Draw_AnyPlan_ComesBackFromItsProse()
    {
        var random = Seed.Generator(6);
        for (var count = 0; count < 500; count++)
        {
            foreach (var plan in ColdStartCorpus.Draw(random, 4).Plans)
            {
                var workflow = PlanText.ToWorkflow(PlanText.Write(plan, 0), 0);

                Assert.Equal(plan.Select(ToStep), workflow.Steps);
            }
        }
    }

    [Fact]
    public void Encode_AnyPlan_StaysWithinWhatAConductorMayWrite()
    {
        var random = Seed.Generator(7);
        var examples = Enumerable.Range(0, 300).Select(_ => ColdStartCorpus.Draw(random, 4)).ToArray();
        var tokenizer = TokenizerTrainer.Train(
            examples.Select(example => PlanText.Write(example.Plans[0], 0)),
            700,
            ["<|endoftext|>", ConductorTokens.StartText, ConductorTokens.EndText]);

        foreach (var plan in examples.SelectMany(example => example.Plans))
        {
            var tokens = PlanTokens.Encode(plan, 0, tokenizer);
            Assert.Equal(PlanText.Write(plan, 0), tokenizer.Decode(tokens));
            Assert.InRange(tokens.Length, 1, LongestPlan);
            Assert.All(plan, step => Assert.InRange(tokenizer.Encode(" " + step.Subtask).Length, 1, LongestSubtask));
        }
    }

    private static IEnumerable<string[]> Abilities(IEnumerable<WorkerCard> cards) =>
        cards.Select(card => ConductorPrompt.Shown(card).Select(skill => skill.Skill).ToArray());

    private static WorkflowStep ToStep(PlannedStep step) => new(step.WorkerId, step.Subtask, step.Access);

    private static bool AsksForACalendar(string question) =>
        question.Contains("month", StringComparison.Ordinal) || question.Contains("day", StringComparison.Ordinal);
}
