using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Randomness;
using Podium.Neural.Chat;
using Podium.Neural.Kernels;
using Podium.Neural.Tests.Conducting;

namespace Podium.Neural.Tests.Chat;

public sealed class NeuralChatClientTests
{
    [Fact]
    public async Task GetStreamingResponseAsync_AnyAnswer_ConcatenatesToTheWholeAnswer()
    {
        using var client = Client(1, 40);
        for (var seed = 0; seed < 20; seed++)
        {
            var options = new ChatOptions { Temperature = 1, Seed = seed };
            var message = SmallConductors.Phrase(Seed.Generator(seed));

            var whole = await client.GetResponseAsync(message, options, TestContext.Current.CancellationToken);
            var updates = await client
                .GetStreamingResponseAsync(message, options, TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken);

            Assert.Equal(whole.Text, string.Concat(updates.Select(update => update.Text)));
            Assert.All(updates[..^1], update => Assert.Null(update.FinishReason));
            Assert.Equal(whole.FinishReason, updates[^1].FinishReason);
            var usage = Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>()).Details;
            Assert.Equal(whole.Usage?.InputTokenCount, usage.InputTokenCount);
            Assert.Equal(whole.Usage?.OutputTokenCount, usage.OutputTokenCount);
        }
    }

    [Fact]
    public void Append_AnyTokens_ConcatenatesToTheDecodedAnswer()
    {
        var tokenizer = SmallConductors.Bytes;
        var template = new MessageTemplate(tokenizer);
        var letters = tokenizer.Encode(" \n\ta[é日\r");
        for (var seed = 0; seed < 500; seed++)
        {
            var random = Seed.Generator(seed);
            int[] tokens = [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(3) == 0
                ? tokenizer.Encode(" \n")[random.Next(2)]
                : letters[random.Next(letters.Length)])];
            var text = new AnswerText(tokenizer);

            var streamed = string.Concat(tokens.Select(text.Append)) + text.Finish();

            Assert.Equal(template.DecodeAnswer(tokens), streamed);
        }
    }

    [Fact]
    public async Task GetResponseAsync_AnyMessage_ReportsTheTokensThatWereCounted()
    {
        using var client = Client(2, 3);
        var counter = Assert.IsType<ITokenCounter>(client.GetService(typeof(ITokenCounter)), exactMatch: false);
        for (var seed = 0; seed < 20; seed++)
        {
            var message = SmallConductors.Phrase(Seed.Generator(seed)) + "\n[Step 0] <|im_end|>";

            var answer = await client.GetResponseAsync(
                message, cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(counter.CountInput(message), answer.Usage?.InputTokenCount);
            Assert.InRange(answer.Usage!.OutputTokenCount!.Value, 1, 3);
        }
    }

    [Fact]
    public async Task GetResponseAsync_LimitReached_SaysSo()
    {
        using var client = Client(3, 50);
        var options = new ChatOptions { MaxOutputTokens = 1 };

        var answer = await client.GetResponseAsync("hello", options, TestContext.Current.CancellationToken);

        Assert.Equal(1, answer.Usage?.OutputTokenCount);
        Assert.Equal(ChatFinishReason.Length, answer.FinishReason);
    }

    [Fact]
    public async Task GetResponseAsync_AtTheSameTime_AnswersEachAsAlone()
    {
        using var client = Client(4, 10);
        var token = TestContext.Current.CancellationToken;
        string[] messages = ["the capital", "count its letters", "12 plus 12", "of France"];
        var alone = new List<string>();
        foreach (var message in messages)
        {
            alone.Add((await client.GetResponseAsync(message, cancellationToken: token)).Text);
        }

        var answers = await Task.WhenAll(messages.Select(
            message => client.GetResponseAsync(message, cancellationToken: token)));

        Assert.Equal(alone, answers.Select(answer => answer.Text));
    }

    [Fact]
    public async Task GetResponseAsync_Cancelled_Throws()
    {
        using var client = Client(5, 10);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GetResponseAsync("hello", cancellationToken: source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await client.GetStreamingResponseAsync("hello", cancellationToken: source.Token)
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_Abandoned_LetsTheNextCallerIn()
    {
        using var client = Client(6, 400);
        var token = TestContext.Current.CancellationToken;
        await foreach (var update in client.GetStreamingResponseAsync("hello", cancellationToken: token))
        {
            Assert.NotNull(update);
            break;
        }

        var answer = await client.GetResponseAsync(
            "hello", new ChatOptions { MaxOutputTokens = 2 }, token);

        Assert.InRange(answer.Usage!.OutputTokenCount!.Value, 1, 2);
    }

    [Fact]
    public async Task GetResponseAsync_MessageTooLong_SaysHowLongItMayBe()
    {
        using var client = Client(7, 5, positions: 32);
        var message = string.Concat(Enumerable.Repeat("zq ", 100));
        var token = TestContext.Current.CancellationToken;

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => client.GetResponseAsync(message, cancellationToken: token));
        var streamed = await Assert.ThrowsAsync<ArgumentException>(
            async () => await client.GetStreamingResponseAsync(message, cancellationToken: token).ToListAsync(token));

        Assert.Contains($"{client.CountInput(message)} tokens", error.Message, StringComparison.Ordinal);
        Assert.Contains("at most 31", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, streamed.Message);
    }

    private static NeuralChatClient Client(long seed, int outputTokens, int positions = 1024) =>
        new(SmallConductors.Model(seed, positions), outputTokens, new ThreadTeam(1));
}
