using Microsoft.Extensions.AI;
using Podium.Core.Budgets;
using Podium.Core.Conductors;
using Podium.Core.Execution;
using Podium.Core.Learning;
using Podium.Core.Randomness;
using Podium.Core.Storage;
using Podium.Core.Workflows;
using Podium.Neural.Generation;
using Podium.Neural.Kernels;
using Podium.Neural.Models;
using Podium.Neural.Storage;
using Podium.Neural.Training;
using Podium.Neural.Weights;

namespace Podium.Neural.Conducting;

/// <summary>
/// A small transformer that reads the pool's cards and a question and writes a plan, line by line, under a grammar;
/// the plan's three lists follow from its lines. Learns by clipped policy gradients.
/// </summary>
public sealed unsafe class NeuralConductor : ITrainableConductor, IBoundedConductor, ICheckpointed
{
    /// <summary>Most steps of all its rounds together.</summary>
    public const int MostSteps = PlanGrammar.MostSteps;

    private const int MostTokens = 400;
    private const int TokensPerPass = 8192;
    private const string OptimiserFile = "optimiser.bin";

    private readonly LanguageModel _languageModel;
    private readonly Transformer _model;
    private readonly ThreadTeam _team;
    private readonly PlanVocabulary _vocabulary;
    private readonly ConductorTokens _special;
    private readonly Generator _generator;
    private readonly Lazy<TrainingPass> _pass;
    private readonly Lazy<AdamW> _optimiser;

    /// <summary>Makes a conductor of a language model, computing on <paramref name="team"/>.</summary>
    public NeuralConductor(LanguageModel languageModel, ThreadTeam team)
    {
        _languageModel = languageModel;
        var (model, tokenizer) = languageModel;
        _model = model;
        _team = team;
        _vocabulary = new PlanVocabulary(tokenizer);
        _special = ConductorTokens.Of(tokenizer);
        _generator = new Generator(model, team);
        _pass = new Lazy<TrainingPass>(() => new TrainingPass(model, team));
        _optimiser = new Lazy<AdamW>(() => new AdamW(model, new AdamWOptions()));
    }

    /// <summary>The model.</summary>
    public Transformer Model => _model;

    /// <summary>
    /// Whether an ability may be called of workers whose cards do not show it, so that nothing but the model's own
    /// reading of the cards says which worker has it.
    /// </summary>
    /// <value><see langword="false"/>: the grammar admits what the cards show.</value>
    public bool AdmitsEveryCall { get; init; }

    /// <summary>Whether it goes on from rounds of its own, which must be learned; otherwise it accepts them.</summary>
    /// <value><see langword="false"/>.</value>
    public bool GoesOn { get; init; }

    /// <inheritdoc/>
    public TokenUsage Bound(ConductorRequest request)
    {
        return Accepts(request) ? default : new TokenUsage(ContextOf(request).Prompt.Length, MostTokens);
    }

    /// <summary>
    /// Writes the likeliest workflow, or draws one at the request's temperature. Where no round can follow, it is not
    /// told how many steps the request allows: a workflow that was cut off there would answer a part of the question
    /// and pass for an answer. When all rounds together have as many steps as it can number, it accepts what there is.
    /// </summary>
    /// <exception cref="WorkerFaultException">The question is too long for the model's context.</exception>
    public ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request,
        CancellationToken cancellationToken = default)
    {
        if (Accepts(request))
        {
            var accepted = WorkflowPrinter.Print(new Workflow("", []));
            return ValueTask.FromResult(new ConductorReply(accepted, new UsageDetails()));
        }

        var context = ContextOf(
            request.RoundsLeft > 0 ? request : request with { MaxSteps = MostSteps });
        var positions = _model.Config.MaxPositions;
        if (context.Prompt.Length + MostTokens > positions)
        {
            throw new WorkerFaultException(
                FaultKind.Malformed,
                $"The question is too long: with the cards it has {context.Prompt.Length} tokens, and this conductor "
                + $"reads at most {positions - MostTokens}.")
            {
                Usage = default(TokenUsage),
            };
        }

        var options = new GenerationOptions
        {
            MaxTokens = MostTokens,
            Temperature = request.Temperature,
            OnToken = TellerOf(request.Written),
        };
        var written = Generate([context], 1, options, (_, _) => request.Seed, cancellationToken)[0];
        var usage = new UsageDetails
        {
            InputTokenCount = context.Prompt.Length,
            OutputTokenCount = written.Tokens.Length,
            TotalTokenCount = context.Prompt.Length + written.Tokens.Length,
        };
        return ValueTask.FromResult(new ConductorReply(TextOf(context, written), usage));
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<SampledWorkflow>> Sample(
        IReadOnlyList<ConductorRequest> requests,
        int samples,
        CancellationToken cancellationToken = default)
    {
        var contexts = requests.Select(ContextOf).ToArray();
        var options = new GenerationOptions { MaxTokens = MostTokens, Temperature = 1 };
        var written = Generate(
            contexts, samples, options, (prompt, sample) => Seed.Mix(requests[prompt].Seed, sample), cancellationToken);
        return [.. contexts.Select((context, prompt) => (IReadOnlyList<SampledWorkflow>)
            [.. written.Skip(prompt * samples).Take(samples).Select(sequence => ToSample(context, sequence))])];
    }

    /// <inheritdoc/>
    public PolicyUpdate Update(IReadOnlyList<WeightedSample> batch, PolicyUpdateOptions options)
    {
        var pass = _pass.Value;
        pass.ClearGradients();
        var scale = 1.0 / Math.Max(1, batch.Count);
        var tally = new Tally();
        foreach (var part in PolicyBatch.Split(batch, TokensPerPass))
        {
            var logits = pass.Forward(part.Segments, part.Rows);
            Differentiate(logits, part, options, scale, tally);
            pass.Backward(logits);
            tally.Tokens += part.Tokens;
        }

        var norm = pass.GradientNorm();
        var gradientScale = norm > options.GradientNorm ? options.GradientNorm / norm : 1;
        _optimiser.Value.Step(pass.Gradients, options.LearningRate, gradientScale);
        var clipped = (double)tally.Clipped / Math.Max(1, tally.Choices);
        return new PolicyUpdate(tally.Loss, norm, clipped, tally.Tokens);
    }

    /// <inheritdoc/>
    public void Save(string folder)
    {
        ModelFolder.Save(folder, _languageModel, WeightFormat.Float32);
        AtomicFile.Write(Path.Combine(folder, OptimiserFile), _optimiser.Value.Save);
    }

    /// <inheritdoc/>
    public void Restore(string folder) => CheckpointReader.Read(folder, () =>
    {
        _model.CopyFrom(ModelFolder.Load(folder).Transformer);
        using var stream = File.OpenRead(Path.Combine(folder, OptimiserFile));
        _optimiser.Value.Restore(stream);
    });

    private PlanContext ContextOf(ConductorRequest request) => new(_vocabulary, _special, request, AdmitsEveryCall);

    /// <summary>
    /// Whether it accepts without reading. A round without a plan in prose was given to it by another conductor, for it
    /// to plan anew; after too many steps it has no number for another.
    /// </summary>
    private bool Accepts(ConductorRequest request) =>
        (!GoesOn && request.Rounds.Any(round => round.Workflow.Prose.Length > 0))
        || request.Rounds.Sum(round => round.Workflow.Steps.Count) >= MostSteps;

    private Action<int, int, int>? TellerOf(Action<string>? listener)
    {
        if (listener is null)
        {
            return null;
        }

        var decoder = _vocabulary.Tokenizer.CreateStreamingDecoder();
        return (_, _, token) =>
        {
            if (decoder.Append(token) is { Length: > 0 } piece)
            {
                listener(piece);
            }
        };
    }

    private IReadOnlyList<GeneratedSequence> Generate(
        PlanContext[] contexts,
        int samples,
        GenerationOptions options,
        Func<int, int, long> seed,
        CancellationToken cancellationToken)
    {
        lock (_generator)
        {
            return _generator.Generate(
                [.. contexts.Select(context => (ReadOnlyMemory<int>)context.Prompt)],
                samples,
                options,
                (prompt, _) => contexts[prompt].CreateGrammar(),
                seed,
                cancellationToken);
        }
    }

    /// <summary>Turns the logits of all samples into gradients; a sample has rows of its own.</summary>
    private void Differentiate(
        Span<float> logits,
        PolicyBatch part,
        PolicyUpdateOptions options,
        double scale,
        Tally tally)
    {
        var tallies = new Tally[part.Samples.Count];
        fixed (float* start = logits)
        {
            var values = start;
            _team.Run(tallies.Length, index =>
            {
                var (weighted, firstRow) = part.Samples[index];
                tallies[index] = Differentiate(values, weighted, firstRow, options, scale);
            });
        }

        foreach (var own in tallies)
        {
            tally.Loss += own.Loss;
            tally.Clipped += own.Clipped;
            tally.Choices += own.Choices;
        }
    }

    private Tally Differentiate(
        float* logits,
        WeightedSample weighted,
        int firstRow,
        PolicyUpdateOptions options,
        double scale)
    {
        var tally = new Tally();
        var sample = (NeuralSample)weighted.Sample;
        var vocabularySize = _model.Config.VocabularySize;
        var grammar = sample.Context.CreateFreeGrammar();
        Span<bool> mask = new bool[vocabularySize];
        var row = firstRow;
        for (var place = 0; place < sample.Tokens.Length; place++)
        {
            var token = sample.Tokens[place];
            if (row - firstRow < sample.ChoicePlaces.Length && sample.ChoicePlaces[row - firstRow] == place)
            {
                grammar.Allowed(mask);
                var isLearned = grammar.AtCall || !options.LearnsCallsOnly;
                var term = new PolicyTerm(
                    token,
                    sample.LogProbabilities[place],
                    isLearned ? weighted.Advantage : 0,
                    isLearned && grammar.AtDecision ? options.EntropyWeight : 0);
                var slice = new Span<float>(logits + ((long)row * vocabularySize), vocabularySize);
                tally.Loss += PolicyLoss.Apply(slice, mask, term, options.ClipRange, scale, out var clipped);
                tally.Clipped += clipped ? 1 : 0;
                tally.Choices++;
                row++;
            }

            grammar.Accept(token);
        }

        return tally;
    }

    private NeuralSample ToSample(PlanContext context, GeneratedSequence sequence)
    {
        var places = new List<int>();
        var decisions = 0;
        var entropy = 0.0;
        var logProbabilities = sequence.LogProbabilities.Select(drawn => (float?)drawn).ToArray();
        var grammar = context.CreateFreeGrammar();
        for (var place = 0; place < sequence.Tokens.Length; place++)
        {
            var drawn = sequence.Choices[place];
            var free = grammar.Choices ?? drawn;
            if (free > 1)
            {
                places.Add(place);
            }

            if (drawn > 1 && grammar.AtDecision)
            {
                decisions++;
                entropy += sequence.Entropies[place];
            }

            if (drawn < free)
            {
                logProbabilities[place] = null;
            }

            grammar.Accept(sequence.Tokens[place]);
        }

        return new NeuralSample(
            TextOf(context, sequence),
            decisions,
            decisions == 0 ? 0 : entropy / decisions,
            context,
            sequence.Tokens,
            logProbabilities,
            [.. places]);
    }

    private string TextOf(PlanContext context, GeneratedSequence sequence) => WorkflowPrinter.Print(
        PlanText.ToWorkflow(_vocabulary.Tokenizer.Decode(sequence.Tokens), context.FirstStep));

    private sealed class Tally
    {
        public double Loss { get; set; }

        public int Clipped { get; set; }

        public int Choices { get; set; }

        public long Tokens { get; set; }
    }
}
