using System.Runtime.Intrinsics.X86;
using Podium.Neural.Kernels;
using Podium.Testing;

namespace Podium.Neural.Tests.Kernels;

public sealed unsafe class MatrixMultiplyTests
{
    private static readonly int[] OddSizes =
        [1, 2, 3, 5, 7, 8, 9, 11, 12, 13, 16, 17, 24, 31, 32, 33, 47, 61, 64, 67, 97];

    public enum Kernel
    {
        Avx512,
        Avx2,
        Any,
    }

    [Theory]
    [InlineData(Kernel.Avx512)]
    [InlineData(Kernel.Avx2)]
    [InlineData(Kernel.Any)]
    public void Multiply_RandomOddShapes_MatchesDoublePrecision(Kernel kernel)
    {
        SkipUnlessSupported(kernel);
        using var team = new ThreadTeam(2);
        var random = new Random(7);

        for (var seed = 0; seed < 600; seed++)
        {
            var problem = new ProductCase(
                seed,
                Pick(random),
                Pick(random),
                Pick(random),
                random.Next(2) == 1,
                random.Next(2) == 1,
                random.Next(2) == 1,
                random.Next(3) * 3);

            problem.AssertCorrect(problem.Run(team, With(kernel)));
        }
    }

    [Theory]
    [InlineData(Kernel.Avx512)]
    [InlineData(Kernel.Avx2)]
    [InlineData(Kernel.Any)]
    public void Multiply_ShapesCutIntoBlocksAndSlices_MatchesDoublePrecision(Kernel kernel)
    {
        SkipUnlessSupported(kernel);
        using var team = new ThreadTeam(2);
        var shapes = new[]
        {
            (300, 70, 129), (70, 45, 1031), (45, 1100, 263), (13, 37, 9001), (9, 131, 517), (5, 1500, 259),
        };

        foreach (var (m, n, k) in shapes)
        {
            for (var flags = 0; flags < 8; flags++)
            {
                var problem = new ProductCase(flags, m, n, k, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, 1);

                problem.AssertCorrect(problem.Run(team, With(kernel)));
            }
        }
    }

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(5, 0, 5)]
    [InlineData(5, 5, 0)]
    [InlineData(40, 40, 0)]
    [InlineData(0, 0, 0)]
    public void Multiply_EmptySize_ClearsOrKeepsOutput(int m, int n, int k)
    {
        using var team = new ThreadTeam(2);

        for (var flags = 0; flags < 8; flags++)
        {
            var problem = new ProductCase(flags, m, n, k, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, 2);

            problem.AssertCorrect(problem.Run(team));
        }
    }

    [Theory]
    [InlineData(Kernel.Avx512)]
    [InlineData(Kernel.Avx2)]
    [InlineData(Kernel.Any)]
    public void Multiply_AnyThreadCount_GivesTheSameBits(Kernel kernel)
    {
        SkipUnlessSupported(kernel);
        using var one = new ThreadTeam(1);
        using var two = new ThreadTeam(2);
        using var five = new ThreadTeam(5);
        var random = new Random(11);
        var shapes = new[]
        {
            (1, 1500, 256), (8, 768, 192), (64, 96, 96), (129, 257, 300), (96, 128, 4500), (70, 1500, 96),
        };

        foreach (var (m, n, k) in shapes)
        {
            for (var flags = 0; flags < 8; flags++)
            {
                var seed = random.Next();
                var problem = new ProductCase(seed, m, n, k, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, 0);

                var expected = problem.Run(one, With(kernel));

                AssertSameBits(problem, expected, problem.Run(two, With(kernel)));
                AssertSameBits(problem, expected, problem.Run(five, With(kernel)));
            }
        }
    }

    [Theory]
    [InlineData(Kernel.Avx512)]
    [InlineData(Kernel.Avx2)]
    [InlineData(Kernel.Any)]
    public void Multiply_UpToSixteenRows_GivesEachRowTheBitsItHasAlone(Kernel kernel)
    {
        SkipUnlessSupported(kernel);
        using var team = new ThreadTeam(2);

        for (var flags = 0; flags < 4; flags++)
        {
            for (var rows = 2; rows <= 16; rows++)
            {
                var (transposeB, accumulate) = ((flags & 1) != 0, (flags & 2) != 0);
                var problem = new ProductCase(rows, rows, 1003, 259, false, transposeB, accumulate, 1);
                var together = problem.Run(team, With(kernel));

                var alone = problem.RunRowByRow(team, With(kernel));

                AssertSameBits(problem, alone, together);
            }
        }
    }

    [Fact]
    public void Multiply_InsidePartsOfTheSameTeam_GivesTheSameBits()
    {
        using var team = new ThreadTeam(2);
        var problems = Enumerable.Range(0, 24)
            .Select(seed => new ProductCase(seed, 20 + seed, 40, 70, seed % 2 == 0, seed % 3 == 0, false, 0))
            .ToArray();
        var expected = problems.Select(problem => problem.Run(team)).ToArray();
        var actual = new float[problems.Length][];

        team.Run(problems.Length, part => actual[part] = problems[part].Run(team));

        for (var index = 0; index < problems.Length; index++)
        {
            AssertSameBits(problems[index], expected[index], actual[index]);
        }
    }

    [Theory]
    [InlineData(-1, 2, 2, 2, 2, 2)]
    [InlineData(2, -1, 2, 2, 2, 2)]
    [InlineData(2, 2, -1, 2, 2, 2)]
    [InlineData(2, 3, 4, 3, 3, 3)]
    [InlineData(2, 3, 4, 4, 2, 3)]
    [InlineData(2, 3, 4, 4, 3, 2)]
    public void Multiply_ImpossibleSize_Throws(int m, int n, int k, int strideA, int strideB, int strideC)
    {
        using var team = new ThreadTeam(1);

        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MatrixMultiply.Multiply(team, m, n, k, null, strideA, false, null, strideB, false, null, strideC, false));
    }

    private static int Pick(Random random)
    {
        return OddSizes[random.Next(OddSizes.Length)];
    }

    private static void AssertSameBits(ProductCase problem, float[] expected, float[] actual)
    {
        for (var index = 0; index < expected.Length; index++)
        {
            Assert.True(
                BitConverter.SingleToInt32Bits(expected[index]) == BitConverter.SingleToInt32Bits(actual[index]),
                $"{problem}: element {index} is {actual[index]:R}, with one thread {expected[index]:R}");
        }
    }

    private static ProductCase.Product With(Kernel kernel)
    {
        return kernel switch
        {
            Kernel.Avx512 => MatrixMultiply.MultiplyWith512,
            Kernel.Avx2 => MatrixMultiply.MultiplyWith256,
            _ => MatrixMultiply.MultiplyWithAny,
        };
    }

    private static void SkipUnlessSupported(Kernel kernel)
    {
        var supported = kernel switch
        {
            Kernel.Avx512 => Avx512F.IsSupported,
            Kernel.Avx2 => Avx2.IsSupported && Fma.IsSupported,
            _ => true,
        };
        Requires.Processor(supported, kernel.ToString());
    }
}
