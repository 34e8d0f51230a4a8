using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Core.Workflows;
using Podium.Neural.Conducting;
using Podium.Testing;

namespace Podium.Neural.Tests.Conducting;

public sealed class PlanGrammarTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 4)]
    public void Accept_AnyWrittenPlan_IsAdmittedTokenByToken(bool merged, int earlier)
    {
        var tokenizer = merged ? SmallConductors.Merged : SmallConductors.Bytes;
        var vocabulary = new PlanVocabulary(tokenizer);
        for (var seed = 0; seed < 150; seed++)
        {
            var random = Seed.Generator(seed);
            var cards = SmallConductors.Cards(random);
            var plan = SmallConductors.Plan(cards, random.Next(1, 6), earlier, random);
            var prose = PlanText.Write(plan, earlier);
            var tokens = PlanTokens.Encode(plan, earlier, tokenizer);
            var context = Context(vocabulary, cards, Whole(Rounds(cards, earlier, random)), 5);
            var grammar = context.CreateGrammar();
            var mask = new bool[tokenizer.VocabularySize];

            foreach (var token in tokens)
            {
                grammar.Allowed(mask);
                Assert.True(mask[token], $"Seed {seed}: '{tokenizer.Decode([token])}' of {prose}");
                Assert.False(grammar.Accept(token));
            }

            grammar.Allowed(mask);
            Assert.True(mask[context.Special.End]);
            Assert.True(grammar.Accept(context.Special.End));
            Assert.Equal(prose, tokenizer.Decode(tokens));
            Assert.Equal(
                plan.Select(step => new WorkflowStep(step.WorkerId, step.Subtask, step.Access)),
                PlanText.ToWorkflow(prose, earlier).Steps);
        }
    }

    [Theory]
    [InlineData(true, 5, 0)]
    [InlineData(false, 5, 0)]
    [InlineData(true, 1, 0)]
    [InlineData(true, 30, 0)]
    [InlineData(true, 3, 4)]
    [InlineData(true, 30, 8)]
    public void Allowed_AnythingAdmitted_IsAWorkflowThatCanBeRun(bool merged, int maxSteps, int earlier)
    {
        var tokenizer = merged ? SmallConductors.Merged : SmallConductors.Bytes;
        var vocabulary = new PlanVocabulary(tokenizer);
        for (var seed = 0; seed < 80; seed++)
        {
            var random = Seed.Generator(seed, maxSteps);
            var cards = SmallConductors.Cards(random);
            var rounds = Rounds(cards, earlier, random);
            var written = Wander(vocabulary, Context(vocabulary, cards, rounds, maxSteps).CreateGrammar(), random);
            var prose = tokenizer.Decode(written);

            var workflow = PlanText.ToWorkflow(prose, earlier);

            Assert.Equal(prose.Count(letter => letter == '\n'), workflow.Steps.Count);
            var names = cards.Select((_, id) => $"w{id}").ToArray();
            var parse = WorkflowParser.Parse(
                WorkflowPrinter.Print(workflow), names, maxSteps, EarlierSteps.Of(rounds));
            var parsed = Assert.IsType<WorkflowParse.Parsed>(parse);
            Assert.Equal(workflow.Steps, parsed.Workflow.Steps);
        }
    }

    [Theory]
    [InlineData(1, 5, 0, 1)]
    [InlineData(3, 5, 0, 3)]
    [InlineData(4, 2, 0, 2)]
    [InlineData(0, 5, 0, 1)]
    [InlineData(0, 5, 4, 0)]
    [InlineData(3, 5, 4, 3)]
    [InlineData(3, 5, 8, 2)]
    public void Allowed_LengthForced_IsWritten(int forcedSteps, int maxSteps, int earlier, int expected)
    {
        var vocabulary = new PlanVocabulary(SmallConductors.Merged);
        for (var seed = 0; seed < 60; seed++)
        {
            var random = Seed.Generator(seed);
            var cards = SmallConductors.Cards(random);
            var context = Context(vocabulary, cards, Rounds(cards, earlier, random), maxSteps, forcedSteps);

            var written = Wander(vocabulary, context.CreateGrammar(), random);

            var workflow = PlanText.ToWorkflow(vocabulary.Tokenizer.Decode(written), earlier);
            Assert.Equal(expected, workflow.Steps.Count);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Allowed_FullAccessForced_ShowsEachStepAllOfThePlanBeforeIt(int earlier)
    {
        var vocabulary = new PlanVocabulary(SmallConductors.Merged);
        var firsts = new HashSet<Access>();
        for (var seed = 0; seed < 60; seed++)
        {
            var random = Seed.Generator(seed);
            var cards = SmallConductors.Cards(random);
            var context = Context(
                vocabulary, cards, Rounds(cards, earlier, random), 5, forcedSteps: 4, forcesFullAccess: true);

            var written = Wander(vocabulary, context.CreateGrammar(), random);

            var steps = PlanText.ToWorkflow(vocabulary.Tokenizer.Decode(written), earlier).Steps;
            Assert.Equal(4, steps.Count);
            Assert.All(steps.Skip(1), step => Assert.Equal(Access.Everything, step.Access));
            firsts.Add(steps[0].Access);
        }

        Assert.Equal(earlier > 0, firsts.Count > 1);
    }

    [Fact]
    public void Allowed_AfterARound_MayAcceptAtOnce()
    {
        var vocabulary = new PlanVocabulary(SmallConductors.Merged);
        var random = Seed.Generator(3);
        var cards = SmallConductors.Cards(random);
        var context = Context(vocabulary, cards, Rounds(cards, 2, random), 5);
        var grammar = context.CreateGrammar();
        var mask = new bool[SmallConductors.Merged.VocabularySize];

        grammar.Allowed(mask);

        Assert.True(grammar.AtDecision);
        Assert.Equal(2, grammar.Choices);
        Assert.True(mask[context.Special.End]);
        Assert.True(mask[vocabulary.Encode("2.")[0]]);
        Assert.True(grammar.Accept(context.Special.End));
    }

    [Fact]
    public void Allowed_SubtaskOfSpacesAlone_DoesNotEnd()
    {
        var vocabulary = new PlanVocabulary(SmallConductors.Bytes);
        var grammar = Context(vocabulary, [Pools.Card], [], 1).CreateGrammar();
        var mask = new bool[SmallConductors.Bytes.VocabularySize];
        foreach (var token in SmallConductors.Bytes.Encode("0.   "))
        {
            grammar.Allowed(mask);
            Assert.True(mask[token]);
            grammar.Accept(token);
        }

        grammar.Allowed(mask);

        Assert.False(mask[vocabulary.Semicolon]);
        grammar.Accept(SmallConductors.Bytes.Encode("x")[0]);
        grammar.Allowed(mask);
        Assert.True(mask[vocabulary.Semicolon]);
    }

    [Fact]
    public void Calls_SkillNamedTwiceOnACard_IsOneCall()
    {
        var card = Pools.Card with
        {
            Skills = [new SkillAccuracy("words", 0.9, 1), new SkillAccuracy("words", 0.8, 1)],
        };

        Assert.Equal([("words", 0)], ConductorPrompt.Calls([card]));
    }

    [Fact]
    public void Calls_Cards_NameWhatTheyShowOrAnything()
    {
        WorkerCard[] cards =
        [
            Pools.Card with { Skills = [new SkillAccuracy("words", 0.9, 1), new SkillAccuracy("facts", 0.1, 1)] },
            Pools.Card,
        ];

        Assert.Equal([("words", 0), ("anything", 1)], ConductorPrompt.Calls(cards));
        Assert.Equal(
            [("words", 0), ("words", 1), ("anything", 0), ("anything", 1)], ConductorPrompt.EveryCall(cards));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Allowed_ForcedSubtasks_LeavesCallsAndAccessAlone(bool forcesFullAccess)
    {
        var vocabulary = new PlanVocabulary(SmallConductors.Merged);
        var random = Seed.Generator(21);
        var cards = SmallConductors.Cards(random);
        string[] subtasks = ["the capital of France", "count its letters", "double that"];
        var request = new ConductorRequest("What?", SmallConductors.Pool(cards), [], 5, 1)
        {
            ForcedSubtasks = subtasks,
            ForcesFullAccess = forcesFullAccess,
        };
        var context = new PlanContext(
            vocabulary, ConductorTokens.Of(vocabulary.Tokenizer), request, admitsEveryCall: false);
        var calls = new HashSet<string>();
        var access = new HashSet<Access>();
        for (var draw = 0; draw < 100; draw++)
        {
            var tokens = Wander(vocabulary, context.CreateGrammar(), random);

            var plan = PlanText.Read(vocabulary.Tokenizer.Decode(tokens), 0);
            Assert.Equal(subtasks, plan.Select(step => step.Subtask));
            calls.Add(string.Join(' ', plan.Select(step => step.WorkerId)));
            access.UnionWith(plan.Skip(1).Select(step => step.Access));
        }

        Assert.InRange(calls.Count, 2, 100);
        Assert.Equal(forcesFullAccess, access.SetEquals([Access.Everything]));
    }

    private static PlanContext Context(
        PlanVocabulary vocabulary,
        IReadOnlyList<WorkerCard> cards,
        IReadOnlyList<Round> rounds,
        int maxSteps,
        int? forcedSteps = null,
        bool forcesFullAccess = false)
    {
        var request = new ConductorRequest("What?", SmallConductors.Pool(cards), rounds, maxSteps, 1)
        {
            ForcedSteps = forcedSteps,
            ForcesFullAccess = forcesFullAccess,
        };
        return new PlanContext(vocabulary, ConductorTokens.Of(vocabulary.Tokenizer), request, admitsEveryCall: false);
    }

    private static Round[] Rounds(IReadOnlyList<WorkerCard> cards, int steps, Random random) =>
        steps == 0 ? [] : [SmallConductors.Round(cards, steps, random)];

    /// <summary>The rounds as if every step had given an output.</summary>
    private static Round[] Whole(IEnumerable<Round> rounds) =>
        [.. rounds.Select(round => round with { Outputs = [.. round.Outputs.Select(output => output ?? "x")] })];

    /// <summary>Tokens drawn evenly from what is admitted; where a subtask may end, it often does.</summary>
    private static int[] Wander(PlanVocabulary vocabulary, PlanGrammar grammar, Random random)
    {
        var tokens = new List<int>();
        var mask = new bool[vocabulary.Tokenizer.VocabularySize];
        while (true)
        {
            grammar.Allowed(mask);
            var allowed = Enumerable.Range(0, mask.Length).Where(token => mask[token]).ToArray();
            Assert.NotEmpty(allowed);
            var token = mask[vocabulary.Semicolon] && random.Next(10) == 0
                ? vocabulary.Semicolon
                : allowed[random.Next(allowed.Length)];
            if (grammar.Accept(token))
            {
                return [.. tokens];
            }

            tokens.Add(token);
        }
    }
}
