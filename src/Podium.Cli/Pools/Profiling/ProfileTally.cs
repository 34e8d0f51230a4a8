using System.Globalization;
using Podium.Cli.Views;
using Podium.Evaluation.Profiling;

namespace Podium.Cli.Pools.Profiling;

/// <summary>Counts a worker's calls as they are done, after those that were there already.</summary>
internal sealed class ProfileTally
{
    private int _judged;
    private int _right;
    private int _faulted;
    private decimal _price;

    /// <summary>Share of right answers among those judged, faults and money spent now.</summary>
    public string Text
    {
        get
        {
            var share = _judged == 0
                ? "-"
                : (100.0 * _right / _judged).ToString("0.0", CultureInfo.InvariantCulture) + "%";
            var faults = _faulted == 0 ? "" : ", " + Counts.Of(_faulted, "fault");
            return $"{share} right{faults}, {Figures.Price(_price)} spent";
        }
    }

    /// <summary>Tallies of a plan's workers, by name.</summary>
    public static Dictionary<string, ProfileTally> Of(ProfilePlan plan)
    {
        var tallies = plan.Subjects.ToDictionary(subject => subject.Worker.Name, _ => new ProfileTally());
        foreach (var entry in plan.Done)
        {
            tallies[entry.Worker].Judge(entry);
        }

        return tallies;
    }

    public void Count(ProfileEntry entry)
    {
        _price += entry.Price;
        Judge(entry);
    }

    private void Judge(ProfileEntry entry)
    {
        _faulted += entry.IsRight is null ? 1 : 0;
        _judged += entry.IsRight is null ? 0 : 1;
        _right += entry.IsRight == true ? 1 : 0;
    }
}
