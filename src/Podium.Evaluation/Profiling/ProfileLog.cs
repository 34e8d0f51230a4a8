using System.Text;
using System.Text.Json;

namespace Podium.Evaluation.Profiling;

/// <summary>
/// The calls of measurements, one JSON line each, added as they are done. A line that was cut off when it was written
/// is dropped. While it is open, no other process measures into it.
/// </summary>
public sealed class ProfileLog : IDisposable
{
    /// <summary>Version of the form.</summary>
    public const int Version = 1;

    private readonly string _path;
    private readonly FileStream _stream;

    private ProfileLog(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
        Earlier = Read();
    }

    /// <summary>The calls that were there when it was opened, oldest first.</summary>
    public IReadOnlyList<ProfileEntry> Earlier { get; }

    /// <summary>Opens the log at <paramref name="path"/>, which need not be there.</summary>
    /// <exception cref="InvalidDataException">
    /// It is in use or cannot be written, or a line of it is damaged or of another version.
    /// </exception>
    public static ProfileLog Open(string path)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                $"'{path}' cannot be opened, or another measurement is writing to it: {error.Message}", error);
        }

        try
        {
            return new ProfileLog(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds a call.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(ProfileEntry entry)
    {
        var line = JsonSerializer.Serialize(entry, ProfileContext.Default.ProfileEntry);
        _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>Closes the file, and removes it if there is nothing in it.</summary>
    public void Dispose()
    {
        var isEmpty = _stream.CanSeek && _stream.Length == 0;
        _stream.Dispose();
        if (isEmpty)
        {
            File.Delete(_path);
        }
    }

    private List<ProfileEntry> Read()
    {
        var bytes = new byte[_stream.Length];
        _stream.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        _stream.SetLength(whole);
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n');
        return [.. lines[..^1].Select((line, index) => Parse(line, index + 1))];
    }

    private ProfileEntry Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProfileContext.Default.ProfileEntry) switch
            {
                { Version: Version } entry => entry,
                { Version: var other } => throw Error(number, $"it is of version {other}, not {Version}"),
                null => throw Error(number, "it is empty"),
            };
        }
        catch (JsonException error)
        {
            throw Error(number, "it is no call of a measurement", error);
        }
    }

    private InvalidDataException Error(int line, string what, Exception? inner = null) => new(
        $"{_path}, line {line}: {what}. Remove the line, and its call is made again.", inner);
}
