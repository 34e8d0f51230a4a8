using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Execution;

namespace Podium.Providers.Tests.Recorded;

/// <summary>What a client made of a trace: an answer or a fault.</summary>
internal sealed record TraceOutcome(ChatResponse? Response, WorkerFaultException? Fault)
{
    public static async Task<TraceOutcome> OfAsync(Func<Task<ChatResponse>> ask)
    {
        try
        {
            return new TraceOutcome(await ask(), null);
        }
        catch (WorkerFaultException fault)
        {
            return new TraceOutcome(null, fault);
        }
    }

    public void AssertIs(JsonObject expected)
    {
        if (expected["fault"] is { } kind)
        {
            AssertFault(expected, kind.GetValue<string>());
        }
        else
        {
            Assert.Null(Fault);
            AssertAnswer(expected, Response!);
        }
    }

    private void AssertFault(JsonObject expected, string kind)
    {
        Assert.NotNull(Fault);
        Assert.Equal(kind, Fault.Fault.ToString());
        Assert.Contains(
            expected["message contains"]!.GetValue<string>(), Fault.Message, StringComparison.OrdinalIgnoreCase);
        if (expected["retryAfterSeconds"] is { } seconds)
        {
            Assert.Equal(seconds.GetValue<double>(), Math.Ceiling(Fault.RetryAfter!.Value.TotalSeconds));
        }
    }

    private static void AssertAnswer(JsonObject expected, ChatResponse response)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToArray();
        var refusal = contents.OfType<ErrorContent>().FirstOrDefault(error => error.ErrorCode == "Refusal")?.Message;
        Assert.Equal(expected["text"]!.GetValue<string>(), response.Text);
        Assert.Equal(expected["reasoning"]?.GetValue<string>() ?? "", Reasoning(contents));
        Assert.Equal(expected["refusal"]?.GetValue<string>(), refusal);
        if (refusal is null)
        {
            Assert.Equal(expected["finish"]!.GetValue<string>(), response.FinishReason?.Value);
        }

        AssertUsage(expected["usage"], response.Usage);
        AssertCalls(expected["tool calls"] as JsonArray, [.. contents.OfType<FunctionCallContent>()]);
    }

    private static string Reasoning(IEnumerable<AIContent> contents) =>
        string.Concat(contents.OfType<TextReasoningContent>().Select(part => part.Text));

    private static void AssertUsage(JsonNode? expected, UsageDetails? usage)
    {
        Assert.Equal(expected?["in"]?.GetValue<long>(), usage?.InputTokenCount);
        Assert.Equal(expected?["out"]?.GetValue<long>(), usage?.OutputTokenCount);
        Assert.Equal(expected?["cached"]?.GetValue<long>(), usage?.CachedInputTokenCount);
        Assert.Equal(expected?["written"]?.GetValue<long>() ?? 0, TokenUsage.From(usage)?.CacheWriteTokens ?? 0);
        Assert.Equal(expected?["reasoning"]?.GetValue<long>(), usage?.ReasoningTokenCount);
    }

    private static void AssertCalls(JsonArray? expected, FunctionCallContent[] calls)
    {
        Assert.Equal(expected?.Count ?? 0, calls.Length);
        Assert.Equal(calls.Length, calls.Select(call => call.CallId).Distinct().Count());
        for (var index = 0; index < calls.Length; index++)
        {
            var arguments = JsonSerializer.SerializeToNode(calls[index].Arguments);
            Assert.Equal(expected![index]!["name"]!.GetValue<string>(), calls[index].Name);
            Assert.True(JsonNode.DeepEquals(expected[index]!["arguments"], arguments), arguments!.ToJsonString());
            Assert.NotEmpty(calls[index].CallId);
        }
    }
}
