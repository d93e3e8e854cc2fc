#!/usr/bin/env python3
"""Writes tests/reference/more/: exact rows beyond those beside it, by mpmath. Run: python3 tests/reference/make_more.py

Everything is computed with 90 significant digits (460 for sin), rounded once when written. The inputs are drawn from a
fixed seed, so a second run writes the same files.
"""
import json
import math
import random
import struct
from pathlib import Path

from mpmath import mp, mpf

mp.dps = 90
folder = Path(__file__).parent / "more"
rows_random = 24


# ---- floating-point formats ----

class Format:
    def __init__(self, letter, integer, fraction, lowest, highest, digits):
        self.letter, self.integer = letter, integer
        self.fraction, self.lowest, self.highest, self.digits = fraction, lowest, highest, digits
        self.maximum = self.of(mpf(2) ** highest * (2 - mpf(2) ** -fraction))
        self.smallest_normal = 2.0 ** lowest
        self.smallest = 2.0 ** (lowest - fraction)

    def of(self, value):
        """The nearest number of the format, ties to even, as a Python float."""
        value = mpf(value)
        if value == 0:
            return 0.0
        if abs(value) >= mpf(2) ** (self.highest + 1):
            return math.copysign(math.inf, value)
        exponent = max(int(mp.floor(mp.log(abs(value), 2))), self.lowest)
        if abs(value) < mpf(2) ** exponent and exponent > self.lowest:
            exponent -= 1
        step = mpf(2) ** (exponent - self.fraction)
        rounded = mp.nint(value / step) * step
        if abs(rounded) >= mpf(2) ** (self.highest + 1):
            return math.copysign(math.inf, value)
        return math.copysign(float(rounded), value)

    def bits(self, x):
        return struct.pack(">" + self.letter, x).hex()

    def step(self, x, n):
        """The n-th neighbour of x, counted along the number line."""
        def ordinal(y):
            word = struct.unpack(">" + self.integer, struct.pack(">" + self.letter, abs(y)))[0]
            return -word if y < 0 else word
        target = ordinal(x) + n
        word = struct.pack(">" + self.integer, abs(target))
        return math.copysign(struct.unpack(">" + self.letter, word)[0], target)


single = Format("f", "I", 23, -126, 127, 9)
double = Format("d", "Q", 52, -1022, 1023, 17)


def digits(value, n=25):
    """A decimal; what no float64 can hold is written as zero of its sign."""
    if mp.isinf(value):
        return "inf" if value > 0 else "-inf"
    if abs(value) < mpf(10) ** -400:
        return "-0" if value < 0 else "0"
    return mp.nstr(value, n, min_fixed=-2, max_fixed=3)


# ---- activations: value and derivative ----

def sigma(x):
    return 1 / (1 + mp.exp(-x))


def d_sigma(x):
    e = mp.exp(-abs(x))
    return e / (1 + e) ** 2


def softplus(x):
    return mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x))


def phi(x):
    """The normal distribution, whose tail below −1e4 no float64 can hold."""
    if x < -10000:
        return mpf(10) ** -100000
    return mp.erfc(-x / mp.sqrt(2)) / 2 if x < 10000 else mpf(1)


def gelu(x):
    return x * phi(x), phi(x) + x * mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


# Kept exact: 0.044715 is a decimal of the formula, not a float.
cubic = mpf("0.044715")


def gelu_tanh(x):
    k = 2 * mp.sqrt(2 / mp.pi)
    u = k * (x + cubic * x ** 3)
    return x * sigma(u), sigma(u) + x * d_sigma(u) * k * (1 + 3 * cubic * x * x)


def mish(x):
    e = mp.exp(min(x, mpf(2000)))
    n = e * (e + 2)
    return x * n / (n + 2), n / (n + 2) + 4 * x * e * (1 + e) / (n + 2) ** 2


def elu(x, alpha, scale=1):
    return (scale * x, mpf(scale)) if x > 0 else (scale * alpha * mp.expm1(x), scale * alpha * mp.exp(x))


selu_alpha, selu_lambda = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")


def clipped(x, edge):
    """½ + x/(2·edge), clipped to [0, 1]: exactly 0 and 1 at ±edge."""
    return (mpf(0), mpf(0)) if x <= -edge else (mpf(1), mpf(0)) if x >= edge else ((x + edge) / (2 * edge), 1 / (2 * edge))


def hard_silu(x):
    return (mpf(0), mpf(0)) if x <= -3 else (x, mpf(1)) if x >= 3 else (x * (x + 3) / 6, (2 * x + 3) / 6)


def sine(x):
    with mp.workdps(460):
        return mp.sin(x), mp.cos(x)


def gaussian(x):
    bell = mp.exp(-x * x)
    return bell, -2 * x * bell


def gcu(x):
    with mp.workdps(460):
        return x * mp.cos(x), mp.cos(x) - x * mp.sin(x)


def root(f, low, high):
    return mp.findroot(f, (mpf(low), mpf(high)), solver="anderson", tol=mpf(10) ** -150)


def parameter(value):
    return mpf(struct.unpack("f", struct.pack("f", value))[0])


class Table:
    """A file: an activation, its parameter, its exact function, its kinks with both slopes, its special inputs."""

    def __init__(self, file, name, function, setting=None, kinks=(), zeros=(), near=()):
        self.file, self.name, self.function, self.setting = file, name, function, setting
        self.kinks = {mpf(x): slopes for x, *slopes in kinks}
        self.zeros, self.near = zeros, near


def silu_table(file, value):
    beta = parameter(value)
    zero = root(lambda x: sigma(x) + x * d_sigma(x), -2, -1)

    def function(x):
        return x * sigma(beta * x), sigma(beta * x) + beta * x * d_sigma(beta * x)
    return Table(file, "silu", function, ("beta", beta), zeros=[zero / beta], near=[s * t / beta for s in (-1, 1) for t in exponent_borders])


def slope_table(file, name, key, value):
    slope = parameter(value)
    return Table(file, name, lambda x: (x, mpf(1)) if x > 0 else (slope * x, slope), (key, slope), kinks=[(0, slope, 1)])


def elu_table(file, value):
    alpha = parameter(value)
    kinks = [(0, alpha, 1)] if alpha != 1 else []
    return Table(file, "elu", lambda x: elu(x, alpha), ("alpha", alpha), kinks=kinks, near=[-t for t in exponent_borders])


def hard_sigmoid_table(file, edge, setting):
    slope = mpf(1) / (2 * edge)
    return Table(file, "hard_sigmoid", lambda x: clipped(x, mpf(edge)), setting, kinks=[(-edge, 0, slope), (edge, slope, 0)])


# Where e^x overflows, leaves the normal numbers or vanishes, and where 1 + e^(−x) becomes 1, in both formats.
exponent_borders = [mpf(2) ** 127 * (2 - mpf(2) ** -24), mpf(2) ** 126, mpf(2) ** 149, mpf(2) ** 150, mpf(2) ** 24,
                    mpf(2) ** 1023 * (2 - mpf(2) ** -53), mpf(2) ** 1022, mpf(2) ** 1074, mpf(2) ** 1075, mpf(2) ** 53]
exponent_borders = [mp.log(t) for t in exponent_borders]
both_sides = [s * t for s in (-1, 1) for t in exponent_borders]
normal_tail = [-mp.sqrt(2 * t) for t in exponent_borders]
cubic_tail = [-mp.cbrt(t / (2 * mp.sqrt(2 / mp.pi) * cubic)) for t in exponent_borders]

tables = [
    Table("linear", "linear", lambda x: (x, mpf(1))),
    Table("relu", "relu", lambda x: (x, mpf(1)) if x > 0 else (mpf(0), mpf(0)), kinks=[(0, 0, 1)]),
    Table("relu6", "relu6", lambda x: (min(max(x, mpf(0)), mpf(6)), mpf(0 < x < 6)), kinks=[(0, 0, 1), (6, 1, 0)]),
    slope_table("leaky_relu_0.05", "leaky_relu", "negative_slope", 0.05),
    slope_table("leaky_relu_-0.5", "leaky_relu", "negative_slope", -0.5),
    slope_table("prelu_1.5", "prelu", "alpha", 1.5),
    elu_table("elu_1", 1), elu_table("elu_0.5", 0.5), elu_table("elu_2.5", 2.5),
    Table("selu", "selu", lambda x: elu(x, selu_alpha, selu_lambda), kinks=[(0, selu_lambda * selu_alpha, selu_lambda)],
          near=[-t for t in exponent_borders]),
    Table("sigmoid", "sigmoid", lambda x: (sigma(x), d_sigma(x)), near=both_sides),
    Table("log_sigmoid", "log_sigmoid", lambda x: (-softplus(-x), sigma(-x)), near=both_sides),
    Table("tanh", "tanh", lambda x: (mp.tanh(x), 4 * d_sigma(2 * x)), near=[t / 2 for t in both_sides]),
    Table("softplus", "softplus", lambda x: (softplus(x), sigma(x)), near=both_sides),
    Table("softsign", "softsign", lambda x: (x / (1 + abs(x)), 1 / (1 + abs(x)) ** 2),
          near=[s * mpf(2) ** e for s in (-1, 1) for e in (-53, -24, 0, 24, 53, 63, 64, 74.5, 511, 512, 537)]),
    silu_table("silu_1", 1), silu_table("silu_0.5", 0.5), silu_table("silu_1.7", 1.7), silu_table("silu_-2", -2),
    silu_table("silu_10", 10),
    Table("gelu_exact", "gelu", gelu, ("approximate", 0), zeros=[root(lambda x: gelu(x)[1], -1, -0.5)], near=normal_tail),
    Table("gelu_tanh", "gelu", gelu_tanh, ("approximate", 1), zeros=[root(lambda x: gelu_tanh(x)[1], -1, -0.5)], near=cubic_tail),
    Table("mish", "mish", mish, zeros=[root(lambda x: mish(x)[1], -1.5, -1)], near=both_sides),
    hard_sigmoid_table("hard_sigmoid", 3, None),
    hard_sigmoid_table("hard_sigmoid_0.5", 1, ("slope", mpf(1) / 2)),
    Table("hard_silu", "hard_silu", hard_silu, kinks=[(-3, 0, mpf(-1) / 2), (3, mpf(3) / 2, 1)], zeros=[mpf(-3) / 2]),
    Table("exponential", "exponential", lambda x: (mp.exp(x), mp.exp(x)), near=both_sides),
    Table("sin", "sin", sine, zeros=[mp.pi * k / 2 for k in (1, 2, 3, 10 ** 5)]),
    Table("gaussian", "gaussian", gaussian, near=[s * mp.sqrt(mp.fabs(t)) for s in (-1, 1) for t in exponent_borders]),
    Table("gcu", "gcu", gcu, zeros=[mp.pi / 2, 101 * mp.pi / 2, root(lambda x: gcu(x)[1], 0.5, 1), root(lambda x: gcu(x)[1], 3, 4)]),
]


# ---- inputs ----

def inputs(table, form, rng):
    chosen = [0.0, form.maximum, -form.maximum, form.smallest_normal, -form.smallest_normal, form.smallest, -form.smallest,
              form.step(form.smallest_normal, -1), -2.0 ** (form.lowest - 2), 2.0 ** -form.fraction, -2.0 ** (-form.fraction - 1)]
    for zero in table.zeros:
        chosen += [form.step(form.of(zero), n) for n in (-1000, -30, -8, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 8, 30, 1000)]
    for kink in table.kinks:
        chosen += [form.step(form.of(kink), n) for n in (-100, -3, -2, -1, 0, 1, 2, 3, 100)]
    for border in table.near:
        chosen += [form.step(form.of(border), n) for n in (-1, 0, 1)]
    reach = 110 if form is single else 800
    for i in range(rows_random):
        x = [lambda: rng.uniform(-3, 3), lambda: rng.uniform(-20, 20), lambda: rng.uniform(-reach, reach),
             lambda: rng.choice((-1, 1)) * 2 ** rng.uniform(form.lowest, form.highest)][i % 4]()
        chosen.append(form.of(x))
    return sorted(x for x in set(chosen) if math.isfinite(x))


def row(table, form, x):
    f, df = table.function(mpf(x))
    flag = ""
    if mpf(x) in table.kinks:
        flag = "kink:" + ":".join(digits(mpf(slope)) for slope in table.kinks[mpf(x)])
    start = [form.bits(x), repr(x) if form is double else f"{x:.9g}"]
    if form is double:
        middle = []
        for value in (f, df):
            nearest = form.of(value)
            low = mpf(0) if math.isinf(nearest) else value - mpf(nearest)
            middle += ["inf" if nearest == math.inf else "-inf" if nearest == -math.inf else digits(value), digits(low)]
    else:
        middle = [digits(f), digits(df), form.bits(form.of(f)), form.bits(form.of(df))]
    return ",".join(start + middle + [flag])


def write_activations():
    index = {}
    for table in tables:
        rng = random.Random(table.file)
        entry = {"name": table.name, "params": {}}
        if table.setting:
            key, value = table.setting
            entry["params"][key] = {"value": digits(value, 17), "f32_bits": single.bits(float(value))}
        for form, sub, head in ((single, "act32", "x_bits,x,f,df,f_bits,df_bits,flag"),
                                (double, "act64", "x_bits,x,f,f_lo,df,df_lo,flag")):
            rows = [row(table, form, x) for x in inputs(table, form, rng)]
            entry["rows" + sub[3:]] = len(rows)
            (folder / sub).mkdir(parents=True, exist_ok=True)
            (folder / sub / f"{table.file}.csv").write_text("\n".join([head, *rows]) + "\n")
        index[table.file] = entry
    (folder / "act_index.json").write_text(json.dumps(index, indent=1) + "\n")


# ---- softmax and categorical cross-entropy, from logits ----

def smoothed(target, s, k):
    return [t * (1 - s) + s / k for t in target]


def one_hot(label, k):
    return [mpf(i == label) for i in range(k)]


def cross_entropy(logits, target):
    """Loss and gradient of one sample. log p is taken as minus the logarithm of 1 + Σ e^(zⱼ−z), where nothing cancels."""
    log_p, p, rest = softmax(logits)
    loss = -sum(t * l for t, l in zip(target, log_p) if t != 0)
    total = sum(target)
    return loss, [q * (total - t) - t * r for q, r, t in zip(p, rest, target)]


def softmax(logits):
    top = max(logits)
    powers = [mp.exp(z - top) for z in logits]
    total = sum(powers)
    rest = []
    for i, power in enumerate(powers):
        rest.append((total - power) / total if power < total / 2 else sum(powers[:i] + powers[i + 1:]) / total)
    log_p = [mp.log1p(-r) if r < mpf(1) / 2 else (z - top) - mp.log(total) for z, r in zip(logits, rest)]
    return log_p, [power / total for power in powers], rest


def texts(values):
    return [digits(v) for v in values]


def softmax_case(name, logits, rng):
    logits = [single.of(z) for z in logits]
    exact = [mpf(z) for z in logits]
    k = len(logits)
    log_p, p, _ = softmax(exact)
    labels = range(k) if k <= 5 else sorted(rng.sample(range(k), 3))
    case = {"name": name, "logit_bits": [single.bits(z) for z in logits], "n": k, "softmax": texts(p), "log_softmax": texts(log_p), "ce": []}
    for label in labels:
        for s in (0.0, 0.1) if k > 1 else (0.0,):
            s = single.of(s)
            loss, gradient = cross_entropy(exact, smoothed(one_hot(label, k), mpf(s), k))
            entry = {"label": label, "smoothing_bits": single.bits(s), "loss": digits(loss)}
            entry["grad" if k <= 20 else "grad_y"] = texts(gradient) if k <= 20 else digits(gradient[label])
            case["ce"].append(entry)
    return case


def write_softmax():
    rng = random.Random("softmax")
    cases = [softmax_case("all_at_1e4", [1e4] * 3, rng), softmax_case("both_ends", [-1e4, 1e4], rng),
             softmax_case("ends_and_middle", [1e4, 0, -1e4, 9999.5, 1e4], rng), softmax_case("tie_of_two", [3, 3, -1], rng),
             softmax_case("one_class", [7.5], rng), softmax_case("near_tie", [1, single.step(1.0, 1), 1], rng),
             softmax_case("tiny", [1e-40, -1e-40, 0], rng), softmax_case("largest", [single.maximum, -single.maximum, 0], rng),
             softmax_case("just_underflows", [0, -103.97, -87.4, -745.2], rng),
             softmax_case("thousand_normal", [rng.gauss(0, 1) for _ in range(1000)], rng),
             softmax_case("thousand_wide", [rng.uniform(-1e4, 1e4) for _ in range(1000)], rng),
             softmax_case("thousand_ties", [rng.choice((-50, 0, 50)) for _ in range(1000)], rng)]
    for i in range(28):
        width = (1, 10, 100, 1e4)[i % 4]
        logits = [rng.uniform(-width, width) for _ in range(rng.randint(2, 12))]
        if i % 3 == 0:
            logits[-1] = max(logits)
        cases.append(softmax_case(f"random_{i}", logits, rng))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (folder / "softmax_ce.json").write_text(f"[{lines}]\n")


# ---- binary cross-entropy, and both cross-entropies from probabilities ----

def write_bce_logits():
    rng = random.Random("bce")
    rows = ["x_bits,target_bits,smoothing_bits,loss,dloss_dx"]
    targets = [single.of(t) for t in (0, 1, 0.5, 0.1, 0.9, 0.999, 1e-6)]
    for t in targets:
        pairs = [(single.of(x), 0.0) for x in (0, 1e4, -1e4, 104, -104, 88.8, -88.8, 1e-30, -1e-30, single.maximum, -single.maximum)]
        pairs += [(single.of(rng.uniform(-w, w)), 0.0) for w in (1, 10, 100, 1e4) for _ in range(3)]
        pairs += [(single.of(rng.uniform(-20, 20)), single.of(s)) for s in (0.1, 0.5) for _ in range(4)]
        if 0 < t < 1:
            zero = mp.log(mpf(t)) - mp.log1p(-mpf(t))
            pairs += [(single.step(single.of(zero), n), 0.0) for n in (-4, -2, -1, 0, 1, 2, 4)]
        for x, s in pairs:
            target = mpf(t) * (1 - mpf(s)) + mpf(s) / 2
            z = mpf(x)
            # (1−t)·softplus(z) + t·softplus(−z): the difference z stands in one of them.
            loss = (1 - target) * softplus(z) + target * softplus(-z)
            gradient = (1 - target) * sigma(z) - target * sigma(-z)
            rows.append(",".join([single.bits(x), single.bits(t), single.bits(s), digits(loss), digits(gradient)]))
    (folder / "bce_logits.csv").write_text("\n".join(rows) + "\n")


def clip(p, epsilon):
    return (epsilon, False) if p < epsilon else (1 - epsilon, False) if p > 1 - epsilon else (p, True)


def probabilities_case(outputs, target, epsilon, s):
    """Keras's unfused path in real arithmetic: divide by the sum, clip, then the logarithm."""
    y = [mpf(v) for v in outputs]
    k = len(y)
    total = sum(y)
    t = smoothed([mpf(v) for v in target], mpf(s), k)
    loss, gradient = mpf(0), []
    for value, weight in zip(y, t):
        p, inside = clip(value / total, mpf(epsilon))
        loss -= weight * mp.log(p) if weight != 0 else 0
        gradient.append(-weight / p if inside else mpf(0))
    mean = sum(g * value / total for g, value in zip(gradient, y))
    return loss, [(g - mean) / total for g in gradient]


def write_probabilities():
    rng = random.Random("probabilities")
    cases = []
    for i in range(40):
        k = rng.randint(2, 8)
        outputs = [single.of(10 ** rng.uniform(-12 if i % 2 else -3, 0)) for _ in range(k)]
        if i % 5 == 0:
            outputs[0] = 1.0
        target = [0.0] * k
        target[rng.randrange(k)] = 1.0
        epsilon, s = (1e-7, 1e-3, 0.0)[i % 3], single.of((0, 0, 0.2)[i // 3 % 3])
        loss, gradient = probabilities_case(outputs, target, epsilon, s)
        cases.append({"loss_name": "categorical_crossentropy", "output_bits": [single.bits(v) for v in outputs], "target": target,
                      "epsilon": epsilon, "smoothing_bits": single.bits(s), "loss": digits(loss), "grad": texts(gradient)})
    for i in range(80):
        p = single.of([rng.uniform(0, 1), 10 ** rng.uniform(-9, 0), 1 - 10 ** rng.uniform(-7, 0), 10 ** rng.uniform(-40, -9)][i % 4])
        t, epsilon = single.of(rng.choice((0, 1, 0.5, 0.25))), (1e-7, 1e-3, 0.0)[i // 4 % 3]
        if epsilon == 0 and p in (0.0, 1.0):
            continue
        q, inside = clip(mpf(p), mpf(epsilon))
        loss = -(mpf(t) * mp.log(q) + (1 - mpf(t)) * mp.log1p(-q))
        gradient = (1 - mpf(t)) / (1 - q) - mpf(t) / q if inside else mpf(0)
        cases.append({"loss_name": "binary_crossentropy", "output_bits": [single.bits(p)], "target": [t], "epsilon": epsilon,
                      "smoothing_bits": single.bits(0.0), "loss": digits(loss), "grad": texts([gradient])})
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (folder / "probabilities.json").write_text(f"[{lines}]\n")


if __name__ == "__main__":
    folder.mkdir(exist_ok=True)
    write_activations()
    write_softmax()
    write_bce_logits()
    write_probabilities()
