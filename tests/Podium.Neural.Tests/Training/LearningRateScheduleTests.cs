using Podium.Neural.Training;

namespace Podium.Neural.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void At_WarmUpThenCosine_RisesToThePeakAndFallsToItsShare()
    {
        var schedule = new LearningRateSchedule { Peak = 2, WarmUpSteps = 4, TotalSteps = 104, FinalShare = 0.25 };

        var rates = Enumerable.Range(0, 200).Select(step => schedule.At(step)).ToArray();

        Assert.Equal([0.5, 1, 1.5, 2, 2], rates[..5]);
        Assert.Equal(1.25, rates[54], 1e-12);
        Assert.All(rates[4..104].Zip(rates[5..105]), pair => Assert.True(pair.First > pair.Second));
        Assert.All(rates[104..], rate => Assert.Equal(0.5, rate, 1e-12));
    }

    [Fact]
    public void At_WithoutTotal_StaysAtThePeak()
    {
        var schedule = new LearningRateSchedule { Peak = 3, WarmUpSteps = 2 };

        Assert.Equal([1.5, 3, 3, 3], Enumerable.Range(0, 4).Select(step => schedule.At(step)));
    }
}
