using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Chat;
using Podium.Core.Execution;
using Podium.Core.Resilience.Hedging;
using Podium.Core.Workers;

namespace Podium.Core.Resilience;

/// <summary>One call that may take several attempts: what is asked, what is spent, and who hears of it.</summary>
internal sealed class ResilientCall
{
    private readonly IReadOnlyList<ChatMessage> _messages;
    private readonly ChatOptions _options;
    private readonly CallHost? _host;
    private readonly CallLedger _ledger;
    private readonly Channel<StreamItem>? _stream;
    private readonly string _text;
    private readonly Worker _own;
    private readonly int _first;
    private readonly int _schemaBytes;
    private int _attempts;
    private bool _hasPassedOn;

    public ResilientCall(
        Worker own, IEnumerable<ChatMessage> messages, ChatOptions? options, Channel<StreamItem>? stream)
    {
        _own = own;
        _messages = [.. messages];
        _options = options ?? new ChatOptions();
        _host = CallHost.Of(options);
        _ledger = _host?.Ledger ?? new CallLedger();
        _first = _ledger.Count;
        _schemaBytes = _options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema }
            ? Encoding.UTF8.GetByteCount(schema.GetRawText()) + PriceBound.FramingTokens
            : 0;
        _stream = stream;
        _text = _messages is [var only] ? only.Text : string.Concat(_messages.Select(message => message.Text));
    }

    /// <summary>
    /// Most tokens of one attempt: the messages with their framing, the schema, and what may be written.
    /// </summary>
    public TokenUsage Bound(Worker worker)
    {
        var most = PriceBound.Tokens(worker, _text);
        var framing = (_messages.Count - 1) * PriceBound.FramingTokens;
        return new TokenUsage(
            most.InputTokens + framing + _schemaBytes,
            Math.Min(_options.MaxOutputTokens ?? int.MaxValue, most.OutputTokens));
    }

    /// <summary>Whether the first attempt is covered: it is what was set aside, unless calls came before it.</summary>
    public bool MayBegin() => _first == 0 || MayCall(_own);

    public bool Fits(Worker worker) => (PriceBound.Count(worker, _text) ?? 0) <= worker.Card.ContextTokens;

    /// <summary>
    /// Whether another attempt may follow: what was passed on of a stream can be taken back, and its price is covered.
    /// </summary>
    public bool MayCall(Worker worker) =>
        (_host is { CanTakeBack: true } || !_hasPassedOn)
        && (_host?.TryCover(_ledger.Sum().Price + worker.Card.Price.Most(Bound(worker))) ?? true);

    /// <summary>
    /// Books the most that a second call beside one that has brought nothing can cost; <see langword="null"/> if it may
    /// not be made.
    /// </summary>
    public Booking? BeginHedge(Worker worker)
    {
        if (!Fits(worker) || !MayCall(worker))
        {
            return null;
        }

        // Others may have been covered meanwhile with the same money.
        var booking = Begin(worker, Bound(worker));
        if (_host?.TryCover(_ledger.Sum().Price) ?? true)
        {
            return booking;
        }

        NeverSent(booking);
        return null;
    }

    /// <summary>What is booked for a call at the moment.</summary>
    public Charge Booked(Booking booking) => _ledger.Of(booking.Number);

    /// <summary>Books nothing for a call that was not made after all.</summary>
    public void NeverSent(Booking booking)
    {
        Interlocked.Decrement(ref _attempts);
        _ledger.Close(booking.Number, Charge.None);
    }

    /// <summary>Notes whose call it is that decides, unless one after it does.</summary>
    public void DecidedBy(Worker worker)
    {
        if (_host is not null)
        {
            _host.StandIn = ReferenceEquals(worker, _own) ? null : worker.Name;
        }
    }

    /// <summary>
    /// Asks a worker once and books what that cost; <paramref name="onPiece"/> is called whenever a stream brings
    /// something. A call that fails throws what the client throws and is booked by <see cref="Fail"/>.
    /// </summary>
    public async Task<ChatResponse> AskAsync(
        Worker worker,
        Booking booking,
        Racer? racer,
        Action onPiece,
        CancellationToken cancellationToken)
    {
        var attempt = new OpenAttempt();
        var options = _options.Clone();
        options.MaxOutputTokens = Math.Min(options.MaxOutputTokens ?? int.MaxValue, worker.Card.OutputTokens);
        booking.Host.Attach(options);
        if (racer is { IsHedge: true })
        {
            HedgedCall.Mark(options);
        }

        var asking = _stream is null
            ? worker.Client.GetResponseAsync(_messages, options, cancellationToken)
            : StreamAsync(worker.Client, options, attempt, racer, onPiece, cancellationToken);
        try
        {
            var response = await asking.WaitAsync(cancellationToken).ConfigureAwait(false);
            Lead(racer);
            var isCached = CachedAnswer.IsIn(response.AdditionalProperties);
            var usage = TokenUsage.From(response.Usage);
            Close(booking, Charge.Of(worker.Card.Price, usage, booking.Most, isCached));
            return response;
        }
        catch (RunFailedException)
        {
            Lead(racer);
            Close(booking, Charge.None);
            throw;
        }
        finally
        {
            attempt.Close();
        }
    }

    /// <summary>Books the most that a call can cost, before it is made.</summary>
    public Booking Begin(Worker worker, TokenUsage bound)
    {
        Interlocked.Increment(ref _attempts);
        var number = _ledger.Open(Charge.Most(worker.Card.Price, bound));
        var host = new CallHost([], _ => { }) { CanTakeBack = false, Outer = price => TryCover(number, price) };
        return new Booking(number, bound, host);
    }

    /// <summary>
    /// Books what a failed call did cost, and tells it with the failure: a client that made several calls for it knows
    /// better.
    /// </summary>
    public FailedAttempt Fail(Booking booking, FailedAttempt failed)
    {
        if (booking.Host.Ledger.IsUsed)
        {
            var (usage, isReported, price, _) = booking.Host.Ledger.Sum();
            failed = failed with { Usage = usage, IsUsageReported = isReported, Price = price };
        }

        Close(booking, new Charge(failed.Usage, failed.IsUsageReported, failed.Price, 0));
        return failed;
    }

    /// <summary>Tells of a failed attempt that another one follows.</summary>
    public void Report(FailedAttempt failed)
    {
        if (_stream is null)
        {
            Hear(failed);
            return;
        }

        _stream.Writer.TryWrite(new StreamItem(null, failed));
    }

    /// <summary>Tells whoever listens of what was reported, in the order of the stream where there is one.</summary>
    public void Hear(FailedAttempt failed) => _host?.OnFailed(failed);

    /// <summary>The answer, with what all attempts used; only one alone can have come from a cache whole.</summary>
    public ChatResponse Close(ChatResponse response)
    {
        if (_ledger.Count > _first + 1)
        {
            response.AdditionalProperties?.Remove(CachedAnswer.Property);
        }

        response.Usage = _ledger.Sum(_first).Usage.ToUsageDetails();
        return response;
    }

    /// <summary>What is thrown when no attempt is left.</summary>
    public WorkerFaultException Failure(Attempt last)
    {
        var failed = last.Failure!;
        var charge = _ledger.Sum(_first);
        var tries = _attempts > 1 ? $" It was tried {_attempts} times in all." : "";
        return new WorkerFaultException(failed.Fault, failed.Message + tries, last.Cause)
        {
            Usage = charge.IsReported ? charge.Usage : null,
            IsTransient = last.IsTransient,
            RetryAfter = last.RetryAfter,
        };
    }

    /// <summary>Whether the calls that a client makes for one of these are covered, if they cost so much.</summary>
    private bool TryCover(int booking, decimal price)
    {
        // The ledger has it before the budget is asked, so that calls made at once count each other.
        var before = _ledger.Reprice(booking, price);
        if (_host?.TryCover(_ledger.Sum().Price) ?? true)
        {
            return true;
        }

        _ledger.Reprice(booking, before);
        return false;
    }

    /// <summary>A client that makes several calls for one knows better than its worker's card what they cost.</summary>
    private void Close(Booking booking, Charge charge) =>
        _ledger.Close(booking.Number, booking.Host.Ledger.IsUsed ? booking.Host.Ledger.Sum() : charge);

    private async Task<ChatResponse> StreamAsync(
        IChatClient client,
        ChatOptions options,
        OpenAttempt attempt,
        Racer? racer,
        Action onPiece,
        CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        var stream = client.GetStreamingResponseAsync(_messages, options, cancellationToken);
        await foreach (var update in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            onPiece();
            updates.Add(update);
            if (update.Contents.Any(SaysSomething))
            {
                attempt.IfOpen(() =>
                {
                    Lead(racer);
                    PassOn(update);
                });
            }
        }

        var response = updates.ToChatResponse();
        return response.FinishReason is null && !HoldsError(response)
            ? throw WorkerFaults.NoFinishReason(TokenUsage.From(response.Usage))
            : response;
    }

    private static void Lead(Racer? racer)
    {
        if (racer is not null && !racer.TryLead())
        {
            throw new OperationCanceledException(racer.Token);
        }
    }

    private void PassOn(ChatResponseUpdate update)
    {
        _hasPassedOn = true;
        var piece = update.Clone();
        piece.Contents = [.. update.Contents.Where(content => content is not UsageContent)];
        _stream!.Writer.TryWrite(new StreamItem(piece, null));
    }

    /// <summary>Some services begin a stream with an empty piece, long before the model writes anything.</summary>
    private static bool SaysSomething(AIContent content) => content switch
    {
        UsageContent => false,
        TextContent text => text.Text.Length > 0,
        TextReasoningContent thought => thought.Text.Length > 0 || thought.ProtectedData is not null,
        _ => true,
    };

    private static bool HoldsError(ChatResponse response) =>
        response.Messages.SelectMany(message => message.Contents).Any(content => content is ErrorContent);
}
