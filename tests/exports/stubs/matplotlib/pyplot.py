"""The calls of exported notebooks, without a picture."""


def plot(values, label):
    assert len(values) > 0


def xlabel(text): ...


def ylabel(text): ...


def legend(): ...


def show(): ...
