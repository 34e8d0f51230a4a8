using Podium.Evaluation.Tables;

namespace Podium.Evaluation.Tests.Tables;

public sealed class JsonTableTests
{
    [Fact]
    public void Write_Table_IsTheSnapshot()
    {
        var text = JsonTable.Write(SampleTable.Make());

        Assert.Equal(Snapshot.Read("table.json"), text);
    }
}
