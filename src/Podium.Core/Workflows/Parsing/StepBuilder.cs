using System.Globalization;

namespace Podium.Core.Workflows.Parsing;

/// <summary>Turns the three lists into steps, or says which entries are wrong.</summary>
internal sealed class StepBuilder(IReadOnlyList<string> workerNames, List<WorkflowError> errors)
{
    private readonly Dictionary<string, int> _idOfName = Ids(workerNames);

    /// <summary>The steps; <see langword="null"/> if something is wrong, which <c>errors</c> then tells.</summary>
    public IReadOnlyList<WorkflowStep>? Build(WorkflowLists lists)
    {
        var workers = lists.Workers.Value.Items;
        var subtasks = lists.Subtasks.Value.Items;
        var access = lists.Access.Value.Items;
        if (workers.Count != subtasks.Count || workers.Count != access.Count)
        {
            var reason = $"The lists differ in length: model_id has {workers.Count}, subtasks has {subtasks.Count}, "
                + $"access_list has {access.Count}; a step needs one entry in each.";
            errors.Add(new WorkflowError(lists.Workers.Value.Position, reason));
            return null;
        }

        var steps = new List<WorkflowStep>(workers.Count);
        for (var index = 0; index < workers.Count && errors.Count < WorkflowParser.MaxErrors; index++)
        {
            var workerId = ReadWorker(workers[index]);
            var subtask = ReadSubtask(subtasks[index]);
            var visible = ReadAccess(access[index]);
            if (workerId is not null && subtask is not null && visible is not null)
            {
                steps.Add(new WorkflowStep(workerId.Value, subtask, visible));
            }
        }

        return steps.Count == workers.Count ? steps : null;
    }

    private static Dictionary<string, int> Ids(IReadOnlyList<string> names)
    {
        var ids = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var id = 0; id < names.Count; id++)
        {
            ids.TryAdd(names[id].Trim(), id);
        }

        return ids;
    }

    private static int? Number(string value)
    {
        var style = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return int.TryParse(value, style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string? Scalar(Literal entry) => entry switch
    {
        Literal.Text text => text.Value.Trim(),
        Literal.Word word => word.Value,
        _ => null,
    };

    /// <summary>A bare number is an id; a quoted one is a name first, for a worker may be called "3".</summary>
    private int? ReadWorker(Literal entry)
    {
        var id = entry switch
        {
            Literal.Text text => Named(text.Value.Trim()) ?? Number(text.Value),
            Literal.Word word => Number(word.Value) ?? Named(word.Value),
            _ => null,
        };
        return id ?? Fail<int?>(entry, $"{Show(entry)} is neither the number (from 0) nor the name of a worker.");
    }

    private int? Named(string name) => _idOfName.TryGetValue(name, out var id) ? id : null;

    private string? ReadSubtask(Literal entry) =>
        entry is Literal.Text text
            ? text.Value
            : Fail<string>(entry, $"{Show(entry)} is no subtask; write the subtask in quotes.");

    private Access? ReadAccess(Literal entry)
    {
        var items = entry is Literal.List list ? list.Items : [entry];
        var visible = new SortedSet<int>();
        var everything = false;
        foreach (var item in items)
        {
            var value = Scalar(item) ?? "";
            if (value.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                everything = true;
            }
            else if (Number(value) is { } step)
            {
                visible.Add(step);
            }
            else if (!IsNothing(value))
            {
                var reason = $"{Show(item)} is no access; write [], [\"all\"] or numbers of earlier steps.";
                return Fail<Access>(item, reason);
            }
        }

        return (everything, visible.Count) switch
        {
            (true, _) => Access.Everything,
            (false, 0) => Access.Nothing,
            _ => new Access.Steps([.. visible]),
        };
    }

    private static bool IsNothing(string value) =>
        value.Equals("none", StringComparison.OrdinalIgnoreCase)
        || value.Equals("null", StringComparison.OrdinalIgnoreCase);

    private static string Show(Literal entry)
    {
        const int longest = 40;
        var value = Scalar(entry);
        return value switch
        {
            null => "A list",
            { Length: > longest } => $"'{value[..longest]}…'",
            _ => $"'{value}'",
        };
    }

    private T? Fail<T>(Literal entry, string reason)
    {
        errors.Add(new WorkflowError(entry.Position, reason));
        return default;
    }
}
