using System.Net;
using System.Net.Sockets;
using Podium.Cli.Sandbox;
using Podium.FakeServices;
using Podium.FakeServices.Dialects;
using Podium.Testing;

namespace Podium.Cli.Tests.Sandbox;

public sealed class SandboxConsoleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "")]
    [InlineData("bill", "one: 0 calls, 0 + 0 tokens")]
    [InlineData("fault one busy", "one: 429, to come back after 2 s until it recovers.")]
    [InlineData("fault one cut 3", "one: a stream ends after its first word, 3 times.")]
    [InlineData("fault one", "Name a kind of fault: busy, down")]
    [InlineData("fault one burning", "Name a kind of fault: busy, down")]
    [InlineData("fault one cut 0", "TIMES is a whole number of 1 or more.")]
    [InlineData("fault two busy", "Name a service: one.")]
    [InlineData("recover one", "one behaves.")]
    [InlineData("sing one", "There is no command 'sing'")]
    [InlineData("sing", "There is no command 'sing'")]
    [InlineData("help", "wrong-length")]
    public async Task DoAsync_ALine_IsDoneOrAnsweredInOneSentence(string line, string expected)
    {
        await using var service = await StartAsync();
        using var output = new StringWriter();

        var goesOn = await new SandboxConsole([service], output).DoAsync(line, Cancellation);

        Assert.True(goesOn);
        Assert.Contains(expected, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoAsync_StopAndStart_IsGoneAndComesBackAtTheSameAddressWithItsBill()
    {
        await using var service = await StartAsync();
        using var http = new HttpClient();
        var console = new SandboxConsole([service], TextWriter.Null);
        var address = service.Endpoint!;

        await AskAsync(http, address);
        await console.DoAsync("stop one", Cancellation);
        var gone = await Record.ExceptionAsync(() => AskAsync(http, address));
        await console.DoAsync("start one", Cancellation);
        await AskAsync(http, address);

        Assert.IsType<HttpRequestException>(gone);
        Assert.Equal((address, 2L), (service.Endpoint, service.Bill.Calls));
    }

    [Theory]
    [InlineData("fault one busy")]
    [InlineData("recover one")]
    public async Task DoAsync_StoppedService_IsToBeStartedFirst(string line)
    {
        await using var service = await StartAsync();
        using var output = new StringWriter();
        await service.StopAsync();

        await new SandboxConsole([service], output).DoAsync(line, Cancellation);

        Assert.Equal($"one is stopped; start it first.{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public async Task DoAsync_StartAtAPortThatIsTaken_IsAnsweredInOneSentence()
    {
        await using var service = await StartAsync();
        using var output = new StringWriter();
        await service.StopAsync();
        using var other = new TcpListener(IPAddress.Loopback, service.Endpoint!.Port);
        other.Start();

        var goesOn = await new SandboxConsole([service], output).DoAsync("start one", Cancellation);

        Assert.True(goesOn);
        Assert.False(service.IsRunning);
        Assert.StartsWith("one cannot start: ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, output.ToString().Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task DoAsync_Quit_AsksForTheEnd()
    {
        await using var service = await StartAsync();

        Assert.False(await new SandboxConsole([service], TextWriter.Null).DoAsync("quit", Cancellation));
    }

    private static async Task AskAsync(HttpClient http, Uri address)
    {
        using var body = new StringContent(
            """{"model":"m","messages":[{"role":"user","content":"Q"}]}""", null, "application/json");
        using var response = await http.PostAsync(new Uri(address, "chat/completions"), body, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<SandboxService> StartAsync()
    {
        var service = new SandboxService(
            "one", FakeDialects.OpenAI, [new FakeModel("m", new ScriptedChatClient("x"))], null);
        await service.StartAsync(0, Cancellation);
        return service;
    }
}
