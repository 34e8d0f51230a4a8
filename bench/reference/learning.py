#!/usr/bin/env python3
"""The PyTorch side of `Podium.Benchmarks learning`: measures what it is asked for on standard input.

    python3 learning.py FOLDER

FOLDER/model is a Hugging Face folder and FOLDER/work.json says what to compute. A request is a line "ACTION MEASURE":
the action is check, tune or measure; the measure is training, policy, or generation and its number. The reply is a line
of JSON. All is float32 on two threads; the caller's environment says how those wait for work.
"""

import json
import pathlib
import sys

import torch

from generation import Generation
from model import Qwen2
from policy import Policy
from training import Training

THREADS = 2


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: learning.py FOLDER")
    torch.set_num_threads(THREADS)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    folder = pathlib.Path(sys.argv[1])
    work = json.loads((folder / "work.json").read_text())

    # Each measure has a model of its own, because training changes it.
    measures = {
        "training": Training(Qwen2(folder / "model"), work["training"]),
        "policy": Policy(Qwen2(folder / "model"), work["policy"]),
    }
    for number, generation in enumerate(work["generation"]):
        measures[f"generation{number}"] = Generation(Qwen2(folder / "model"), generation)
    for line in sys.stdin:
        action, measure = line.split()
        print(json.dumps(getattr(measures[measure], action)()), flush=True)


main()
