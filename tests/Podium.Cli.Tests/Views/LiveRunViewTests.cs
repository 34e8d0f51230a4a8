using Podium.Cli.Terminals;
using Podium.Cli.Tests.Orchestras;
using Podium.Cli.Views;
using Podium.Core.Conductors;
using Podium.Core.Runs;
using Podium.Testing;

namespace Podium.Cli.Tests.Views;

public sealed class LiveRunViewTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualClock _clock = new();
    private readonly List<string> _frames = [];

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task OnOutput_PiecesOfAStream_AreShownBeforeTheEnd()
    {
        var reply = new ScriptedReply("beginning, middle, finish") { Pieces = 5, BeforePiece = KeepFrame };
        var worker = new ScriptedChatClient(_ => reply);

        await ShowAsync(new FixedConductor(ScriptedOrchestra.OneStep), worker);

        Assert.Equal(reply.Pieces, _frames.Count);
        Assert.Contains("beginning, midd", _frames[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("finish", _frames[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnPlan_WordsOfAWorkflow_AreShownBeforeItsEnd()
    {
        var conductor = new FixedConductor(ScriptedOrchestra.Workflow) { BeforeWord = KeepFrame };

        await ShowAsync(conductor, new ScriptedChatClient("Paris"));

        Assert.Contains("Facts first, then", _frames[4], StringComparison.Ordinal);
        Assert.DoesNotContain("Name the capital", _frames[4], StringComparison.Ordinal);
        Assert.Contains("Name the capital", _frames[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnPlan_FinishedWorkflow_StandsOnceInTheLastPicture()
    {
        var conductor = new FixedConductor(ScriptedOrchestra.Workflow) { BeforeWord = KeepFrame };

        await ShowAsync(conductor, new ScriptedChatClient("Paris"));

        var text = _output.ToString();
        var last = text[text.LastIndexOf("\u001b[?25h", StringComparison.Ordinal)..];
        Assert.Equal(2, last.Split("Facts first, then words.").Length);
    }

    private void KeepFrame()
    {
        _frames.Add(_output.ToString());
        _output.GetStringBuilder().Clear();
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task ShowAsync(IConductor conductor, ScriptedChatClient worker)
    {
        var terminal = new Terminal(TextReader.Null, _output, TextWriter.Null) { Width = 100 };
        var view = new LiveRunView(terminal.OpenOutput(), _clock);
        var pool = ScriptedOrchestra.Create(worker, ScriptedOrchestra.Workflow).Pool;
        var engine = new RunEngine(conductor, pool, new RunOptions { TimeProvider = _clock });
        var token = TestContext.Current.CancellationToken;
        await view.ShowAsync(() => engine.RunAsync(ScriptedOrchestra.Question, view, token));
        view.Finish(null);
    }
}
