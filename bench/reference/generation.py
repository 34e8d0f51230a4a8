"""Generation in batches with a preallocated key-value cache. A prompt goes through the model once; what it leaves in
the cache is then repeated for each of its samples."""

import time

import torch

TUNING_STEPS = 6


class Cache:
    """Keys and values of each layer, [batch, key heads, capacity, size]."""

    def __init__(self, model, batch, capacity):
        shape = (batch, model.key_heads, capacity, model.size)
        self.keys = [torch.empty(shape) for _ in model.layers]
        self.values = [torch.empty(shape) for _ in model.layers]

    def keep(self, rows):
        """Drops sequences that are finished."""
        self.keys = [keys[rows] for keys in self.keys]
        self.values = [values[rows] for values in self.values]


def attend_by_products(query, keys, values):
    """query [batch, key heads, group, size], keys and values [batch, key heads, time, size]."""
    return (query @ keys.transpose(2, 3)).softmax(-1) @ values


def attend_elementwise(query, keys, values):
    """The same as sums of elementwise products: faster where torch makes a call for each product of a batch."""
    weights = (query[:, :, :, None] * keys[:, :, None]).sum(-1).softmax(-1)
    return (weights[..., None] * values[:, :, None]).sum(3)


class Generator:
    def __init__(self, model):
        self.model = model
        self.attend = attend_by_products

    def prefill(self, prompts, samples, capacity):
        """The cache of prompts [prompts, time], each repeated for its samples, and the last hidden rows."""
        model, length = self.model, prompts.shape[1]
        cache = Cache(model, prompts.shape[0] * samples, capacity)
        causal = model.causal(length)

        def attend(index, query, key, value):
            cache.keys[index][:, :, :length] = key.transpose(1, 2).repeat_interleave(samples, dim=0)
            cache.values[index][:, :, :length] = value.transpose(1, 2).repeat_interleave(samples, dim=0)
            return causal(index, query, key, value)

        hidden = model.hidden(prompts, 0, attend)[:, -1]
        return cache, hidden.repeat_interleave(samples, dim=0)

    def decode(self, cache, tokens, position):
        """The hidden rows after one more token of each sequence."""
        model = self.model

        def attend(index, query, key, value):
            cache.keys[index][:, :, position] = key[:, 0]
            cache.values[index][:, :, position] = value[:, 0]
            query = (query * model.size ** -0.5).view(len(tokens), model.key_heads, -1, model.size)
            keys = cache.keys[index][:, :, :position + 1]
            values = cache.values[index][:, :, :position + 1]
            return self.attend(query, keys, values).reshape(len(tokens), 1, -1)

        return model.hidden(tokens[:, None], position, attend)[:, 0]

    def greedy(self, prompts, samples, count):
        """The likeliest tokens, [sequences, count]."""
        cache, hidden = self.prefill(prompts, samples, prompts.shape[1] + count)
        result = torch.empty((hidden.shape[0], count), dtype=torch.long)
        for step in range(count):
            result[:, step] = self.model.logits(hidden).argmax(-1)
            if step + 1 < count:
                hidden = self.decode(cache, result[:, step], prompts.shape[1] + step)
        return result

    def draw(self, prompts, samples, lengths):
        """Draws at temperature 1: tokens and their log-probabilities, [sequences, longest], each up to its length.

        Finished sequences leave the batch once they are a quarter of it.
        """
        longest = int(lengths.max())
        cache, hidden = self.prefill(prompts, samples, prompts.shape[1] + longest)
        tokens = torch.zeros((len(lengths), longest), dtype=torch.long)
        log_probabilities = torch.zeros(tokens.shape)
        rows = torch.arange(len(lengths))
        for step in range(longest):
            unfinished = lengths[rows] > step
            if 4 * int(unfinished.sum()) <= 3 * len(rows):
                cache.keep(unfinished)
                rows, hidden = rows[unfinished], hidden[unfinished]
            probabilities = self.model.logits(hidden).softmax(-1)
            chosen = choose(probabilities)
            tokens[rows, step] = chosen
            log_probabilities[rows, step] = probabilities.gather(1, chosen[:, None])[:, 0].log()
            if step + 1 < longest:
                hidden = self.decode(cache, chosen, prompts.shape[1] + step)
        return tokens, log_probabilities

    def tune(self, prompts, samples):
        """Uses the form of attention that is faster for the tokens after prompts; returns their seconds."""
        length = prompts.shape[1]
        cache, hidden = self.prefill(prompts, samples, length + 1 + TUNING_STEPS)
        tokens = self.model.logits(hidden).argmax(-1)
        times = {}
        for self.attend in (attend_by_products, attend_elementwise):
            self.decode(cache, tokens, length)
            start = time.perf_counter()
            for step in range(TUNING_STEPS):
                self.decode(cache, tokens, length + 1 + step)
            times[self.attend] = time.perf_counter() - start
        self.attend = min(times, key=times.get)
        return times[self.attend]

    def form(self):
        return self.attend.__name__.replace("_", " ")


def choose(probabilities):
    """One token of each row by one random number: where the running sum of probabilities passes it."""
    sums = probabilities.cumsum(-1)
    drawn = torch.rand((len(sums), 1)) * sums[:, -1:]
    return torch.searchsorted(sums, drawn, right=True)[:, 0].clamp_(max=sums.shape[1] - 1)


class Generation:
    def __init__(self, model, work):
        self.generator = Generator(model)
        self.prompts = torch.tensor(work["prompts"])
        self.samples, self.count = work["samples"], work["tokens"]

    @torch.no_grad()
    def check(self):
        return {"tokens": self.generator.greedy(self.prompts, self.samples, self.count).tolist()}

    @torch.no_grad()
    def tune(self):
        seconds = self.generator.tune(self.prompts, self.samples)
        return {"seconds": {"generation": seconds}, "note": self.generator.form()}

    @torch.no_grad()
    def measure(self):
        start = time.perf_counter()
        self.generator.greedy(self.prompts, self.samples, self.count)
        return {"seconds": {"generation": time.perf_counter() - start}}
