using System.Text.RegularExpressions;
using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>No file carries a note to do the work later.</summary>
internal static class MarkerGate
{
    // Written in halves, so that this file passes its own gate.
    private static readonly Regex Marker = new(@"\b(TO" + "DO|HA" + "CK|FIX" + @"ME)\b");

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        from line in file.Lines.Index()
        let match = Marker.Match(line.Item)
        where match.Success
        select $"{file.Path}:{line.Index + 1}: {match.Value}. Do it now, or open an issue.";
}
