using Podium.Core.Randomness;
using Podium.Neural.Chat;
using Podium.Neural.Kernels;
using Podium.Neural.Tokenization;
using Podium.Neural.Training;
using Podium.Neural.Weights;
using Podium.Pocket.Corpora;
using Podium.Pocket.Skills;

namespace Podium.Pocket.Training;

/// <summary>The supervised runs of the pocket orchestra: each worker's, and the conductor's cold start.</summary>
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
        return (model, new SupervisedRun(model, plan, step => DrawBatch(plan.Batch, Seed.Generator(seed, step), draw), team));
    }

    private static SupervisedExample[] DrawBatch(int count, Random random, Func<Random, SupervisedExample> draw) =>
        [.. Enumerable.Range(0, count).Select(_ => draw(random))];
}
