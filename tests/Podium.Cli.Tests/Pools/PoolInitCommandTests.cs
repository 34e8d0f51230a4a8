using Podium.Cli.CommandLine;
using Podium.Cli.Tests.CommandLine;
using Podium.Providers.Pools;
using Podium.Providers.Vendors;
using Podium.Testing;

namespace Podium.Cli.Tests.Pools;

public sealed class PoolInitCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("podium.yaml");

    [Theory]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("ANTHROPIC_API_KEY", "OPENAI_API_KEY")]
    [InlineData("MISTRAL_API_KEY", "DEEPSEEK_API_KEY", "GROQ_API_KEY", "GEMINI_API_KEY")]
    public async Task PoolInit_KeysInTheEnvironment_AreWorkersThatCanBeOpened(params string[] keys)
    {
        var run = await InitAsync(keys, File);

        using var pool = ServicePool.Open(
            PoolFile.Read(File), new PoolSurroundings { Environment = name => keys.Contains(name) ? "sk-x" : null });
        var expected = VendorCatalog.All
            .Where(vendor => keys.Contains(vendor.KeyVariable))
            .Select(vendor => vendor.Name);
        Assert.Equal(expected, pool.Pool.Workers.Select(worker => worker.Name));
        Assert.All(pool.Pool.Workers, worker => Assert.True(worker.Card.Price.OutputPerMillion > 0));
        Assert.Equal(ExitCodes.Answered, run.ExitCode);
        var text = await System.IO.File.ReadAllTextAsync(File, Cancellation);
        Assert.DoesNotContain("sk-x", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolInit_NoKey_MakesAPoolOfShippedModels()
    {
        var run = await InitAsync([], File);

        var file = PoolFile.Read(File);
        Assert.All(file.Document.Workers.Values, worker => Assert.Equal("pocket", worker.Service));
        Assert.Contains("No key was found", run.Output, StringComparison.Ordinal);
        Assert.Equal(PoolSchema.Text, await System.IO.File.ReadAllTextAsync(
            _folder.PathOf("podium.schema.json"), Cancellation));
    }

    [Fact]
    public async Task PoolInit_FileIsThere_IsReplacedOnlyByForce()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine", Cancellation);

        var refused = await InitAsync([], File);
        var kept = await System.IO.File.ReadAllTextAsync(File, Cancellation);
        var forced = await InitAsync([], File, "--force");

        Assert.Equal((ExitCodes.BadInput, "mine"), (refused.ExitCode, kept));
        Assert.Contains("--force replaces it", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Answered, forced.ExitCode);
    }

    [Fact]
    public async Task PoolInit_UnknownOption_IsNoFile()
    {
        var run = await InitAsync([], "--frce");

        Assert.StartsWith("podium: There is no option '--frce';", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<CommandRun> InitAsync(string[] keys, params string[] arguments) => CommandRun.OfAsync(
        host => host with { Environment = name => keys.Contains(name) ? "sk-x" : null },
        Cancellation,
        ["pool", "init", .. arguments]);
}
