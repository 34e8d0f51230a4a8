using Podium.Providers.Pools.Documents;

namespace Podium.Providers.Pools;

/// <summary>Refuses what no pool can mean, beyond what the form of single fields says.</summary>
internal sealed class PoolCheck(PoolFile file)
{
    /// <summary>The service of the models that are shipped.</summary>
    public const string Pocket = "pocket";

    private readonly PoolDocument _document = file.Document;
    private readonly ModelCheck _models = new(file);

    public void Check()
    {
        if (_document.Workers.Count == 0)
        {
            throw file.ErrorAt(_document, nameof(PoolDocument.Workers), "a pool needs at least one worker.");
        }

        foreach (var name in _document.Workers.Keys)
        {
            CheckName(name);
        }

        foreach (var (name, entry) in _document.Workers)
        {
            CheckModel(entry, name);
        }

        if (_document.Conductor is { } conductor)
        {
            CheckConductor(conductor);
        }
    }

    private void CheckName(string name)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || "._-".Contains(letter)) || name.Length > 64)
        {
            throw file.ErrorAtWorker(
                name,
                $"'{name}' is no worker's name; it has at most 64 letters, digits, dots, dashes and underscores.");
        }

        if (_document.Workers.Keys.First(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) != name)
        {
            throw file.ErrorAtWorker(name, $"two workers are called '{name}'; capitals make no difference.");
        }
    }

    private void CheckModel(ModelEntry entry, string? name)
    {
        _models.Check(entry);
        foreach (var (index, fallback) in entry.Fallbacks.Index())
        {
            if (!IsWorker(fallback))
            {
                throw file.ErrorAtItem(entry, nameof(entry.Fallbacks), index, NoWorker(fallback));
            }

            if (fallback.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                throw file.ErrorAtItem(
                    entry, nameof(entry.Fallbacks), index, $"'{fallback}' cannot stand in for itself.");
            }
        }

        CheckHedge(entry.Calls);
    }

    private void CheckHedge(CallEntry calls)
    {
        if (calls.HedgeWith is { } other && !IsWorker(other))
        {
            throw file.ErrorAt(calls, nameof(calls.HedgeWith), NoWorker(other));
        }

        if (calls is { HedgeWith: not null, HedgeAfter: null })
        {
            throw file.ErrorAt(
                calls, nameof(calls.HedgeWith), "say when there is a second call, as in: hedgeAfter: 10s.");
        }

        if (calls.HedgeAfter >= calls.Timeout)
        {
            throw file.ErrorAt(
                calls, nameof(calls.HedgeAfter), "the first call has ended by then; give less than its timeout.");
        }
    }

    private void CheckConductor(ConductorEntry conductor)
    {
        if (conductor.Worker is { } worker && !IsWorker(worker))
        {
            throw file.ErrorAt(conductor, nameof(conductor.Worker), NoWorker(worker));
        }

        if (conductor.Fallback is { } fallback)
        {
            CheckFallback(conductor, fallback);
        }

        var takesModel = conductor.Kind is ConductorKind.Chat or ConductorKind.Paper;
        if (conductor.Model is { } model)
        {
            if (!takesModel || conductor.Worker is not null)
            {
                throw file.ErrorAt(
                    conductor,
                    nameof(conductor.Model),
                    "a model stands in place of a worker that conducts, for the kinds chat and paper.");
            }

            CheckModel(model, null);
        }

        if (conductor is { Kind: ConductorKind.Learned, Worker: not null })
        {
            throw file.ErrorAt(
                conductor, nameof(conductor.Worker), "the learned conductor is a model of its own; leave this out.");
        }

        if (conductor is { Orchestra: not null, Kind: not ConductorKind.Learned })
        {
            throw file.ErrorAt(
                conductor,
                nameof(conductor.Orchestra),
                "an orchestra brings a conductor of the kind learned; leave this out.");
        }

        if (conductor.Fallback is not null && !takesModel)
        {
            throw file.ErrorAt(
                conductor,
                nameof(conductor.Fallback),
                "the fallback is for chat and paper, whose texts may turn out not to run; leave this out.");
        }

        if (conductor is { StructuredOutput: not null, Kind: not ConductorKind.Chat })
        {
            throw file.ErrorAt(
                conductor,
                nameof(conductor.StructuredOutput),
                "only a conductor of the kind chat can be held to a schema; leave this out.");
        }
    }

    private void CheckFallback(ConductorEntry conductor, string fallback)
    {
        string? worker;
        try
        {
            worker = PoolFallback.Read(fallback).Worker;
        }
        catch (FormatException error)
        {
            throw file.ErrorAt(conductor, nameof(conductor.Fallback), error.Message);
        }

        if (worker is not null && !IsWorker(worker))
        {
            throw file.ErrorAt(conductor, nameof(conductor.Fallback), NoWorker(worker));
        }
    }

    private bool IsWorker(string name) => _document.Workers.Keys.Contains(name, StringComparer.OrdinalIgnoreCase);

    private string NoWorker(string name) =>
        $"there is no worker '{name}'; there are {string.Join(", ", _document.Workers.Keys)}.";
}
