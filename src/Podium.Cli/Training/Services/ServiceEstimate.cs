using System.Globalization;
using Podium.Cli.Training.Recipes;
using Podium.Cli.Views;
using Podium.Providers.Pools;
using Podium.Training.Grpo;

namespace Podium.Cli.Training.Services;

/// <summary>What a training asks of real models, as far as it can be told before.</summary>
internal static class ServiceEstimate
{
    /// <summary>One sentence or two for a person.</summary>
    public static string Of(TrainingRecipe recipe, PoolFile file)
    {
        GrpoOptions[] lessons = [.. new[] { recipe.Grpo, recipe.Recursion?.Grpo }.OfType<GrpoOptions>()];
        var workflows = lessons.Sum(WorkflowsOf);
        var most = lessons.Sum(lesson => WorkflowsOf(lesson) * lesson.MaxSteps);
        var compared = lessons.Sum(lesson => ComparisonsOf(lesson) * file.Document.Workers.Count);
        var longest = lessons.Max(lesson => lesson.MaxSteps);
        var comparisons = compared == 0
            ? ""
            : Text($", and {compared:#,0} calls to compare it with each worker alone");
        return Text($"{workflows:#,0} workflows of 1 to {longest} calls{comparisons}. ")
            + PriceOf(file, workflows + compared, most + compared)
            + (file.CachePath is { } path
                ? $" The same call is made once; answers are kept in '{path}'."
                : " Answers are not kept: the same call is made, and paid, each time.");
    }

    private static string PriceOf(PoolFile file, double least, double most)
    {
        var cards = MeasuredCards.Of(file);
        var prices = file.Document.Workers
            .Select(worker => cards.MeanPriceOf(worker.Key, worker.Value))
            .OfType<decimal>()
            .ToArray();
        if (prices.Length == 0)
        {
            return "What a call costs was not measured.";
        }

        var mean = prices.Average();
        return "If all of them were made, at the mean price of a problem when the workers were measured, that is about "
            + $"{Figures.Price(mean * (decimal)least)} to {Figures.Price(mean * (decimal)most)}.";
    }

    private static double WorkflowsOf(GrpoOptions lesson) =>
        (double)lesson.Steps * lesson.Groups * lesson.GroupSize * (1 + (lesson.RecursiveShare * lesson.Revisions));

    private static double ComparisonsOf(GrpoOptions lesson) =>
        lesson.CompareEvery == 0 ? 0 : Math.Ceiling((double)lesson.Steps / lesson.CompareEvery) * lesson.Groups;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
