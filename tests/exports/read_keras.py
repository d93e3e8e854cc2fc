"""Runs exported Keras code with the module of that name beside it. Reads lines of JSON, each a folder with rows of data and
numbers for the activations; writes what the code calls as a line of JSON for each."""

import contextlib
import inspect
import io
import json
import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "stubs"))

import keras
import numpy as np
import torch


def called(value, numbers):
    """What an activation by name, a function or a layer of its own makes of numbers."""
    if isinstance(value, str):
        value = getattr(keras.activations, value)
    if isinstance(value, type):
        layer = value()
        layer.build((None, len(numbers)))
        value = layer.call
    return value(torch.tensor(numbers, dtype=torch.float64)).tolist()


def result(folder, rows, numbers, outputs):
    code = runpy.run_path(str(Path(folder) / "model.py"))
    model = code["build_model"]()
    code["compile_model"](model)
    code["load_weights"](model)
    model.outputs = np.array(outputs)
    own = {
        name: value
        for name, value in code.items()
        if (name.split("_")[0] in ("activation", "recurrent") and inspect.isfunction(value)) or name.startswith("Formula")
    }
    x, y, _, _ = code["load_data"]()
    names = [value for layer in model.layers for key, value in layer.kwargs.items() if key.endswith("activation")]
    with contextlib.redirect_stdout(io.StringIO()):
        runpy.run_path(str(Path(folder) / "model.py"), run_name="__main__")
    return {
        "input": model.inputs.record()["kwargs"]["shape"],
        "layers": [layer.record() for layer in model.layers],
        "weights": [[[list(w.shape), w.ravel().tolist()] for w in layer.weights or []] for layer in model.layers],
        "compiled": model.compiled,
        "config": dict(keras.config.settings),
        "prepared": code["prepare"](rows).tolist(),
        "data": [list(x.shape), list(y.shape)],
        "answers": np.asarray(code["predict"](model, rows)).tolist(),
        "functions": {name: called(value, numbers) for name, value in own.items()}
        | {name: called(name, numbers) for name in names if isinstance(name, str)},
    }


for line in sys.stdin:
    try:
        answer = result(**json.loads(line))
    except Exception as error:  # the test names the item
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
