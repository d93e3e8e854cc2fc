#!/usr/bin/env python3
"""Writes elementary.csv: the elementary functions at float64 inputs to 45 digits (needs mpmath).

Columns: function, x_bits, y_bits (pow's exponent, else empty), value. The value is that of the exact input.
"""
import os
import random
import struct
from mpmath import mp, mpf, atan, cos, erf, erfc, exp, expm1, log, log1p, power, sin, sqrt, tan, tanh

mp.dps = 60
rng = random.Random(20)


def bits(x):
    return struct.pack(">d", x).hex()


def uniform(low, high, count):
    return [rng.uniform(low, high) for _ in range(count)]


def scales(low, high, count, negative=True):
    """Numbers of every size from 2^low to 2^high."""
    sizes = [2.0 ** rng.uniform(low, high) for _ in range(count)]
    return [-s if negative and rng.random() < 0.5 else s for s in sizes]


def beside(*values):
    return [v * (1 + k * 2.0**-52) for v in values for k in (-2, -1, 0, 1, 2)]


tiny = [5e-324, -5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, -1e-160]
quarter_turns = [k * 1.5707963267948966 for k in (1, 2, 3, 4, 7, 100, 63661, 63663, 1e6, 2.0**40)]
inputs = {
    "sqrt": scales(-1074, 1023, 40, negative=False) + tiny[2:5],
    "exp": uniform(-750, 709.7, 60) + uniform(-1, 1, 20) + beside(-745.1, -708.4, 709.78) + tiny,
    "expm1": uniform(-40, 709, 30) + uniform(-1, 1, 30) + scales(-60, 0, 30) + beside(0.34657359, -0.34657359) + tiny,
    "log": scales(-1074, 1023, 60, negative=False) + beside(1.0, 0.7071067811865476, 1.4142135623730951) + uniform(0.5, 2, 30) + tiny[::2][:1] + tiny[2:5],
    "log1p": scales(-60, 1023, 40, negative=False) + uniform(-0.999, 3, 40) + scales(-60, -1, 30) + beside(-0.5, -0.2928932188134524, 0.41421356237309515) + [-1 + 2.0**-53] + tiny,
    "tanh": uniform(-20, 20, 40) + uniform(-1, 1, 30) + scales(-60, 0, 20) + tiny,
    "sin": uniform(-10, 10, 40) + uniform(-1e5, 1e5, 20) + scales(0, 1023, 60) + scales(-60, 0, 20) + beside(*quarter_turns) + tiny,
    "cos": uniform(-10, 10, 40) + uniform(-1e5, 1e5, 20) + scales(0, 1023, 60) + scales(-60, 0, 20) + beside(*quarter_turns) + tiny,
    "tan": uniform(-10, 10, 40) + scales(0, 1023, 20) + scales(-60, 0, 20) + tiny,
    "atan": uniform(-5, 5, 40) + scales(-60, 60, 40) + beside(0.41421356237309503, 1.0, 2.414213562373095) + tiny,
    "erf": uniform(-7, 7, 40) + uniform(-1, 1, 30) + scales(-60, 0, 20) + beside(1.0, 6.0) + tiny,
    "erfc": uniform(-7, 28, 60) + uniform(-1, 1, 30) + scales(-60, 0, 20) + beside(6.0, 26.543, 27.2) + tiny,
}
functions = {"sqrt": sqrt, "exp": exp, "expm1": expm1, "log": log, "log1p": log1p, "tanh": tanh, "sin": sin, "cos": cos,
             "tan": tan, "atan": atan, "erf": erf, "erfc": erfc}


def value(function, *arguments):
    """At 60 digits, and at 400 where the argument is so large that reducing it takes them."""
    mp.dps = 400 if max(abs(a) for a in arguments) > 1e10 or min(abs(a) for a in arguments) < 1e-20 else 60
    return mp.nstr(function(*[mpf(a) for a in arguments]), 45, min_fixed=0, max_fixed=0)


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "elementary.csv"), "w") as file:
    print("function,x_bits,y_bits,value", file=file)
    for name, xs in inputs.items():
        for x in xs:
            print(f"{name},{bits(x)},,{value(functions[name], x)}", file=file)
    for _ in range(80):
        x, y = 2.0 ** rng.uniform(-8, 8), rng.choice([rng.uniform(-6, 6), rng.randint(-20, 20), rng.randint(65, 90), 0.5])
        if isinstance(y, int) and rng.random() < 0.5:
            x = -x
        print(f"pow,{bits(x)},{bits(float(y))},{value(power, x, float(y))}", file=file)
