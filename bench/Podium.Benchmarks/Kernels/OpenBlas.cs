using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Podium.Benchmarks.Kernels;

/// <summary>The reference that products are timed against; found at run time, never shipped.</summary>
internal static unsafe class OpenBlas
{
    private const int RowMajor = 101;
    private const int AsIs = 111;
    private const int Transposed = 112;

    private static readonly nint Library = Load();

    private static readonly delegate* unmanaged<
        int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> Sgemm =
        (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)
        Symbol("cblas_sgemm");

    private static readonly delegate* unmanaged<int, void> SetThreads =
        (delegate* unmanaged<int, void>)Symbol("openblas_set_num_threads");

    /// <summary>Whether the library was found.</summary>
    public static bool IsPresent => Sgemm is not null && SetThreads is not null;

    /// <summary>The library's version and the processor whose kernels it chose.</summary>
    public static string Description
    {
        get
        {
            var config = (delegate* unmanaged<sbyte*>)Symbol("openblas_get_config");
            var core = (delegate* unmanaged<sbyte*>)Symbol("openblas_get_corename");
            return $"{(config is null ? "OpenBLAS" : new string(config()))} ({(core is null ? "?" : new string(core()))})";
        }
    }

    /// <summary>Sets the number of threads of the calls that follow.</summary>
    public static void UseThreads(int threads)
    {
        SetThreads(threads);
    }

    /// <summary>C = op(A) · op(B), or added to C.</summary>
    public static void Multiply(in MatrixProduct product, float* a, float* b, float* c)
    {
        Sgemm(
            RowMajor,
            product.TransposeA ? Transposed : AsIs,
            product.TransposeB ? Transposed : AsIs,
            product.M,
            product.N,
            product.K,
            1,
            a,
            product.StrideA,
            b,
            product.StrideB,
            product.Accumulate ? 1 : 0,
            c,
            product.N);
    }

    // Whatever the surroundings ask for, and however old the release: its AVX-512 kernels where the processor can run
    // them, and idle threads that do not spin for tens of milliseconds, which would slow what is timed next.
    private static nint Load()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetEnvironment("OPENBLAS_THREAD_TIMEOUT", "16", 1);
            _ = Avx512F.IsSupported ? SetEnvironment("OPENBLAS_CORETYPE", "SkylakeX", 1) : 0;
        }

        foreach (var name in new[] { "libopenblas.so.0", "libopenblas.so", "libopenblas.dylib", "libopenblas.dll" })
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return library;
            }
        }

        return 0;
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false)]
    private static extern int SetEnvironment(string name, string value, int overwrite);

    private static void* Symbol(string name)
    {
        return Library != 0 && NativeLibrary.TryGetExport(Library, name, out var address) ? (void*)address : null;
    }
}
