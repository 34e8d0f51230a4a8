using System.Text.Json;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Faults;
using Podium.Providers.OpenAi.Wire;
using Podium.Providers.Vendors;

namespace Podium.Providers.OpenAi;

/// <summary>Reads one answer, whole or chunk by chunk, out of a vendor's dialect.</summary>
/// <param name="vendor">The dialect.</param>
/// <param name="faults">Makes the faults.</param>
internal sealed class ReplyReader(VendorDialect vendor, ServiceFaults faults)
{
    private const string RefusalCode = "Refusal";

    private readonly ToolCallReader _calls = new();
    private readonly ThoughtSplitter _splitter = new(vendor.ReasoningTags);
    private UsageDetails? _lastUsage;
    private bool _isTotal;

    /// <summary>
    /// The usage of the whole answer; <see langword="null"/> as long as only that of a part of it was reported, as by
    /// services that count on with every chunk.
    /// </summary>
    public UsageDetails? Usage => _isTotal ? _lastUsage : null;

    /// <summary>Why the answer ended; <see langword="null"/> as long as nothing says so.</summary>
    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>Whether any of the answer came; before that, nothing was generated.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Id of the answer, as text.</summary>
    public string? Id { get; private set; }

    /// <summary>The model that the service says it was.</summary>
    public string? Model { get; private set; }

    /// <summary>What was spent, as a fault carries it.</summary>
    public TokenUsage? Spent => TokenUsage.From(Usage);

    /// <summary>Reads a body or chunk; the contents are those that are clear by now.</summary>
    /// <exception cref="WorkerFaultException">It reports an error.</exception>
    public IReadOnlyList<AIContent> Read(JsonElement body)
    {
        var reply = Parse(body);
        var choice = reply.Choices?.FirstOrDefault(choice => (choice.Index ?? 0) == 0);
        ReadUsage(reply, choice);
        ThrowOnError(body, reply, choice);
        Id ??= reply.Id?.ToString();
        Model ??= reply.Model;
        if (choice is null)
        {
            return [];
        }

        HasBegun = true;
        ThrowOnFailure(choice.FinishReason);
        FinishReason = FinishReasons.Read(choice.FinishReason) ?? FinishReason;
        return (choice.Message ?? choice.Delta) is { } message ? [.. Contents(message)] : [];
    }

    /// <summary>The contents that were waiting for the end: text held back, and calls of functions.</summary>
    public IReadOnlyList<AIContent> End()
    {
        // Some services say "stop" where the model waits for a function.
        if (!_calls.IsEmpty && FinishReason == ChatFinishReason.Stop)
        {
            FinishReason = ChatFinishReason.ToolCalls;
        }

        return [.. _splitter.End(), .. _calls.Finish()];
    }

    private ChatReply Parse(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object)
        {
            try
            {
                return body.Deserialize(WireContext.Default.ChatReply)!;
            }
            catch (JsonException)
            {
                throw faults.Malformed("sent an answer whose fields have other types than agreed", Spent);
            }
        }

        return body.ValueKind == JsonValueKind.Array
            ? throw faults.FromBody(ErrorBodyReader.Read(body), HasBegun, Spent)
            : throw faults.Malformed("sent something else than a JSON object", Spent);
    }

    /// <summary>A chunk that brings more of an answer may be followed by chunks that cost more.</summary>
    private void ReadUsage(ChatReply reply, ReplyChoice? choice)
    {
        var usage = UsageReader.Read(vendor, reply);
        var goesOn = choice is { Message: null, FinishReason: null or "" } && FinishReason is null;
        _lastUsage = usage ?? _lastUsage;
        _isTotal = !goesOn && (_isTotal || usage is not null);
    }

    private void ThrowOnError(JsonElement body, ChatReply reply, ReplyChoice? choice)
    {
        if (reply.Error is { ValueKind: not JsonValueKind.Null } || reply.Object == "error")
        {
            throw faults.FromBody(ErrorBodyReader.Read(body), HasBegun, Spent);
        }

        if (choice?.Error is { ValueKind: not JsonValueKind.Null } error)
        {
            throw faults.FromBody(ErrorBodyReader.Read(error), HasBegun, Spent);
        }

        if (reply.Choices is null && reply.Usage is null && ErrorBodyReader.Read(body) is { Message.Length: > 0 } said)
        {
            throw faults.FromBody(said, HasBegun, Spent);
        }
    }

    private void ThrowOnFailure(string? word)
    {
        if (FinishReasons.IsBreak(word))
        {
            throw faults.Cut($"broke its answer off and calls that '{word}'", Spent);
        }

        if (FinishReasons.IsFailure(word))
        {
            throw faults.FromBody(ErrorBody.Empty with { Message = word! }, HasBegun, Spent);
        }
    }

    private IEnumerable<AIContent> Contents(ReplyMessage message)
    {
        _calls.Add(message.ToolCalls);
        if (ReasoningOf(message) is { } reasoning)
        {
            yield return new TextReasoningContent(reasoning);
        }

        foreach (var content in message.Content is { } written ? ContentReader.Read(written) : [])
        {
            if (content is not TextContent text)
            {
                yield return content;
                continue;
            }

            foreach (var part in _splitter.Add(text.Text))
            {
                yield return part;
            }
        }

        if (message.Refusal is { Length: > 0 } refusal)
        {
            yield return new ErrorContent(refusal) { ErrorCode = RefusalCode };
        }
    }

    private string? ReasoningOf(ReplyMessage message) =>
        message.Others is not { } others
            ? null
            : vendor.ReasoningFields
                .Select(field => others.GetValueOrDefault(field))
                .Where(value => value.ValueKind == JsonValueKind.String)
                .Select(value => value.GetString())
                .FirstOrDefault(text => text is { Length: > 0 });
}
