"""One step of GRPO: rollouts are drawn, scored by the model that drew them, and learned with the clipped loss.

Each sequence is its prompt and a rollout, padded on the right; logits are computed for the rollouts' tokens alone.
"""

import time

import torch
from torch.nn import functional

from generation import Generator
from training import make_optimiser, pad, split, update

CLIP_RANGE = 0.2
PHASES = ("generation", "scoring", "loss", "backward", "optimiser")


class Policy:
    def __init__(self, model, work):
        self.model = model
        self.generator = Generator(model)
        self.optimiser = make_optimiser(model, work["learningRate"])
        self.prompts = torch.tensor(work["prompts"])
        self.samples = work["samples"]
        self.lengths = torch.tensor(work["lengths"])
        self.advantages = work["advantages"]
        self.fixed = [
            (torch.tensor(tokens), torch.tensor(log_probabilities))
            for tokens, log_probabilities in zip(work["rollouts"], work["logProbabilities"])]
        self.parts = 4

    def draw(self):
        """Rollouts of the prompts, as tokens and log-probabilities."""
        with torch.no_grad():
            tokens, log_probabilities = self.generator.draw(self.prompts, self.samples, self.lengths)
        lengths = self.lengths.tolist()
        return [(tokens[row, :length], log_probabilities[row, :length]) for row, length in enumerate(lengths)]

    def learn(self, rollouts, seconds):
        """Adds the gradients of all rollouts, in parts of similar length; returns the loss."""
        total = 0.0
        scale = 1.0 / len(rollouts)
        for part in split(range(len(rollouts)), self.parts, lambda row: len(rollouts[row][0])):
            start = time.perf_counter()
            prompts = [self.prompts[row // self.samples] for row in part]
            drawn = [rollouts[row][0] for row in part]
            inputs = pad([torch.cat((prompt, tokens[:-1])) for prompt, tokens in zip(prompts, drawn)])
            lengths = torch.tensor([len(tokens) for tokens in drawn])
            after = torch.arange(inputs.shape[1]) - (self.prompts.shape[1] - 1)
            wanted = (after >= 0) & (after < lengths[:, None])
            logits = self.model.logits(self.model.hidden(inputs, 0, self.model.causal(inputs.shape[1]))[wanted])
            scored = time.perf_counter()
            log_probabilities = -functional.cross_entropy(logits, torch.cat(drawn), reduction="none")
            old = torch.cat([rollouts[row][1] for row in part])
            advantages = torch.tensor([self.advantages[row] for row in part]).repeat_interleave(lengths)
            ratio = (log_probabilities - old).exp()
            bounded = ratio.clamp(1 - CLIP_RANGE, 1 + CLIP_RANGE)
            loss = -torch.minimum(ratio * advantages, bounded * advantages).sum() * scale
            total += loss.item()
            lost = time.perf_counter()
            loss.backward()
            end = time.perf_counter()
            seconds["scoring"] += scored - start
            seconds["loss"] += lost - scored
            seconds["backward"] += end - lost
        return total

    def step(self):
        """One whole step on rollouts drawn now; returns the seconds of each phase."""
        seconds = dict.fromkeys(PHASES, 0.0)
        start = time.perf_counter()
        rollouts = self.draw()
        seconds["generation"] = time.perf_counter() - start
        self.learn(rollouts, seconds)
        start = time.perf_counter()
        update(self.model, self.optimiser)
        seconds["optimiser"] = time.perf_counter() - start
        return seconds

    def check(self):
        """Loss and gradient norm on the fixed rollouts."""
        loss = self.learn(self.fixed, dict.fromkeys(PHASES, 0.0))
        return {"values": [loss, update(self.model, self.optimiser)]}

    def tune(self):
        """Uses the form of attention and the number of parts that are fastest here."""
        with torch.no_grad():
            self.generator.tune(self.prompts, self.samples)
        times = {parts: self.time_with(parts) for parts in (4, 16)}
        self.parts = min(times, key=times.get)
        return {"note": f"{self.generator.form()}, rollouts in {self.parts} parts by length"}

    def time_with(self, parts):
        self.parts = parts
        start = time.perf_counter()
        self.learn(self.fixed, dict.fromkeys(PHASES, 0.0))
        self.optimiser.zero_grad(set_to_none=True)
        return time.perf_counter() - start

    def measure(self):
        return {"seconds": self.step()}
