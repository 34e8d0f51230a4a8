using Podium.Core.Learning;
using Podium.Testing;

namespace Podium.Neural.Tests.Training;

/// <summary>Breaks each file of a checkpoint in turn.</summary>
internal static class BrokenCheckpoints
{
    /// <summary>Every file, missing, empty or cut in half, is refused in the one way that is documented.</summary>
    public static void AreRefused(ICheckpointed saved, Func<ICheckpointed> create)
    {
        using var whole = new TemporaryFolder();
        saved.Save(whole.Path);
        var names = Directory.GetFiles(whole.Path).Select(path => Path.GetFileName(path)!).ToArray();
        Assert.True(names.Length > 2);
        foreach (var name in names)
        {
            foreach (var share in new double?[] { null, 0, 0.5 })
            {
                using var broken = new TemporaryFolder();
                Copy(whole.Path, broken.Path, name, share);
                if (IsNeeded(name))
                {
                    var error = Assert.Throws<InvalidDataException>(() => create().Restore(broken.Path));
                    Assert.NotEmpty(error.Message);
                }
                else
                {
                    create().Restore(broken.Path);
                }
            }
        }
    }

    /// <summary>The tokenizer's second file is for other readers.</summary>
    private static bool IsNeeded(string name) => name != "tokenizer_config.json";

    private static void Copy(string from, string to, string broken, double? share)
    {
        foreach (var path in Directory.GetFiles(from))
        {
            var bytes = File.ReadAllBytes(path);
            var name = Path.GetFileName(path);
            if (name != broken)
            {
                File.WriteAllBytes(Path.Combine(to, name), bytes);
            }
            else if (share is { } kept)
            {
                File.WriteAllBytes(Path.Combine(to, name), bytes[..(int)(bytes.Length * kept)]);
            }
        }
    }
}
