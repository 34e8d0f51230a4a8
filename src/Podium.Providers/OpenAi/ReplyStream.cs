using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Providers.Faults;

namespace Podium.Providers.OpenAi;

/// <summary>Reads one streamed answer.</summary>
/// <param name="reader">Reads its chunks.</param>
/// <param name="faults">Makes the faults.</param>
internal sealed class ReplyStream(ReplyReader reader, ServiceFaults faults)
{
    private const string Done = "[DONE]";

    /// <summary>
    /// The answer's updates: contents as they come, calls of functions and the usage at the end, once each.
    /// </summary>
    /// <exception cref="WorkerFaultException">
    /// The stream reports an error, is not understood, or ends without a reason to end.
    /// </exception>
    public async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = SseParser.Create(body).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (chunks.ConfigureAwait(false))
        {
            while (await NextAsync(chunks).ConfigureAwait(false) is { } chunk)
            {
                var contents = Read(chunk);
                if (contents.Count > 0)
                {
                    yield return Update(contents);
                }
            }
        }

        if (reader.FinishReason is null)
        {
            throw faults.Cut("ended its stream without a finish reason", reader.Spent);
        }

        var last = reader.End();
        var update = Update(reader.Usage is { } usage ? [.. last, new UsageContent(usage)] : last);
        update.FinishReason = reader.FinishReason;
        yield return update;
    }

    private async ValueTask<string?> NextAsync(IAsyncEnumerator<SseItem<string>> chunks)
    {
        try
        {
            do
            {
                if (!await chunks.MoveNextAsync().ConfigureAwait(false))
                {
                    return null;
                }
            }
            while (chunks.Current.Data.Length == 0);

            return chunks.Current.Data == Done ? null : chunks.Current.Data;
        }
        catch (WorkerFaultException fault) when (fault.Fault == FaultKind.CutStream)
        {
            // After the reason to end, no more of the answer can come: what breaks off is at most the usage.
            return reader.FinishReason is null
                ? throw faults.Cut("broke off in the middle of its answer", reader.Spent)
                : null;
        }
    }

    private IReadOnlyList<AIContent> Read(string chunk)
    {
        try
        {
            using var document = JsonDocument.Parse(chunk);
            return reader.Read(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw chunk.StartsWith('{')
                ? faults.Malformed("sent a chunk that is no JSON", reader.Spent)
                : faults.FromBody(ErrorBody.Empty with { Message = chunk }, reader.HasBegun, reader.Spent);
        }
    }

    private ChatResponseUpdate Update(IReadOnlyList<AIContent> contents) =>
        new(ChatRole.Assistant, [.. contents])
        {
            MessageId = reader.Id,
            ModelId = reader.Model,
            ResponseId = reader.Id,
        };
}
