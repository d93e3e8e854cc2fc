"""ONNX's own checker on every model of a folder, with its inference of shapes."""
import pathlib
import sys

import onnx

models = sorted(pathlib.Path(sys.argv[1]).glob("*.onnx"))
for path in models:
    onnx.checker.check_model(onnx.load(path), full_check=True)
print(f"{len(models)} models pass onnx.checker")
if not models:
    sys.exit("no models were found")
