#!/usr/bin/env python3
"""Prints the polynomials of core/elementary.hpp: interpolation in Chebyshev's nodes at 60 digits (needs mpmath).

Each line names the polynomial, its number type, and the greatest error of the rounded coefficients, relative to the
function that it serves, as a power of two.
"""
import struct
from mpmath import mp, mpf, cos, cosh, tanh, erf, erfc, exp, expm1, fabs, findroot, log, log1p, pi, sin, sqrt, atan, polyval, lu_solve, matrix

mp.dps = 60


def interpolate(f, low, high, degree):
    """The polynomial through f at Chebyshev's nodes of [low, high], lowest power first."""
    n = degree + 1
    middle, half = (mpf(low) + high) / 2, (mpf(high) - low) / 2
    nodes = [middle + half * cos(pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    rows = matrix(n, n)
    for i, x in enumerate(nodes):
        for j in range(n):
            rows[i, j] = x**j
    return list(lu_solve(rows, matrix([f(x) for x in nodes])))


def rounded(value, kind):
    return mpf(float(value)) if kind == "double" else mpf(struct.unpack("f", struct.pack("f", float(value)))[0])


def show(name, kind, f, low, high, degree, weight):
    """weight(x) · (error of f) is the relative error of what the polynomial serves."""
    p = [rounded(c, kind) for c in interpolate(f, low, high, degree)]
    points = [mpf(low) + (mpf(high) - low) * (k + mpf(1) / 3) / 400 for k in range(400)]
    worst = max(fabs(weight(x) * (polyval(p[::-1], x) - f(x))) for x in points)
    print(f"// {name}, {kind}, degree {degree}: 2^{float(log(worst, 2)):.1f}")
    suffix = "" if kind == "double" else "f"
    print("{" + ", ".join(f"{float(c):.{17 if kind == 'double' else 9}g}{suffix}" for c in p) + "}")


def after_two_terms(x):
    """(eˣ − 1 − x)/x²."""
    return sum(x**k / mp.factorial(k + 2) for k in range(40))


def log_rest(z):
    """R/z with log((1+s)/(1−s)) = 2s + sR and z = s²: 2/3 + 2z/5 + 2z²/7 + …"""
    return sum(2 * z**k / (2 * k + 3) for k in range(120))


def sine_rest(z):
    """(sin r − r)/r³ with z = r²."""
    return sum((-1) ** (k + 1) * z**k / mp.factorial(2 * k + 3) for k in range(30))


def cosine_rest(z):
    """(cos r − 1 + r²/2)/r⁴ with z = r²."""
    return sum((-1) ** k * z**k / mp.factorial(2 * k + 4) for k in range(30))


def atan_rest(z):
    """(atan r − r)/r³ with z = r²."""
    return sum((-1) ** (k + 1) * z**k / (2 * k + 3) for k in range(160))


def erf_over_x(z):
    """erf(x)/x with z = x²."""
    return 2 / sqrt(pi) * sum((-1) ** k * z**k / (mp.factorial(k) * (2 * k + 1)) for k in range(80))


def scaled_erfc(t):
    """(1 + 2y)·e^(y²)·erfc(y) with t = (y − 4)/(y + 4), for y from 0 to ∞."""
    if t >= 1:
        return 2 / sqrt(pi)
    y = 4 * (1 + t) / (1 - t)
    if y < 30:
        return (1 + 2 * y) * exp(y * y) * erfc(y)
    terms = sum((-1) ** k * mp.fac2(2 * k - 1) / (2 * y * y) ** k for k in range(40))
    return (1 + 2 * y) / (y * sqrt(pi)) * terms


def tangent(high, above, below):
    """tanh(x)/x = P(z)/Q(z) with z = x², Q(0) = 1, through Chebyshev's nodes of [0, high]."""
    n = above + below + 1
    rows, values = matrix(n, n), []
    for i in range(n):
        x = high / 2 * (1 - cos(pi * (2 * i + 1) / (2 * n)))
        values.append(tanh(x) / x)
        for j in range(above + 1):
            rows[i, j] = x ** (2 * j)
        for j in range(1, below + 1):
            rows[i, above + j] = -values[i] * x ** (2 * j)
    c = [rounded(value, "float") for value in lu_solve(rows, matrix(values))]
    p, q = c[: above + 1], [mpf(1), *c[above + 1 :]]
    points = [high * (k + mpf(1) / 3) / 400 for k in range(400)]
    worst = max(fabs(x * polyval(p[::-1], x * x) / polyval(q[::-1], x * x) / tanh(x) - 1) for x in points)
    print(f"// tangent, float, degrees {above} and {below}: 2^{float(log(worst, 2)):.1f}")
    for part in (p, q):
        print("{" + ", ".join(f"{float(value):.9g}f" for value in part) + "}")


half_log2 = log(2) / 2 * mpf("1.01")
far = (sqrt(2) - 1) / (sqrt(2) + 1)
for kind, degree in (("float", 5), ("double", 10)):
    show("exponential", kind, after_two_terms, -half_log2, half_log2, degree, lambda x: x if x else mpf(1))
for kind, degree in (("float", 3), ("double", 7)):
    show("logarithm", kind, log_rest, 0, far**2 * mpf("1.01"), degree, lambda z: z / 2)
for kind, degree in (("float", 12), ("double", 26)):
    show("scaled_erfc", kind, scaled_erfc, -1, 1, degree, lambda t: 1 / scaled_erfc(t))
tangent(mpf(9), 5, 4)
show("sine", "float", sine_rest, 0, (pi / 4) ** 2 * mpf("1.01"), 2, lambda z: z)
show("cosine", "float", cosine_rest, 0, (pi / 4) ** 2 * mpf("1.01"), 2, lambda z: z * z)
show("sine", "double", sine_rest, 0, (pi / 4) ** 2 * mpf("1.01"), 6, lambda z: z)
show("cosine", "double", cosine_rest, 0, (pi / 4) ** 2 * mpf("1.01"), 6, lambda z: z * z)
show("arctangent", "double", atan_rest, 0, (sqrt(2) - 1) ** 2 * mpf("1.01"), 11, lambda z: z)
show("error_function", "double", erf_over_x, 0, 1, 14, lambda z: mpf(1))

parts, rest = [], pi / 2
for _ in range(3):
    parts.append(mp.floor(rest * 2**(11 - int(mp.floor(log(rest, 2))))) / 2**(11 - int(mp.floor(log(rest, 2)))))
    rest -= parts[-1]
print("// quarter turn, float: three parts of 12 bits and the rest")
print("{" + ", ".join(f"{float(part):.9g}f" for part in [*parts, rounded(rest, "float")]) + "}")
