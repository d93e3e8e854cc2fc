"""Keras 3 as far as exported code names it: every name is one of its documentation. Layers, optimizers and losses record
their arguments; operations and activations compute with PyTorch. A name that is not here fails, as it does in Keras."""

import types

import numpy as np
import torch
import torch.nn.functional as F


class Recorded:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs
        self.weights = None

    @property
    def name(self):
        return self.kwargs.get("name")

    def record(self):
        return {
            "type": type(self).__name__,
            "args": [recorded(arg) for arg in self.args],
            "kwargs": {key: recorded(value) for key, value in self.kwargs.items()},
        }

    def set_weights(self, weights):
        self.weights = [np.asarray(weight) for weight in weights]


def recorded(value):
    if isinstance(value, Recorded):
        return value.record()
    if isinstance(value, types.FunctionType):
        return {"function": value.__name__}
    if isinstance(value, (list, tuple)):
        return [recorded(item) for item in value]
    return value


registered = set()


def register_keras_serializable():
    def register(value):
        registered.add(value)
        return value

    return register


saving = types.SimpleNamespace(register_keras_serializable=register_keras_serializable)


class Layer(Recorded):
    def add_weight(self, name, shape, initializer):
        return torch.full(shape, float(initializer.args[0]), dtype=torch.float64)


class Model(Recorded):
    """What a test puts here is what the network answers."""

    outputs = None

    def __init__(self, layers):
        self.inputs, *self.layers = layers
        self.compiled = self.fitted = None

    def get_layer(self, name):
        [layer] = [layer for layer in self.layers if layer.name == name]
        return layer

    def compile(self, optimizer, loss, metrics):
        self.metrics = [metric for metric in metrics if isinstance(metric, types.FunctionType)]
        self.compiled = {"optimizer": optimizer.record(), "loss": loss.record(), "metrics": recorded(metrics)}

    def fit(self, x, y, batch_size, shuffle, epochs, validation_data):
        self.fitted = {"rows": len(x), "batch_size": batch_size, "shuffle": shuffle, "epochs": epochs}
        shares = [metric(tensor(y), tensor(y) - 0.5) for metric in self.metrics]
        assert all((share == 1).all() for share in shares), "logits that are right are not counted"
        history = {"loss": [0.0] * epochs}
        if validation_data is not None:
            history["val_loss"] = [0.0] * epochs
        return types.SimpleNamespace(history=history)

    def predict(self, x, verbose):
        return np.zeros((len(x), 2)) if self.outputs is None else self.outputs

    def summary(self):
        print(*(layer.name for layer in self.layers))


def names(text, base=Recorded):
    return types.SimpleNamespace(**{name: type(name, (base,), {}) for name in text.split()})


Input = type("Input", (Recorded,), {})
Sequential = Model
layers = names(
    "Dense Activation Dropout AlphaDropout Flatten Reshape Conv1D Conv2D MaxPooling1D MaxPooling2D AveragePooling1D"
    " AveragePooling2D GlobalMaxPooling1D GlobalMaxPooling2D GlobalAveragePooling1D GlobalAveragePooling2D SimpleRNN LSTM"
    " GRU BatchNormalization LayerNormalization PReLU LeakyReLU ELU",
    Layer,
)
layers.Layer = Layer


class Bidirectional(Layer):
    """Makes both ways anew, from what a layer says of itself."""

    def __init__(self, layer, **kwargs):
        super().__init__(layer, **kwargs)
        functions = [value for value in layer.kwargs.values() if isinstance(value, types.FunctionType)]
        assert registered.issuperset(functions), "a function that is not registered"


layers.Bidirectional = Bidirectional
initializers = names("Constant")
regularizers = names("L1L2")
optimizers = names("SGD RMSprop Adam AdamW Adagrad")
losses = names(
    "MeanSquaredError MeanAbsoluteError Huber LogCosh BinaryCrossentropy CategoricalCrossentropy"
    " SparseCategoricalCrossentropy"
)


class BinaryAccuracy(Recorded):
    def __init__(self, threshold):
        super().__init__(threshold=threshold)
        assert 0 < threshold < 1


metrics = types.SimpleNamespace(BinaryAccuracy=BinaryAccuracy)


class Config:
    def __init__(self):
        self.settings = {"floatx": "float32", "epsilon": 1e-7}

    def set_floatx(self, value):
        self.settings["floatx"] = value

    def floatx(self):
        return self.settings["floatx"]

    def set_epsilon(self, value):
        self.settings["epsilon"] = value


config = Config()


def tensor(value):
    return value if isinstance(value, torch.Tensor) else torch.as_tensor(value, dtype=torch.float64)


def of_tensors(function):
    return lambda *values: function(*map(tensor, values))


SAME = "abs sign sqrt exp expm1 log log1p sin cos tan sinh cosh tanh arctan sigmoid relu erf square minimum maximum"
ops = types.SimpleNamespace(
    **{name: of_tensors(getattr(torch, name)) for name in SAME.split()},
    equal=of_tensors(torch.eq),
    not_equal=of_tensors(torch.ne),
    softplus=of_tensors(lambda x: torch.logaddexp(x, torch.zeros_like(x))),
    softmax=lambda x, axis: torch.softmax(tensor(x), axis),
    where=lambda condition, yes, no: torch.where(condition, tensor(yes), tensor(no)),
    clip=lambda x, low, high: torch.clamp(tensor(x), low, high),
    logical_and=torch.logical_and,
    logical_or=torch.logical_or,
    logical_not=torch.logical_not,
    stack=lambda values, axis: torch.stack([tensor(value) for value in values], axis),
    mean=lambda x, axis: torch.mean(x, axis),
    cast=lambda x, dtype: x.to(getattr(torch, dtype)),
    convert_to_numpy=lambda x: x.numpy(),
)
activations = types.SimpleNamespace(
    linear=lambda x: x,
    relu=torch.relu,
    leaky_relu=lambda x, negative_slope=0.2: F.leaky_relu(x, negative_slope),
    relu6=F.relu6,
    elu=lambda x, alpha=1.0: F.elu(x, alpha),
    selu=F.selu,
    sigmoid=torch.sigmoid,
    log_sigmoid=F.logsigmoid,
    tanh=torch.tanh,
    softplus=ops.softplus,
    softsign=F.softsign,
    silu=F.silu,
    gelu=lambda x, approximate=False: F.gelu(x, approximate="tanh" if approximate else "none"),
    mish=F.mish,
    hard_sigmoid=F.hardsigmoid,
    hard_silu=F.hardswish,
    exponential=torch.exp,
    softmax=lambda x, axis=-1: torch.softmax(x, axis),
)
