using Podium.Benchmarks.Kernels;

return args switch
{
    ["matmul"] => MatrixMultiplyBenchmark.Run(Console.Out, filter: ""),
    ["matmul", var filter] => MatrixMultiplyBenchmark.Run(Console.Out, filter),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Podium.Benchmarks -- matmul [filter]");
    Console.Error.WriteLine("  matmul   matrix products of small transformers, beside OpenBLAS where it is installed;");
    Console.Error.WriteLine("           filter: forward, input gradient, weight gradient");
    return 2;
}
