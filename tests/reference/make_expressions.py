"""Writes expressions.csv: 100 formulas with values and derivatives to 25 digits.

Each formula stands beside a Python function of its own, so that the parser of the core is not asked what it should say.
mpmath evaluates that function with 60 digits, and differentiates it numerically with as many. A number of a formula is
the float64 nearest to it, as in the engine. Places are chosen away from kinks, jumps and poles.

Run: python3 tests/reference/make_expressions.py (mpmath 1.3)
"""

import csv
import math
import pathlib

import mpmath as mp

mp.mp.dps = 60
exp, log, sqrt, sin, cos, tan, sinh, cosh, tanh, atan = (
    mp.exp, mp.log, mp.sqrt, mp.sin, mp.cos, mp.tan, mp.sinh, mp.cosh, mp.tanh, mp.atan)
erf, erfc, expm1, log1p = mp.erf, mp.erfc, mp.expm1, mp.log1p
PI, E = mp.mpf(math.pi), mp.mpf(math.e)


def n(number):
    """The float64 that the engine reads."""
    return mp.mpf(float(number))


def sigmoid(u):
    return 1 / (1 + exp(-u))


def softplus(u):
    return log1p(exp(u))


def relu(u):
    return u if u > 0 else mp.mpf(0)


def sign(u):
    return mp.mpf(1 if u > 0 else -1)


def clip(u, low, high):
    return min(max(u, low), high)


USUAL = [(-2.75, 1.5), (-1.0625, -0.75), (-0.3125, 2.25), (0.40625, 0.875), (1.1875, -1.625), (3.5, 0.5)]
POSITIVE = [(0.0625, 0.75), (0.40625, 1.5), (0.875, 2.25), (1.1875, 0.5), (2.625, 1.25), (7.5, 3.125)]
SMALL = [(-0.71875, 0.25), (-0.4375, 0.6875), (-0.15625, 0.4375), (0.09375, 0.8125), (0.34375, 0.5), (0.84375, 0.125)]

FORMULAS = [
    ("x * sigmoid(1.7 * x)", lambda x, a: x * sigmoid(n(1.7) * x), USUAL),
    ("x", lambda x, a: x, USUAL),
    ("a", lambda x, a: a, USUAL),
    ("3", lambda x, a: mp.mpf(3), USUAL),
    ("a * x + 0.1", lambda x, a: a * x + n(0.1), USUAL),
    ("-x^2", lambda x, a: -(x**2), USUAL),
    ("(-x)^2", lambda x, a: x * x, USUAL),
    ("-x^3", lambda x, a: -(x**3), USUAL),
    ("2^3^2 + x", lambda x, a: 512 + x, USUAL),
    ("x^-2", lambda x, a: 1 / (x * x), USUAL),
    ("x^0", lambda x, a: mp.mpf(1), USUAL),
    ("x^1", lambda x, a: x, USUAL),
    ("x^7 - a^5", lambda x, a: x**7 - a**5, USUAL),
    ("x - 2 - 3 - a", lambda x, a: x - 5 - a, USUAL),
    ("x / 2 / a", lambda x, a: x / (2 * a), USUAL),
    ("x / (2 / a)", lambda x, a: x * a / 2, USUAL),
    ("1e-3 * x + .5", lambda x, a: n(1e-3) * x + n(0.5), USUAL),
    ("2.5E+2 * x", lambda x, a: 250 * x, USUAL),
    ("pi * x + e", lambda x, a: PI * x + E, USUAL),
    ("x − 2 × a ÷ 3", lambda x, a: x - 2 * a / 3, USUAL),
    ("π · x", lambda x, a: PI * x, USUAL),
    ("+x", lambda x, a: x, USUAL),
    ("- - x", lambda x, a: x, USUAL),
    ("((x))", lambda x, a: x, USUAL),
    ("exp(x)", lambda x, a: exp(x), USUAL),
    ("exp(-x^2)", lambda x, a: exp(-x * x), USUAL),
    ("exp(a * x)", lambda x, a: exp(a * x), USUAL),
    ("expm1(x)", lambda x, a: expm1(x), USUAL),
    ("expm1(1e-9 * x)", lambda x, a: expm1(n(1e-9) * x), USUAL),
    ("log(x)", lambda x, a: log(x), POSITIVE),
    ("log(a * x + 1)", lambda x, a: log(a * x + 1), POSITIVE),
    ("log1p(x)", lambda x, a: log1p(x), POSITIVE),
    ("log1p(x^2)", lambda x, a: log1p(x * x), USUAL),
    ("log(x) / log(a + 3)", lambda x, a: log(x) / log(a + 3), POSITIVE),
    ("sqrt(x)", lambda x, a: sqrt(x), POSITIVE),
    ("sqrt(x^2 + a^2)", lambda x, a: sqrt(x * x + a * a), USUAL),
    ("sqrt(1 + x^2) - 1", lambda x, a: sqrt(1 + x * x) - 1, USUAL),
    ("abs(x)", lambda x, a: abs(x), USUAL),
    ("abs(a * x)", lambda x, a: abs(a * x), USUAL),
    ("sign(x) * log1p(abs(x))", lambda x, a: sign(x) * log1p(abs(x)), USUAL),
    ("sin(x)", lambda x, a: sin(x), USUAL),
    ("x + sin(a * x)^2 / a", lambda x, a: x + sin(a * x) ** 2 / a, USUAL),
    ("cos(x)", lambda x, a: cos(x), USUAL),
    ("cos(x) - x", lambda x, a: cos(x) - x, USUAL),
    ("tan(x / 4)", lambda x, a: tan(x / 4), USUAL),
    ("atan(x)", lambda x, a: atan(x), USUAL),
    ("2 / pi * atan(pi / 2 * a * x)", lambda x, a: 2 / PI * atan(PI / 2 * a * x), USUAL),
    ("sinh(x)", lambda x, a: sinh(x), USUAL),
    ("sinh(1e-5 * x)", lambda x, a: sinh(n(1e-5) * x), USUAL),
    ("cosh(x)", lambda x, a: cosh(x), USUAL),
    ("log(cosh(x))", lambda x, a: log(cosh(x)), USUAL),
    ("sinh(x) / cosh(x)", lambda x, a: tanh(x), USUAL),
    ("tanh(x)", lambda x, a: tanh(x), USUAL),
    ("1.7159 * tanh(2 * x / 3)", lambda x, a: n(1.7159) * tanh(2 * x / 3), USUAL),
    ("tanh(a * x) * x", lambda x, a: tanh(a * x) * x, USUAL),
    ("x - tanh(x)", lambda x, a: x - tanh(x), USUAL),
    ("sigmoid(x)", lambda x, a: sigmoid(x), USUAL),
    ("sigmoid(a * x)", lambda x, a: sigmoid(a * x), USUAL),
    ("x * sigmoid(a * x)", lambda x, a: x * sigmoid(a * x), USUAL),
    ("sigmoid(x) * (1 - sigmoid(x))", lambda x, a: sigmoid(x) * sigmoid(-x), USUAL),
    ("softplus(x)", lambda x, a: softplus(x), USUAL),
    ("softplus(a * x) / a", lambda x, a: softplus(a * x) / a, USUAL),
    ("x * tanh(softplus(x))", lambda x, a: x * tanh(softplus(x)), USUAL),
    ("erf(x)", lambda x, a: erf(x), USUAL),
    ("erf(1e-8 * x)", lambda x, a: erf(n(1e-8) * x), USUAL),
    ("erfc(x)", lambda x, a: erfc(x), USUAL),
    ("x / 2 * erfc(-x / sqrt(2))", lambda x, a: x / 2 * erfc(-x / sqrt(2)), USUAL),
    ("0.5 * x * (1 + erf(x / sqrt(2)))", lambda x, a: x / 2 * erfc(-x / sqrt(2)), USUAL),
    ("relu(x)", lambda x, a: relu(x), USUAL),
    ("relu(x)^2", lambda x, a: relu(x) ** 2, USUAL),
    ("relu(x + a) - relu(x - a)", lambda x, a: relu(x + a) - relu(x - a), USUAL),
    ("min(x, a)", lambda x, a: min(x, a), USUAL),
    ("max(x, a * x)", lambda x, a: max(x, a * x), USUAL),
    ("min(max(x, 0), 6)", lambda x, a: clip(x, 0, 6) + mp.mpf(0), USUAL),
    ("clip(x, -1, 1)", lambda x, a: clip(x, -1, 1) + mp.mpf(0), USUAL),
    ("x * clip(x + 3, 0, 6) / 6", lambda x, a: x * clip(x + 3, 0, 6) / 6, USUAL),
    ("clip(a * x, -0.9, 0.9)", lambda x, a: clip(a * x, n(-0.9), n(0.9)), USUAL),
    ("where(x > 0, x, a * (exp(x) - 1))", lambda x, a: x if x > 0 else a * expm1(x), USUAL),
    ("where(x >= 0, x, a * x)", lambda x, a: x if x >= 0 else a * x, USUAL),
    ("where(x < -1, -1, where(x <= 1, x, 1))", lambda x, a: clip(x, -1, 1) + mp.mpf(0), USUAL),
    ("where(x > 0, sqrt(x), 0)", lambda x, a: sqrt(x) if x > 0 else mp.mpf(0), USUAL),
    ("where(x > 0, log(x), x - a)", lambda x, a: log(x) if x > 0 else x - a, USUAL),
    ("where(x ≥ 1 and a ≤ 1, x^2, x^3)", lambda x, a: x**2 if x >= 1 and a <= 1 else x**3, USUAL),
    ("where(x < -1 or x > 1, x, sin(x))", lambda x, a: x if x < -1 or x > 1 else sin(x), USUAL),
    ("where(not x == 0, sin(x) / x, 1)", lambda x, a: sin(x) / x, USUAL),
    ("where(x ≠ a, (x - a)^2, 0)", lambda x, a: (x - a) ** 2, USUAL),
    ("x^a", lambda x, a: x**a, POSITIVE),
    ("pow(x, 1.5)", lambda x, a: x ** n(1.5), POSITIVE),
    ("a^x", lambda x, a: a**x, POSITIVE),
    ("x^x", lambda x, a: x**x, POSITIVE),
    ("pow(x, -3)", lambda x, a: x**-3, USUAL),
    ("abs(x)^a", lambda x, a: abs(x) ** a, USUAL),
    ("(x^2)^0.25", lambda x, a: sqrt(abs(x)), USUAL),
    ("1 / (1 + x^2)", lambda x, a: 1 / (1 + x * x), USUAL),
    ("x / (1 + abs(x))", lambda x, a: x / (1 + abs(x)), USUAL),
    ("x / sqrt(1 + a^2 * x^2)", lambda x, a: x / sqrt(1 + a * a * x * x), USUAL),
    ("log((1 + x) / (1 - x)) / 2", lambda x, a: mp.atanh(x), SMALL),
    ("sqrt(1 - x^2)", lambda x, a: sqrt(1 - x * x), SMALL),
    ("(x + a) * (x - a) / (x^2 + a^2 + 1)", lambda x, a: (x * x - a * a) / (x * x + a * a + 1), USUAL),
    ("exp(sin(a * x) * cos(x / a)) - softplus(x)^2 / (1 + erf(x)^2)",
     lambda x, a: exp(sin(a * x) * cos(x / a)) - softplus(x) ** 2 / (1 + erf(x) ** 2), USUAL),
]


def digits(value):
    return mp.nstr(mp.mpf(value), 25, strip_zeros=True)


def rows():
    for text, f, places in FORMULAS:
        for x, a in places:
            x, a = mp.mpf(x), mp.mpf(a)
            by_x = mp.diff(lambda u: mp.mpf(f(u, a)), x)
            by_a = mp.diff(lambda v: mp.mpf(f(x, v)), a)
            yield [text, repr(float(x)), repr(float(a)), digits(f(x, a)), digits(by_x), digits(by_a)]


if __name__ == "__main__":
    assert len(FORMULAS) == 100 and len({text for text, _, _ in FORMULAS}) == 100
    with open(pathlib.Path(__file__).with_name("expressions.csv"), "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["expression", "x", "a", "value", "d_x", "d_a"])
        table.writerows(rows())
