"""Runs exported PyTorch code. Reads lines of JSON, each a folder with rows to predict and batches to train with; writes a
line of JSON for each: predictions, and the loss of all rows after each step."""

import importlib.util
import json
import sys
from pathlib import Path

import torch

torch.set_num_threads(1)


def loaded(folder):
    spec = importlib.util.spec_from_file_location("model", Path(folder) / "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def result(folder, rows, batches):
    module = loaded(folder)
    x_train, y_train, _, _ = module.load_data()
    model = module.build_model()
    predictions = module.predict(rows, model).ravel().tolist()
    losses = [module.evaluate(model, x_train, y_train)]
    steps = module.train(model, x_train, y_train, map(torch.tensor, batches))
    for _ in batches:
        model.train()
        next(steps)
        losses.append(module.evaluate(model, x_train, y_train))
    return {"predictions": predictions, "losses": losses}


for line in sys.stdin:
    case = json.loads(line)
    try:
        answer = result(**case)
    except Exception as error:  # the test names the case
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
