using System.Threading.Channels;
using Podium.Core.Execution;
using Podium.Core.Records;
using Podium.Core.Runs;

namespace Podium.Core.Chat;

/// <summary>
/// Passes on the output of a run's answering step as it comes. What was passed on cannot be taken back, so a call that
/// fails after that ends the run, instead of being made again.
/// </summary>
internal sealed class AnswerStream : IRunObserver
{
    private readonly Channel<string> _channel = Channel.CreateUnbounded<string>();
    private int _answeringStep = -1;
    private bool _hasPassedOn;

    public bool IsStreaming => true;

    public void OnEvent(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunEvent.WorkflowWritten { Steps: { } steps }:
                _answeringStep = steps.Count - 1;
                break;
            case RunEvent.AttemptFailed { Failed: var failed } attempt
                when attempt.Step == _answeringStep && _hasPassedOn:
                throw new WorkerFaultException(
                    failed.Fault, $"The answer broke off after its beginning was passed on: {failed.Message}");
            default:
                break;
        }
    }

    public void OnOutput(int round, int step, string text)
    {
        if (step == _answeringStep)
        {
            _hasPassedOn = true;
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
