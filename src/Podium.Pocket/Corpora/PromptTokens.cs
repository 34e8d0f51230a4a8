using Podium.Core.Execution;
using Podium.Neural.Chat;
using Podium.Neural.Conducting;
using Podium.Neural.Tokenization;
using Podium.Neural.Training;

namespace Podium.Pocket.Corpora;

/// <summary>Puts examples into the tokens that models read.</summary>
internal static class PromptTokens
{
    /// <summary>A message to a worker and its answer.</summary>
    public static SupervisedExample Of(WorkerExample example, ByteLevelTokenizer tokenizer)
    {
        var template = new MessageTemplate(tokenizer);
        return new SupervisedExample(
            template.EncodeMessage($"{example.Message}"), [template.EncodeAnswer(example.Answer)]);
    }

    /// <summary>A conductor's prompt and its plans.</summary>
    public static SupervisedExample Of(ConductorExample example, ByteLevelTokenizer tokenizer)
    {
        var special = ConductorTokens.Of(tokenizer);
        var prompt = ConductorPrompt.Compose(
            example.Cards, example.Question, example.Rounds, example.FirstStep);
        var first = example.FirstStep + EarlierSteps.Of(example.Rounds).Count;
        return new SupervisedExample(
            [special.Start, .. tokenizer.Encode(prompt), special.Start],
            [.. example.Plans.Select(plan => (int[])[.. PlanTokens.Encode(plan, first, tokenizer), special.End])]);
    }
}
