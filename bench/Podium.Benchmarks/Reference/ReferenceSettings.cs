using System.Runtime.Intrinsics.X86;

namespace Podium.Benchmarks.Reference;

/// <summary>How the reference's two kinds of threads, its own and OpenBLAS's, wait for work.</summary>
/// <param name="Name">What tables say.</param>
/// <param name="Variables">The environment of the process.</param>
internal sealed record ReferenceSettings(string Name, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Waits without taking time from others.</summary>
    public static ReferenceSettings Patient { get; } =
        Create("all threads sleep soon", [("OMP_WAIT_POLICY", "PASSIVE"), ("OPENBLAS_THREAD_TIMEOUT", "16")]);

    /// <summary>Settings to choose from: none is the fastest for every measure and machine.</summary>
    public static IReadOnlyList<ReferenceSettings> All { get; } =
    [
        Create("threads as by default", []),
        Create("own threads sleep at once", [("OMP_WAIT_POLICY", "PASSIVE")]),
        Patient,
        Create("OpenBLAS on one thread", [("OPENBLAS_NUM_THREADS", "1")]),
    ];

    private static ReferenceSettings Create(string name, (string Name, string Value)[] own)
    {
        var variables = new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "2", ["OPENBLAS_NUM_THREADS"] = "2" };

        // Older releases do not know newer processors and would choose their AVX2 kernels.
        if (Avx512F.IsSupported)
        {
            variables["OPENBLAS_CORETYPE"] = "SkylakeX";
        }

        foreach (var (variable, value) in own)
        {
            variables[variable] = value;
        }

        return new ReferenceSettings(name, variables);
    }
}
