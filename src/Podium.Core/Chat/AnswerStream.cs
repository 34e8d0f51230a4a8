using System.Threading.Channels;
using Podium.Core.Records;
using Podium.Core.Runs;

namespace Podium.Core.Chat;

/// <summary>Passes on the output of a run's answering step as it comes.</summary>
internal sealed class AnswerStream : IRunObserver
{
    private readonly Channel<string> _channel = Channel.CreateUnbounded<string>();
    private int _answeringStep = -1;

    public bool IsStreaming => true;

    public void OnEvent(RunEvent runEvent)
    {
        if (runEvent is RunEvent.WorkflowWritten { Steps: { } steps })
        {
            _answeringStep = steps.Count - 1;
        }
    }

    public void OnOutput(int round, int step, string text)
    {
        if (step == _answeringStep)
        {
            _channel.Writer.TryWrite(text);
        }
    }

    /// <summary>Ends the stream when the run has ended.</summary>
    public async Task<RunResult> FollowAsync(Task<RunResult> run)
    {
        try
        {
            return await run.ConfigureAwait(false);
        }
        finally
        {
            _channel.Writer.Complete();
        }
    }

    public IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) =>
        _channel.Reader.ReadAllAsync(cancellationToken);
}
