using System.Text.Json;

namespace Podium.Core.Records;

/// <summary>Reads a run's record.</summary>
public static class RunRecordReader
{
    /// <summary>
    /// Reads the events of the file at <paramref name="path"/>, in the file's order. The record of a run that was
    /// interrupted lacks its last event, <see cref="RunEvent.RunCompleted"/>, and reads all the same.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// The file is empty, cut off within a line, of another version, or no record; the message names the line.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RunEvent> Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads the events in <paramref name="text"/>; errors call it <paramref name="name"/>.</summary>
    /// <exception cref="InvalidDataException">As with <see cref="Read"/>.</exception>
    public static IReadOnlyList<RunEvent> Parse(string text, string name)
    {
        var lines = text.Split('\n');
        var events = new List<RunEvent>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i < lines.Length - 1 || lines[i].Length > 0)
            {
                events.Add(ParseLine(lines[i], i, name, isLast: i == lines.Length - 1));
            }
        }

        return events.Count > 0 ? events : throw new InvalidDataException($"{name} is empty; it is no run's record.");
    }

    private static RunEvent ParseLine(string line, int index, string name, bool isLast)
    {
        if (index == 0)
        {
            CheckVersion(line, name, isLast);
        }

        try
        {
            var runEvent = JsonSerializer.Deserialize(line, RunRecordContext.Default.RunEvent)
                ?? throw Error(name, index + 1, "is no event of a run");
            return runEvent is RunEvent.RunStarted == (index == 0)
                ? runEvent
                : throw Error(name, index + 1, "starts a second run; a record holds one");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            var what = isLast
                ? "is cut off: its writing was interrupted; without it the lines before can be read"
                : "is no event of a run";
            throw Error(name, index + 1, what, exception);
        }
    }

    private static void CheckVersion(string line, string name, bool isLast)
    {
        int version;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            version = root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("event", out var kind)
                && kind.ValueKind == JsonValueKind.String
                && kind.GetString() == nameof(RunEvent.RunStarted)
                && root.TryGetProperty("version", out var number)
                && number.ValueKind == JsonValueKind.Number
                && number.TryGetInt32(out var value)
                    ? value
                    : throw Error(name, 1, "does not start a run; this is no run's record");
        }
        catch (JsonException exception)
        {
            var what = isLast && line.StartsWith('{')
                ? "is cut off, and there is no other: nothing of the run was kept"
                : "does not start a run; this is no run's record";
            throw Error(name, 1, what, exception);
        }

        if (version is < RunRecord.OldestVersion or > RunRecord.Version)
        {
            throw Error(
                name,
                1,
                $"says version {version}; this program reads versions {RunRecord.OldestVersion} to "
                + $"{RunRecord.Version}, use the one that wrote it");
        }
    }

    private static InvalidDataException Error(string name, int line, string what, Exception? inner = null) =>
        new($"{name}: line {line} {what}.", inner);
}
