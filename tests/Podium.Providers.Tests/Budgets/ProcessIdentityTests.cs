using Podium.Providers.Budgets;

namespace Podium.Providers.Tests.Budgets;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void IsAlive_ThisProcess_IsTrue()
    {
        Assert.True(ProcessIdentity.Current.IsAlive());
        Assert.Equal(Environment.ProcessId, ProcessIdentity.Current.Id);
    }

    [Fact]
    public void IsAlive_OtherStart_IsFalse()
    {
        var earlier = ProcessIdentity.Current with { Start = "before" };

        Assert.False(earlier.IsAlive());
    }

    [Fact]
    public void Of_ANumberThatNobodyHas_IsNull()
    {
        Assert.Null(ProcessIdentity.Of(int.MaxValue));
    }
}
