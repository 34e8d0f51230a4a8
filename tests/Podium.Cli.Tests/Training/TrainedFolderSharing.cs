namespace Podium.Cli.Tests.Training;

/// <summary>Trains the tiny recipe once for all classes that need it.</summary>
[CollectionDefinition(Name)]
public sealed class TrainedFolderSharing : ICollectionFixture<TrainedFolder>
{
    public const string Name = "Trained folder";
}
