"""How exported PyTorch code draws new weights. Reads lines of JSON, each a folder; writes of each kernel its number of numbers,
their root mean square and the greatest one, and the sum of the biases."""

import json
import runpy
import sys
from pathlib import Path

import torch

torch.manual_seed(1)


def result(folder):
    model = runpy.run_path(str(Path(folder) / "model.py"))["new_model"]()
    weights = list(model.parameters())
    kernels = [w for w in weights if w.dim() > 1]
    biases = [w for w in weights if w.dim() == 1]
    return {
        "kernels": [[w.numel(), w.square().mean().sqrt().item(), w.abs().max().item()] for w in kernels],
        "biases": sum(w.sum().item() for w in biases),
    }


for line in sys.stdin:
    print(json.dumps(result(**json.loads(line))), flush=True)
