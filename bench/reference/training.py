"""One training step on a batch of sequences: forward, backward, AdamW. Every token after the first is learned."""

import time

import torch
from torch.nn import functional

LARGEST_GRADIENT_NORM = 1.0


def make_optimiser(model, learning_rate):
    """AdamW with the engine's settings, in its form for many tensors at once. Norms and biases do not decay."""
    matrices = [weight for weight in model.parameters() if weight.dim() > 1]
    vectors = [weight for weight in model.parameters() if weight.dim() == 1]
    groups = [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=learning_rate, betas=(0.9, 0.95), eps=1e-8, foreach=True)


def update(model, optimiser):
    """Clips the gradient, makes the step, clears the gradient; returns the norm before clipping."""
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), LARGEST_GRADIENT_NORM)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return norm.item()


def pad(sequences):
    """Sequences as [batch, longest]; what is padded is 0."""
    return torch.nn.utils.rnn.pad_sequence(sequences, batch_first=True)


def split(items, parts, length):
    """Items in parts of similar length, so that little is padded."""
    ordered = sorted(items, key=length)
    size = -(-len(ordered) // parts)
    return [ordered[first:first + size] for first in range(0, len(ordered), size)]


class Training:
    def __init__(self, model, work):
        self.model = model
        self.sequences = [torch.tensor(tokens) for tokens in work["sequences"]]
        self.steps = work["steps"]
        self.optimiser = make_optimiser(model, work["learningRate"])
        self.parts = 1

    def step(self):
        """Takes one step and returns the mean loss; the batch goes through in parts whose gradients add up."""
        count = sum(len(tokens) - 1 for tokens in self.sequences)
        total = 0.0
        for part in split(self.sequences, self.parts, len):
            inputs = pad([tokens[:-1] for tokens in part])
            targets = torch.cat([tokens[1:] for tokens in part])
            lengths = torch.tensor([len(tokens) - 1 for tokens in part])
            real = torch.arange(inputs.shape[1]) < lengths[:, None]
            hidden = self.model.hidden(inputs, 0, self.model.causal(inputs.shape[1]))
            logits = self.model.logits(hidden[real])  # padding does not reach the vocabulary
            loss = functional.cross_entropy(logits, targets, reduction="sum") / count
            loss.backward()
            total += loss.item()
        update(self.model, self.optimiser)
        return total

    def check(self):
        """Losses of the first steps."""
        return {"values": [self.step() for _ in range(3)]}

    def tune(self):
        """Uses the number of parts that is fastest here."""
        times = {parts: self.time_with(parts) for parts in (1, 4, 8)}
        self.parts = min(times, key=times.get)
        return {"seconds": {"step": times[self.parts]}, "note": f"batch in {self.parts} parts by length"}

    def time_with(self, parts):
        self.parts = parts
        self.step()
        start = time.perf_counter()
        self.step()
        return time.perf_counter() - start

    def measure(self):
        start = time.perf_counter()
        for _ in range(self.steps):
            self.step()
        return {"seconds": {"step": (time.perf_counter() - start) / self.steps}}
