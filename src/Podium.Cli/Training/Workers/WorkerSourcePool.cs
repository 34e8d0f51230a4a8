using Podium.Cli.Training.Stages;
using Podium.Core.Workers;
using Podium.Neural.Chat;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Workers;

/// <summary>The pool that the workers of a source make.</summary>
internal static class WorkerSourcePool
{
    /// <summary>The workers as they will answer, which remember what they were asked.</summary>
    public static WorkerPool OpenPool(this IWorkerSource source, Workshop workshop)
    {
        var workers = source.Read(workshop.Folder).Select(ready =>
        {
            var client = new NeuralChatClient(ready.Model, ready.Card.OutputTokens, workshop.Team);
            return new Worker(ready.Name, ready.Card, new MemoryChatClient(client));
        });
        return new WorkerPool([.. workers], QuestionVisibility.Never);
    }
}
