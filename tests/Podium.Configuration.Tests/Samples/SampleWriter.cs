using System.Globalization;
using System.Text;

namespace Podium.Configuration.Tests.Samples;

/// <summary>Writes pools as YAML, some fields in one way and some in another.</summary>
internal static class SampleWriter
{
    public static string Write(SamplePool pool)
    {
        var text = new StringBuilder();
        Line("version", pool.Version);
        Line("name", Quote(pool.Name));
        Line("remark", Quote(pool.Remark));
        Line("parallel", pool.Parallel);
        Line("seed", pool.Seed);
        Line("limit", pool.Limit);
        Line("share", pool.Share);
        Line("price", pool.Price);
        Line("isOpen", pool.IsOpen ? "true" : "false");
        Line("protocol", pool.Protocol is SampleProtocol.Messages ? "messages" : "chatCompletions");
        Line("maxTime", $"{(long)pool.MaxTime.TotalMilliseconds}ms");
        Line("question", pool.Question);
        Line("tags", pool.Tags is [] ? null : $"[{string.Join(", ", pool.Tags.Select(Quote))}]");
        Line("workers", pool.Workers.Count == 0 ? null : Fields(pool.Workers));
        Line("reserves", pool.Reserves is [] ? null : $"[{string.Join(", ", pool.Reserves.Select(Fields))}]");
        Line("judge", pool.Judge is null ? null : Fields(pool.Judge));
        return text.ToString();

        void Line(string name, object? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
            }
        }
    }

    private static string Fields(IReadOnlyDictionary<string, SampleWorker> workers) =>
        $"{{ {string.Join(", ", workers.Select(worker => $"{Quote(worker.Key)}: {Fields(worker.Value)}"))} }}";

    private static string Fields(SampleWorker worker) =>
        $"{{ model: {Quote(worker.Model)}, tries: {worker.Tries.ToString(CultureInfo.InvariantCulture)}"
        + $"{(worker.Fallback is null ? "" : $", fallback: {Fields(worker.Fallback)}")} }}";

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
