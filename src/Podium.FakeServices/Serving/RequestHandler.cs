using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Podium.FakeServices.Answers;
using Podium.FakeServices.Faults;
using Podium.FakeServices.Wire;

namespace Podium.FakeServices.Serving;

/// <summary>Answers requests, each with the fault that strikes it.</summary>
internal sealed class RequestHandler(FakeServiceOptions options, FaultQueue faults, HoldGate holds, Ledger ledger)
{
    private const string Page = "<!DOCTYPE html><html><body>Sign in to go on.</body></html>";

    private readonly WireFormat _format = WireFormat.Of(options.Dialect);
    private readonly AnswerMaker _answers = new(options, ledger);
    private readonly ReplyPlayer _player = new(holds, ledger);
    private readonly RequestLog _requests = new(options.KeptRequests);
    private int _lastNumber;

    public IReadOnlyList<FakeRequest> Requests => _requests.Latest();

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="cancellationToken">Ends when the client gives up or the service stops.</param>
    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(context.Request, cancellationToken).ConfigureAwait(false);
        _requests.Add(Record(context.Request, body));
        var number = Interlocked.Increment(ref _lastNumber).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[_format.RequestIdHeader] = RequestId(number);
        var reply = await ReplyAsync(context.Request, body, number, cancellationToken).ConfigureAwait(false);
        await _player.PlayAsync(reply, context, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static FakeRequest Record(HttpRequest request, string body) => new(
        request.Method,
        request.GetEncodedPathAndQuery(),
        request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        body);

    private static string RequestId(string number) => $"req_{number}";

    private async Task<Reply> ReplyAsync(
        HttpRequest request, string body, string number, CancellationToken cancellationToken)
    {
        var path = request.Path.Value ?? "";
        try
        {
            if (HttpMethods.IsPost(request.Method) && path == options.Dialect.BasePath + _format.ChatPath)
            {
                return await AnswerAsync(request, body, number, cancellationToken).ConfigureAwait(false);
            }

            _format.Check(request.Headers, options.ApiKey);
            return HttpMethods.IsGet(request.Method) && path == options.Dialect.BasePath + _format.ModelsPath
                ? Models()
                : Refuse(WireError.Of(404), number);
        }
        catch (RefusedRequestException refused)
        {
            return Refuse(refused.Error, number);
        }
    }

    private async Task<Reply> AnswerAsync(
        HttpRequest request, string body, string number, CancellationToken cancellationToken)
    {
        var fault = faults.Take();
        if (fault is FakeFault.SlowHeaders)
        {
            await holds.HoldAsync(cancellationToken).ConfigureAwait(false);
        }

        if (InsteadOf(fault, number) is { } refusal)
        {
            return refusal;
        }

        _format.Check(request.Headers, options.ApiKey);
        var call = _format.Read(body);
        var model = _answers.ModelFor(call);
        switch (fault)
        {
            case FakeFault.ContextOverflow:
                return Refuse(WireError.Beyond(model.ContextWords, model.ContextWords + 1), number);
            case FakeFault.ErrorBody when !call.IsStream:
                return Refuse(WireError.Of(500), number) with { Status = 200 };
        }

        var answer = await _answers.MakeAsync(model, call, number, cancellationToken).ConfigureAwait(false);
        var reply = Write(AnswerFaults.Apply(answer, fault), call);
        return ReplyFaults.Apply(
            reply, fault, () => _format.WriteStreamError(WireError.Of(500), RequestId(number)));
    }

    /// <summary>What comes whatever was asked; <see langword="null"/> if an answer comes.</summary>
    private Reply? InsteadOf(FakeFault? fault, string number) => fault switch
    {
        FakeFault.Status status => Refuse(status, number),
        FakeFault.CloseBeforeHeaders => new Reply([new Move.Reset()]),
        FakeFault.Redirect redirect => Reply.Whole("", redirect.Code) with
        {
            Header = ("Location", redirect.Location.OriginalString),
        },
        FakeFault.NotJson => Reply.Whole(Page) with { ContentType = "text/html; charset=utf-8" },
        _ => null,
    };

    private Reply Refuse(FakeFault.Status status, string number)
    {
        var reply = status.Body is { } body
            ? Reply.Whole(body, status.Code)
            : Refuse(WireError.Of(status.Code), number);
        return status.RetryAfter is { } retry ? reply with { Header = ("Retry-After", retry.ToString()) } : reply;
    }

    private Reply Refuse(WireError error, string number) =>
        Reply.Whole(JsonText.Of(_format.WriteError(error, RequestId(number))), error.Status);

    private Reply Models() => Reply.Whole(JsonText.Of(
        _format.WriteModels(options.Models.Select(model => model.Name), options.TimeProvider.GetUtcNow())));

    private Reply Write(Answer answer, ChatCall call)
    {
        var reply = call.IsStream
            ? Reply.Stream(_format.WriteStream(answer, call.WantsUsage))
            : new Reply([new Move.Send(JsonText.Of(_format.WriteWhole(answer)), answer.Usage.OutputTokens)]);
        return reply with { Meter = answer.Meter };
    }
}
