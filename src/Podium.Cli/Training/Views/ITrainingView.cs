namespace Podium.Cli.Training.Views;

/// <summary>Shows how far a training has come.</summary>
internal interface ITrainingView
{
    /// <summary>Shows what <paramref name="train"/> reports while it lasts.</summary>
    Task ShowAsync(Func<IProgress<TrainingEvent>, Task> train);
}
