namespace Podium.Cli.Training;

/// <summary>A stage of a training, before anything of it is done.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="Folder">Folder of its result, within the training's.</param>
/// <param name="Steps">Number of its steps.</param>
/// <param name="Needs">The stages that must be finished before.</param>
/// <param name="Fingerprint">Changes with every part of the recipe that its result depends on.</param>
internal sealed record StagePlan(
    string Name,
    string Folder,
    int Steps,
    IReadOnlyList<StagePlan> Needs,
    string Fingerprint);
