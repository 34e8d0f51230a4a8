using Podium.Benchmarks.Execution;
using Podium.Benchmarks.Kernels;
using Podium.Benchmarks.Learning;
using Podium.Benchmarks.Rollouts;

return args switch
{
    ["matmul"] => MatrixMultiplyBenchmark.Run(Console.Out, filter: ""),
    ["matmul", var filter] => MatrixMultiplyBenchmark.Run(Console.Out, filter),
    ["executor"] => await ExecutorBenchmark.RunAsync(Console.Out),
    ["rollouts"] => await RolloutBenchmark.RunAsync(Console.Out),
    ["learning"] => await LearningBenchmark.RunAsync(Console.Out, LearningScale.Full),
    ["learning", "--quick"] => await LearningBenchmark.RunAsync(Console.Out, LearningScale.Quick),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Podium.Benchmarks -- BENCHMARK");
    Console.Error.WriteLine("  matmul [FILTER]     matrix products of small transformers, beside OpenBLAS;");
    Console.Error.WriteLine("                      FILTER: forward, input gradient, weight gradient");
    Console.Error.WriteLine("  executor            what running a workflow costs by itself");
    Console.Error.WriteLine("  rollouts            ten thousand workflows in flight, beside what Little's law allows");
    Console.Error.WriteLine("  learning [--quick]  training, generation and a GRPO step, beside PyTorch;");
    Console.Error.WriteLine("                      --quick: little of each, to see that it runs");
    return 2;
}
