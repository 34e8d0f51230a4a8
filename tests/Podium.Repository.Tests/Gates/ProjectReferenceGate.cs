using Podium.Repository.Tests.Files;

namespace Podium.Repository.Tests.Gates;

/// <summary>
/// References point one way, every project lies in the solution, and only its own tests see a project's internals;
/// the engine's kernels also the benchmarks, which time them one by one. Training and Neural never see each other: the
/// seam between them lies in Core.
/// </summary>
internal static class ProjectReferenceGate
{
    private static readonly string[] Libraries =
    [
        "Podium.Configuration",
        "Podium.Core",
        "Podium.Evaluation",
        "Podium.FakeServices",
        "Podium.Neural",
        "Podium.Pocket",
        "Podium.Providers",
        "Podium.Training",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Podium.Core"] = [],
        ["Podium.Configuration"] = [],
        ["Podium.Neural"] = ["Podium.Core"],
        ["Podium.Training"] = ["Podium.Core"],
        ["Podium.Evaluation"] = ["Podium.Core"],
        ["Podium.FakeServices"] = ["Podium.Core"],
        ["Podium.Pocket"] = ["Podium.Core", "Podium.Neural"],
        ["Podium.Providers"] = ["Podium.Configuration", "Podium.Core"],
        ["Podium.Cli"] = Libraries,
        ["Podium.Testing"] = ["Podium.Core"],
        ["Podium.Configuration.Tests"] = ["Podium.Configuration", "Podium.Testing"],
        ["Podium.Core.Tests"] = ["Podium.Core", "Podium.Testing"],
        ["Podium.Neural.Tests"] = ["Podium.Neural", "Podium.Testing"],
        ["Podium.Training.Tests"] = ["Podium.Training", "Podium.Testing"],
        ["Podium.Evaluation.Tests"] = ["Podium.Evaluation", "Podium.Testing"],
        ["Podium.FakeServices.Tests"] = ["Podium.FakeServices", "Podium.Testing"],
        ["Podium.Pocket.Tests"] = [.. Libraries, "Podium.Testing"],
        ["Podium.Providers.Tests"] =
            ["Podium.Configuration", "Podium.FakeServices", "Podium.Providers", "Podium.Testing"],
        ["Podium.Cli.Tests"] = [.. Libraries, "Podium.Cli", "Podium.Testing"],
        ["Podium.Repository.Tests"] = [.. Libraries, "Podium.Testing"],
        ["Podium.Benchmarks"] = Libraries,
    };

    public static IEnumerable<string> Check(IReadOnlyList<RepositoryFile> files)
    {
        var solution = files.FirstOrDefault(file => file.Path == "Podium.slnx")?.Text ?? "";
        return files.Where(file => file.IsProject).Select(ProjectFile.Parse).SelectMany(
            project => References(project).Concat(Friends(project)).Concat(Membership(project, solution)));
    }

    private static IEnumerable<string> References(ProjectFile project)
    {
        if (!Allowed.TryGetValue(project.Name, out var allowed))
        {
            return [$"{project.Path}: not in the graph. Add it to ProjectReferenceGate and ARCHITECTURE.md."];
        }

        var choice = allowed is [] ? "none" : string.Join(", ", allowed);
        return project.Projects
            .Except(allowed)
            .Select(reference => $"{project.Path}: references {reference}; allowed: {choice}.");
    }

    private static IEnumerable<string> Friends(ProjectFile project) =>
        project.Friends
            .Where(friend => friend != project.Name + ".Tests")
            .Where(friend => (project.Name, friend) != ("Podium.Neural", "Podium.Benchmarks"))
            .Select(friend => $"{project.Path}: shows its internals to {friend}; only its own tests may see them.");

    private static IEnumerable<string> Membership(ProjectFile project, string solution) =>
        solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)
            ? []
            : [$"{project.Path}: not in Podium.slnx, so nothing builds or tests it."];
}
