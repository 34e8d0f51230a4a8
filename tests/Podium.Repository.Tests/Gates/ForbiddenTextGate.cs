using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>
/// No file names a package registry's host or a folder of somebody's machine: a clone must build with whatever
/// registry its user's tools are set up for, and lock files carry such addresses in unseen.
/// </summary>
internal static class ForbiddenTextGate
{
    // Written in halves, so that this file passes its own gate.
    private static readonly string[] Forbidden =
    [
        "registry.npm" + "js.org", "npm" + "mirror.com", "registry.yarn" + "pkg.com", "api.nu" + "get.org",
        "www.nu" + "get.org", "globalcdn.nu" + "get.org", "py" + "pi.org", "files.python" + "hosted.org",
        "crates" + ".io", "deb.deb" + "ian.org", "pkgs.dev." + "azure.com", "/ro" + "ot/", "/ho" + "me/",
        "/Us" + "ers/", "/wo" + "rk/", "C:\\Us" + "ers",
    ];

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files) =>
        from file in files
        from line in file.Lines.Index()
        from word in Forbidden
        where line.Item.Contains(word, StringComparison.OrdinalIgnoreCase)
        select $"{file.Path}:{line.Index + 1}: holds '{word}'. Let the user's own tools decide where packages come "
            + "from, and name no folder of one machine.";
}
