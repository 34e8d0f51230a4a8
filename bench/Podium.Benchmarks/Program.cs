using Podium.Benchmarks.Kernels;

return args switch
{
    ["matmul"] => MatrixMultiplyBenchmark.Run(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Podium.Benchmarks -- matmul");
    Console.Error.WriteLine("  matmul   matrix products of small transformers, beside OpenBLAS where it is installed");
    return 2;
}
