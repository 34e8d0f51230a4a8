using Podium.Cli.Training.Stages;
using Podium.Core.Workers;
using Podium.Neural.Chat;
using Podium.Training.Rollouts;

namespace Podium.Cli.Training.Workers;

/// <summary>The pools that the workers of sources make.</summary>
internal static class WorkerSourcePool
{
    /// <summary>The workers as they will answer.</summary>
    public static WorkerPool OpenPool(this IWorkerSource source, Workshop workshop) => source.Open(workshop).Pool;

    /// <summary>Models of this process, which remember what they were asked.</summary>
    public static LedWorkers OpenModels(this IModelSource source, Workshop workshop)
    {
        var workers = source.Read(workshop.Folder).Select(ready =>
        {
            var client = new NeuralChatClient(ready.Model, ready.Card.OutputTokens, workshop.Team);
            return new Worker(ready.Name, ready.Card, new MemoryChatClient(client));
        });
        return new LedWorkers(
            new WorkerPool([.. workers], QuestionVisibility.Never), workshop.Team.Threads);
    }
}
