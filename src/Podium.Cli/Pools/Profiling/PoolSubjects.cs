using System.Globalization;
using Podium.Cli.CommandLine;
using Podium.Evaluation.Profiling;
using Podium.Providers.Pools;
using Podium.Providers.Pools.Documents;

namespace Podium.Cli.Pools.Profiling;

/// <summary>The workers of a pool that are measured. Disposing them closes their connections.</summary>
internal sealed class PoolSubjects : IDisposable
{
    private const int UsualConcurrency = 4;

    private readonly List<ServiceModel> _models = [];

    private PoolSubjects()
    {
    }

    /// <summary>The workers, in the order of the pool's file.</summary>
    public IReadOnlyList<ProfileSubject> Subjects { get; private set; } = [];

    /// <summary>Makes the clients of the workers; none is called.</summary>
    /// <param name="file">The pool's file.</param>
    /// <param name="only">Their names; <see langword="null"/> for all.</param>
    /// <param name="surroundings">What the file refers to.</param>
    /// <exception cref="UsageException">The pool has no worker of one of the names.</exception>
    /// <exception cref="InvalidDataException">A key or a price is missing; the message names the place.</exception>
    public static PoolSubjects Open(
        PoolFile file, IReadOnlyList<string>? only, PoolSurroundings surroundings)
    {
        var workers = file.Document.Workers;
        if (only?.FirstOrDefault(name => !workers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new UsageException(
                $"The pool has no worker '{unknown}'; it has {string.Join(", ", workers.Keys)}.");
        }

        var subjects = new PoolSubjects();
        try
        {
            subjects.Subjects =
            [
                .. workers
                    .Where(worker => only?.Contains(worker.Key, StringComparer.OrdinalIgnoreCase) ?? true)
                    .Select(worker => subjects.Create(file, worker.Key, worker.Value, surroundings)),
            ];
            return subjects;
        }
        catch
        {
            subjects.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var model in _models)
        {
            model.Dispose();
        }
    }

    /// <summary>What a model's answers depend on beside its name.</summary>
    private static string SettingsOf(ModelEntry entry) => string.Join(
        '\n',
        entry.Endpoint,
        entry.ContextTokens?.ToString(CultureInfo.InvariantCulture),
        (entry.OutputTokens ?? ModelEntry.DefaultOutputTokens).ToString(CultureInfo.InvariantCulture),
        entry.Temperature?.ToString(CultureInfo.InvariantCulture),
        entry.TopP?.ToString(CultureInfo.InvariantCulture),
        entry.Reasoning?.ToString(),
        entry.ExtraBody);

    private ProfileSubject Create(PoolFile file, string name, ModelEntry entry, PoolSurroundings surroundings)
    {
        var model = ServiceModel.Open(file, name, entry, surroundings);
        _models.Add(model);
        return new ProfileSubject(model.PatientWorker, entry.Service, entry.Model, SettingsOf(entry))
        {
            Concurrency = Math.Min(entry.Calls.Concurrency ?? UsualConcurrency, UsualConcurrency),
        };
    }
}
