using Podium.Benchmarks.Execution;
using Podium.Benchmarks.Kernels;

return args switch
{
    ["matmul"] => MatrixMultiplyBenchmark.Run(Console.Out, filter: ""),
    ["matmul", var filter] => MatrixMultiplyBenchmark.Run(Console.Out, filter),
    ["executor"] => await ExecutorBenchmark.RunAsync(Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Podium.Benchmarks -- matmul [filter] | executor");
    Console.Error.WriteLine("  matmul    matrix products of small transformers, beside OpenBLAS where it is installed;");
    Console.Error.WriteLine("            filter: forward, input gradient, weight gradient");
    Console.Error.WriteLine("  executor  what running a workflow costs by itself, workers answering at once");
    return 2;
}
