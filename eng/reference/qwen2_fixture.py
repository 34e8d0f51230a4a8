#!/usr/bin/env python3
"""Writes the fixtures that the engine's tests compare with: a second implementation of Qwen2, on PyTorch.

Run from the repository root with any PyTorch from 1.13 on:

    python3 eng/reference/qwen2_fixture.py tests/Podium.Neural.Tests/Fixtures

Each fixture is NAME.json (config, token sequences, targets, loss, and where each tensor lies) and NAME.bin (float32,
little-endian): the weights under their checkpoint names, `logits` of all tokens, and `gradient:` + name of each weight
of the mean cross-entropy. All is computed in double precision and rounded at the end.
"""

import json
import math
import pathlib
import sys

import torch
from torch.nn import functional

CONFIGS = {
    "qwen2-odd-widths": dict(
        vocab_size=37, hidden_size=24, intermediate_size=41, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, rope_theta=10000.0, rms_norm_eps=1e-6),
    "qwen2-one-key-head": dict(
        vocab_size=50, hidden_size=32, intermediate_size=40, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=1, rope_theta=1000000.0, rms_norm_eps=1e-5),
}
LENGTHS = [1, 7, 16, 29]


def make_weights(config, generator):
    hidden, wide = config["hidden_size"], config["intermediate_size"]
    narrow = hidden // config["num_attention_heads"] * config["num_key_value_heads"]
    shapes = {"model.embed_tokens.weight": (config["vocab_size"], hidden), "model.norm.weight": (hidden,)}
    for layer in range(config["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        for name, size in (("q", hidden), ("k", narrow), ("v", narrow)):
            shapes[f"{prefix}self_attn.{name}_proj.weight"] = (size, hidden)
            shapes[f"{prefix}self_attn.{name}_proj.bias"] = (size,)
        shapes[f"{prefix}self_attn.o_proj.weight"] = (hidden, hidden)
        shapes[f"{prefix}mlp.gate_proj.weight"] = (wide, hidden)
        shapes[f"{prefix}mlp.up_proj.weight"] = (wide, hidden)
        shapes[f"{prefix}mlp.down_proj.weight"] = (hidden, wide)
        shapes[f"{prefix}input_layernorm.weight"] = (hidden,)
        shapes[f"{prefix}post_attention_layernorm.weight"] = (hidden,)
    weights = {}
    for name, shape in shapes.items():
        value = torch.randn(shape, generator=generator) * (0.25 if len(shape) > 1 else 0.2)
        if name.endswith("norm.weight"):
            value = value + 1
        weights[name] = value.float().double().requires_grad_()
    return weights


def norm(x, weight, epsilon):
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + epsilon) * weight


def rotate(x, theta):
    """Turns element i with element i + half of each head, x being [heads, time, head size]."""
    time, size = x.shape[1], x.shape[2]
    frequencies = theta ** (-torch.arange(0, size, 2, dtype=torch.float64) / size)
    angles = torch.arange(time, dtype=torch.float64)[:, None] * frequencies[None, :]
    first, second = x[..., : size // 2], x[..., size // 2:]
    return torch.cat(
        (first * angles.cos() - second * angles.sin(), second * angles.cos() + first * angles.sin()), dim=-1)


def attention(x, weights, prefix, config):
    time, hidden = x.shape
    heads, key_heads = config["num_attention_heads"], config["num_key_value_heads"]
    size = hidden // heads

    def project(name, count):
        linear = functional.linear(x, weights[f"{prefix}{name}_proj.weight"], weights[f"{prefix}{name}_proj.bias"])
        return linear.view(time, count, size).transpose(0, 1)

    query = rotate(project("q", heads), config["rope_theta"])
    key = rotate(project("k", key_heads), config["rope_theta"]).repeat_interleave(heads // key_heads, dim=0)
    value = project("v", key_heads).repeat_interleave(heads // key_heads, dim=0)
    scores = query @ key.transpose(1, 2) / math.sqrt(size)
    future = torch.ones(time, time, dtype=torch.bool).triu(1)
    mixed = scores.masked_fill(future, -math.inf).softmax(-1) @ value
    return functional.linear(mixed.transpose(0, 1).reshape(time, hidden), weights[prefix + "o_proj.weight"])


def logits_of(tokens, weights, config):
    epsilon = config["rms_norm_eps"]
    x = weights["model.embed_tokens.weight"][tokens]
    for layer in range(config["num_hidden_layers"]):
        prefix = f"model.layers.{layer}."
        normed = norm(x, weights[prefix + "input_layernorm.weight"], epsilon)
        x = x + attention(normed, weights, prefix + "self_attn.", config)
        normed = norm(x, weights[prefix + "post_attention_layernorm.weight"], epsilon)
        gate = functional.silu(functional.linear(normed, weights[prefix + "mlp.gate_proj.weight"]))
        wide = gate * functional.linear(normed, weights[prefix + "mlp.up_proj.weight"])
        x = x + functional.linear(wide, weights[prefix + "mlp.down_proj.weight"])
    return functional.linear(norm(x, weights["model.norm.weight"], epsilon), weights["model.embed_tokens.weight"])


def write(folder, name, config, seed):
    generator = torch.Generator().manual_seed(seed)
    weights = make_weights(config, generator)
    sequences = [torch.randint(config["vocab_size"], (length,), generator=generator) for length in LENGTHS]
    targets = torch.randint(config["vocab_size"], (sum(LENGTHS),), generator=generator)
    logits = torch.cat([logits_of(tokens, weights, config) for tokens in sequences])
    loss = functional.cross_entropy(logits, targets)
    loss.backward()
    tensors = {key: value.detach() for key, value in weights.items()}
    tensors["logits"] = logits.detach()
    tensors.update({"gradient:" + key: value.grad for key, value in weights.items()})
    index, offset = {}, 0
    with open(folder / f"{name}.bin", "wb") as binary:
        for key, value in tensors.items():
            binary.write(value.float().contiguous().numpy().astype("<f4").tobytes())
            index[key] = {"shape": list(value.shape), "offset": offset}
            offset += value.numel()
    record = {
        "config": config,
        "sequences": [tokens.tolist() for tokens in sequences],
        "targets": targets.tolist(),
        "loss": loss.item(),
        "tensors": index,
    }
    (folder / f"{name}.json").write_text(json.dumps(record, indent=1) + "\n")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: qwen2_fixture.py FOLDER")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for seed, (name, config) in enumerate(CONFIGS.items()):
        write(folder, name, config, seed)


main()
