using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Podium.Neural.Kernels;

namespace Podium.Benchmarks.Kernels;

/// <summary>
/// Times the engine's products and OpenBLAS's in turn, so that whatever else the machine does slows both, and prints a
/// Markdown table.
/// </summary>
internal static unsafe class MatrixMultiplyBenchmark
{
    private const int Rounds = 21;
    private const double RoundSeconds = 0.001;
    private const double WarmUpSeconds = 1.5;

    private static readonly MatrixProduct[] Products =
    [
        MatrixProduct.Forward(64, 256, 256),
        MatrixProduct.Forward(64, 96, 96),
        MatrixProduct.Forward(512, 96, 96),
        MatrixProduct.Forward(1000, 256, 96),
        MatrixProduct.Forward(2048, 128, 384),
        MatrixProduct.Forward(4096, 512, 192),
        MatrixProduct.Forward(4096, 256, 768),
        MatrixProduct.Forward(2048, 1500, 256),
        MatrixProduct.Forward(16000, 384, 128),
        MatrixProduct.InputGradient(64, 256, 256),
        MatrixProduct.InputGradient(512, 96, 96),
        MatrixProduct.InputGradient(4096, 512, 192),
        MatrixProduct.InputGradient(2048, 1500, 256),
        MatrixProduct.InputGradient(16000, 384, 128),
        MatrixProduct.WeightGradient(64, 256, 256),
        MatrixProduct.WeightGradient(512, 96, 96),
        MatrixProduct.WeightGradient(4096, 512, 192),
        MatrixProduct.WeightGradient(2048, 1500, 256),
        MatrixProduct.WeightGradient(16000, 384, 128),
        MatrixProduct.Forward(1, 96, 96),
        MatrixProduct.Forward(1, 256, 256),
        MatrixProduct.Forward(1, 1500, 256),
        MatrixProduct.Forward(4, 512, 192),
        MatrixProduct.Forward(8, 768, 256),
        MatrixProduct.Forward(8, 1500, 96),
        MatrixProduct.Forward(16, 768, 256),
        MatrixProduct.Forward(32, 768, 256),
        MatrixProduct.InputGradient(1, 256, 256),
        MatrixProduct.InputGradient(8, 768, 256),
    ];

    public static int Run(TextWriter output, string filter)
    {
        output.WriteLine(OpenBlas.IsPresent
            ? $"Reference: {OpenBlas.Description}"
            : "OpenBLAS is absent: no reference column (Debian: apt-get install libopenblas0).");
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"GFLOP/s: best (median) of {Rounds} rounds, the two timed in turn; ratio of the best "
            + $"(of the medians)."));
        output.WriteLine();
        var products = Products.Where(product => product.Name.Contains(filter, StringComparison.Ordinal)).ToArray();
        WarmUp(products);
        output.WriteLine("| product | m | n | k | threads | ours | OpenBLAS | ratio |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var threads in new[] { 1, 2 })
        {
            using var team = new ThreadTeam(threads);
            foreach (var product in products)
            {
                output.WriteLine(Measure(team, product));
            }
        }

        return 0;
    }

    // Until the JIT has compiled everything for good.
    private static void WarmUp(MatrixProduct[] products)
    {
        using var team = new ThreadTeam(2);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds)
        {
            foreach (var product in products.Where(product => product.Operations < 5e7))
            {
                Measure(team, product);
            }
        }
    }

    private static string Measure(ThreadTeam team, MatrixProduct product)
    {
        var random = new Random(1);
        var a = Filled(random, (long)product.M * product.K);
        var b = Filled(random, (long)product.K * product.N);
        var c = Filled(random, (long)product.M * product.N);
        var ours = new double[Rounds];
        var reference = new double[Rounds];
        if (OpenBlas.IsPresent)
        {
            OpenBlas.UseThreads(team.Threads);
        }

        var repeats = Math.Max(1, (int)(RoundSeconds * 100e9 * team.Threads / product.Operations));
        repeats = Math.Min(repeats, 2000);
        for (var round = -1; round < Rounds; round++)
        {
            var engine = Time(repeats, () => Multiply(team, product, a, b, c));
            var openBlas = OpenBlas.IsPresent ? Time(repeats, () => OpenBlas.Multiply(product, a, b, c)) : 1;
            if (round >= 0)
            {
                ours[round] = product.Operations / engine / 1e9;
                reference[round] = product.Operations / openBlas / 1e9;
            }
        }

        NativeMemory.AlignedFree(a);
        NativeMemory.AlignedFree(b);
        NativeMemory.AlignedFree(c);
        Array.Sort(ours);
        Array.Sort(reference);
        var cells = OpenBlas.IsPresent
            ? Format(reference) + Line($" | {ours[^1] / reference[^1]:F2} ({ours[Rounds / 2] / reference[Rounds / 2]:F2})")
            : "absent | -";
        var shape = Line($"| {product.Name} | {product.M} | {product.N} | {product.K} | {team.Threads} | ");
        return shape + Format(ours) + " | " + cells + " |";
    }

    private static void Multiply(ThreadTeam team, in MatrixProduct product, float* a, float* b, float* c)
    {
        MatrixMultiply.Multiply(
            team,
            product.M,
            product.N,
            product.K,
            a,
            product.StrideA,
            product.TransposeA,
            b,
            product.StrideB,
            product.TransposeB,
            c,
            product.N,
            product.Accumulate);
    }

    private static double Time(int repeats, Action action)
    {
        var start = Stopwatch.GetTimestamp();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }

    private static float* Filled(Random random, long length)
    {
        var values = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), 64);
        for (var index = 0L; index < length; index++)
        {
            values[index] = random.NextSingle() - 0.5f;
        }

        return values;
    }

    private static string Format(double[] sorted)
    {
        return Line($"{sorted[^1]:F1} ({sorted[sorted.Length / 2]:F1})");
    }

    private static string Line(FormattableString text)
    {
        return FormattableString.Invariant(text);
    }
}
