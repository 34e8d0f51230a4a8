using Podium.Core.Conductors;
using Podium.Core.Randomness;
using Podium.Core.Tests.Workflows;
using Podium.Core.Workers;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Conductors;

public sealed class FixedConductorTests
{
    private static readonly WorkerPool Pool = NamedPool.Of("ann", "bob", "cy");

    private static readonly WorkerPool VotingPool = MajorityWorker.AddTo(Pool);

    public static TheoryData<IFixedConductor> Conductors =>
    [
        new SingleWorkerConductor("bob"),
        new SelfRefineConductor("ANN", refinements: 3),
        new MixtureOfAgentsConductor("cy", layers: 3),
        new VoteConductor("Bob", votes: 4),
    ];

    public static TheoryData<IConductor> AllConductors =>
        new(Conductors.Select(row => (IConductor)row.Data).Append(new RandomTeamConductor()));

    [Theory]
    [MemberData(nameof(Conductors), DisableDiscoveryEnumeration = true)]
    public async Task ConductAsync_AnyQuestion_GivesAValidWorkflowOfTheStepsItDeclares(IFixedConductor conductor)
    {
        for (var run = 0; run < 200; run++)
        {
            var question = RandomWorkflows.HostileText(Seed.Generator(3, run)) + "?";

            var workflow = await Writing.WorkflowOf(
                conductor,
                Writing.Request(question, VotingPool, conductor.StepsIn(VotingPool), run));

            Assert.Equal(conductor.StepsIn(VotingPool), workflow.Steps.Count);
            var asked = workflow.Steps.Where(step => VotingPool.Workers[step.WorkerId].Name != MajorityWorker.Name);
            Assert.All(asked, step => Assert.EndsWith(question, step.Subtask));
        }
    }

    [Theory]
    [MemberData(nameof(AllConductors), DisableDiscoveryEnumeration = true)]
    public async Task ConductAsync_AfterARound_AcceptsIt(IConductor conductor)
    {
        var round = new Round(new Workflow("", [new WorkflowStep(0, "a", Access.Nothing)]), ["12"], "12");
        var request = Writing.Request("Q?", VotingPool) with { Rounds = [round] };

        var workflow = await Writing.WorkflowOf(conductor, request);

        Assert.Empty(workflow.Steps);
    }

    [Fact]
    public async Task SingleWorker_Question_GoesToThatWorkerUnchanged()
    {
        var workflow = await Writing.WorkflowOf(new SingleWorkerConductor("Cy"), Writing.Request("Q?", Pool));

        Assert.Equal([new WorkflowStep(2, "Q?", Access.Nothing)], workflow.Steps);
    }

    [Fact]
    public async Task SingleWorker_UnknownName_SaysWhomThePoolHas()
    {
        var conducting = async () => await new SingleWorkerConductor("dee").ConductAsync(Writing.Request("Q?", Pool));

        var refusal = await Assert.ThrowsAsync<ArgumentException>(conducting);
        Assert.StartsWith("The pool has no worker called 'dee'; it has ann, bob, cy.", refusal.Message);
    }

    [Fact]
    public async Task SelfRefine_TwoRefinements_EachSeeTheStepBefore()
    {
        var conductor = new SelfRefineConductor("bob", refinements: 2) { Instruction = "Better: " };

        var workflow = await Writing.WorkflowOf(conductor, Writing.Request("Q?", Pool));

        Assert.Equal(
            [
                new WorkflowStep(1, "Q?", Access.Nothing),
                new WorkflowStep(1, "Better: Q?", new Access.Steps([0])),
                new WorkflowStep(1, "Better: Q?", new Access.Steps([1])),
            ],
            workflow.Steps);
    }

    [Fact]
    public async Task MixtureOfAgents_TwoLayers_SeeTheLayerBelowAndNothingElse()
    {
        var conductor = new MixtureOfAgentsConductor("bob", layers: 2) { Instruction = "Weigh: " };

        var workflow = await Writing.WorkflowOf(conductor, Writing.Request("Q?", Pool, maxSteps: 7));

        Access below = new Access.Steps([0, 1, 2]);
        Access top = new Access.Steps([3, 4, 5]);
        Assert.Equal([0, 1, 2, 0, 1, 2, 1], workflow.Steps.Select(step => step.WorkerId));
        Assert.Equal(["Q?", "Weigh: Q?"], workflow.Steps.Select(step => step.Subtask).Distinct());
        Assert.Equal([Access.Nothing, below, top], workflow.Steps.Select(step => step.Access).Distinct());
        Assert.Equal(top, workflow.Steps[^1].Access);
    }

    [Fact]
    public void Constructors_NothingToRepeat_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfRefineConductor("bob", refinements: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MixtureOfAgentsConductor("bob", layers: 0));
    }
}
