using Podium.Core.Randomness;
using Podium.Core.Workers;
using Podium.Neural.Chat;
using Podium.Neural.Kernels;
using Podium.Neural.Tokenization;
using Podium.Neural.Training;
using Podium.Neural.Weights;
using Podium.Pocket.Corpora;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Training;

/// <summary>
/// The supervised runs of the pocket orchestra: each worker's, the conductor's cold start, what it learns of itself,
/// and what it might learn of others in place of reward.
/// </summary>
public static class PocketRuns
{
    /// <summary>Plans imitated for each prompt of the cold start.</summary>
    public const int PlansPerPrompt = 4;

    /// <summary>Names of the skills that a worker may learn.</summary>
    public static IReadOnlyList<string> Skills => PocketSkills.Names;

    /// <summary>A worker's run and the model that it trains.</summary>
    public static (LanguageModel Model, SupervisedRun Run) Worker(
        WorkerRecipe recipe,
        PocketTokenizers tokenizers,
        long seed,
        ThreadTeam team)
    {
        var tokenizer = recipe.ReadsLetters ? tokenizers.Letters : tokenizers.Words;
        return Create(recipe.Shape, recipe.Plan, tokenizer, seed, team, random => PromptTokens.Of(
            recipe.Skill.Length == 0
                ? WorkerCorpus.DrawGeneralist(random)
                : WorkerCorpus.DrawSpecialist(recipe.Skill, random),
            tokenizer));
    }

    /// <summary>The cold start's run and the model that it trains.</summary>
    public static (LanguageModel Model, SupervisedRun Run) ColdStart(
        ModelShape shape,
        SupervisedPlan plan,
        PocketTokenizers tokenizers,
        long seed,
        ThreadTeam team) =>
        Create(shape, plan, tokenizers.Words, seed, team, random =>
            PromptTokens.Of(ColdStartCorpus.Draw(random, PlansPerPrompt), tokenizers.Words));

    /// <summary>
    /// The run in which a conductor imitates the workflows of the one that is told what is behind each problem.
    /// </summary>
    /// <param name="model">The model, whose cold start is over; changed in place.</param>
    /// <param name="plan">How long and how fast.</param>
    /// <param name="pool">The workers; each problem comes before a draw of them.</param>
    /// <param name="seed">Seed of the problems and draws.</param>
    /// <param name="team">Threads to compute on.</param>
    /// <exception cref="ArgumentException">No card of the pool shows an ability.</exception>
    public static SupervisedRun Imitation(
        LanguageModel model,
        SupervisedPlan plan,
        WorkerPool pool,
        long seed,
        ThreadTeam team)
    {
        var corpus = new ImitationCorpus(pool);
        return Create(model, plan, seed, team, random => PromptTokens.Of(corpus.Draw(random), model.Tokenizer));
    }

    /// <summary>
    /// The run in which a conductor imitates what it wrote itself, cut into rounds: it learns to write on where a round
    /// ended, and to accept what is finished.
    /// </summary>
    /// <param name="model">The conductor, changed in place.</param>
    /// <param name="plan">How long and how fast.</param>
    /// <param name="solved">What it solved; at least one, and all <see cref="CanBeImitated"/>.</param>
    /// <param name="mostSteps">Most steps of a round.</param>
    /// <param name="seed">Seed of the examples.</param>
    /// <param name="team">Threads to compute on.</param>
    public static SupervisedRun SelfImitation(
        LanguageModel model,
        SupervisedPlan plan,
        IReadOnlyList<SolvedProblem> solved,
        int mostSteps,
        long seed,
        ThreadTeam team) => Create(model, plan, seed, team, random =>
            PromptTokens.Of(RoundCorpus.Draw(random, solved, mostSteps), model.Tokenizer));

    /// <summary>
    /// Whether a plan can be cut into rounds anywhere: each step names what it sees, the step before among it, so that
    /// every part is run as it was in the whole.
    /// </summary>
    public static bool CanBeImitated(SolvedProblem solved) => RoundCorpus.CanBeCut(solved);

    private static (LanguageModel Model, SupervisedRun Run) Create(
        ModelShape shape,
        SupervisedPlan plan,
        ByteLevelTokenizer tokenizer,
        long seed,
        ThreadTeam team,
        Func<Random, SupervisedExample> draw)
    {
        var model = new LanguageModel(shape.Create(tokenizer.VocabularySize, seed), tokenizer)
        {
            EndToken = new MessageTemplate(tokenizer).EndToken,
        };
        return (model, Create(model, plan, seed, team, draw));
    }

    private static SupervisedRun Create(
        LanguageModel model,
        SupervisedPlan plan,
        long seed,
        ThreadTeam team,
        Func<Random, SupervisedExample> draw) =>
        new(model, plan, step => DrawBatch(plan.Batch, Seed.Generator(seed, step), draw), team);

    private static SupervisedExample[] DrawBatch(int count, Random random, Func<Random, SupervisedExample> draw) =>
        [.. Enumerable.Range(0, count).Select(_ => draw(random))];
}
