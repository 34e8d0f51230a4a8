"""Qwen2 in PyTorch, written for speed on a processor: projections that share an input are one product, heads that share
keys are rows of one product, and rotary positions come from a table. Only operations that torch 1.13 offers."""

import json
import math
import pathlib

import torch
from torch.nn import functional


def read_safetensors(path):
    """Tensors by name. The format: eight bytes with the header's length, a header in JSON, the numbers."""
    data = pathlib.Path(path).read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    tensors = {}
    for name, entry in json.loads(data[8:start]).items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError(f"{path}: {name} is {entry['dtype']}, not F32")
        first, end = entry["data_offsets"]
        numbers = torch.frombuffer(bytearray(data[start + first:start + end]), dtype=torch.float32)
        tensors[name] = numbers.reshape(entry["shape"])
    return tensors


class Layer:
    def __init__(self, tensors, prefix):
        def take(*names):
            return torch.cat([tensors[f"{prefix}{name}"] for name in names]).requires_grad_()

        attention = "self_attn.{}_proj.{}"
        self.project = take(*(attention.format(name, "weight") for name in "qkv"))
        self.project_bias = take(*(attention.format(name, "bias") for name in "qkv"))
        self.output = take("self_attn.o_proj.weight")
        self.gate_up = take("mlp.gate_proj.weight", "mlp.up_proj.weight")
        self.down = take("mlp.down_proj.weight")
        self.input_norm = take("input_layernorm.weight")
        self.middle_norm = take("post_attention_layernorm.weight")


class Qwen2:
    def __init__(self, folder):
        config = json.loads((folder / "config.json").read_text())
        tensors = read_safetensors(folder / "model.safetensors")
        self.layers = [Layer(tensors, f"model.layers.{layer}.") for layer in range(config["num_hidden_layers"])]
        self.embedding = tensors["model.embed_tokens.weight"].requires_grad_()
        self.final_norm = tensors["model.norm.weight"].requires_grad_()
        self.epsilon = config["rms_norm_eps"]
        self.heads = config["num_attention_heads"]
        self.key_heads = config["num_key_value_heads"]
        self.size = config["hidden_size"] // self.heads
        frequencies = config["rope_theta"] ** (-torch.arange(0, self.size, 2) / self.size)
        angles = torch.arange(config["max_position_embeddings"])[:, None] * frequencies
        self.cosines, self.sines = angles.cos(), angles.sin()

    def parameters(self):
        """All weights, layer by layer."""
        layers = [weight for layer in self.layers for weight in vars(layer).values()]
        return [self.embedding, *layers, self.final_norm]

    def hidden(self, tokens, first, attend):
        """The normed residual stream after tokens [batch, time], whose positions begin at first.

        attend(layer index, query, key, value) takes [batch, time, heads, size] and returns [batch, time, hidden].
        """
        place = slice(first, first + tokens.shape[1])
        cosines, sines = self.cosines[place, None], self.sines[place, None]
        x = functional.embedding(tokens, self.embedding)
        for index, layer in enumerate(self.layers):
            projected = functional.linear(self.norm(x, layer.input_norm), layer.project, layer.project_bias)
            projected = projected.view(*tokens.shape, self.heads + 2 * self.key_heads, self.size)
            turned, value = projected.split([self.heads + self.key_heads, self.key_heads], dim=2)
            query, key = rotate(turned, cosines, sines).split([self.heads, self.key_heads], dim=2)
            x = x + functional.linear(attend(index, query, key, value), layer.output)
            wide = functional.linear(self.norm(x, layer.middle_norm), layer.gate_up)
            gate, up = wide.chunk(2, dim=-1)
            x = x + functional.linear(functional.silu(gate) * up, layer.down)
        return self.norm(x, self.final_norm)

    def logits(self, hidden):
        """The embedding is the output projection."""
        return functional.linear(hidden, self.embedding)

    def norm(self, x, weight):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.epsilon) * weight

    def causal(self, time):
        """An attend for whole sequences of one length. Padding goes to the right, where nobody before it looks."""
        mask = torch.full((time, time), -math.inf).triu(1)
        return lambda index, query, key, value: attend_causally(query, key, value, mask)


def rotate(x, cosines, sines):
    """Turns element i with element i + size / 2 of each head."""
    first, second = x.chunk(2, dim=-1)
    return torch.cat((first * cosines - second * sines, second * cosines + first * sines), dim=-1)


def attend_causally(query, key, value, mask):
    batch, time, heads, size = query.shape
    key_heads = key.shape[2]
    group = heads // key_heads
    query = (query * size ** -0.5).view(batch, time, key_heads, group, size).permute(0, 2, 3, 1, 4)
    scores = query.reshape(batch, key_heads, group * time, size) @ key.permute(0, 2, 3, 1)
    weights = (scores.view(batch, key_heads, group, time, time) + mask).softmax(-1)
    mixed = weights.view(batch, key_heads, group * time, time) @ value.transpose(1, 2)
    mixed = mixed.view(batch, key_heads, group, time, size).permute(0, 3, 1, 2, 4)
    return mixed.reshape(batch, time, heads * size)
