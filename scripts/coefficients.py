#!/usr/bin/env python3
"""Prints the polynomials of core/numeric/format.hpp: interpolation in Chebyshev's nodes at 60 digits (needs mpmath).

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


def quotient(name, f, nodes, argument, above, below):
    """f(x) = P(u)/Q(u) with u = argument(x), Q(0) = 1, of floats, through f at the nodes."""
    n = above + below + 1
    rows, values = matrix(n, n), []
    for i, x in enumerate(nodes(n)):
        values.append(f(x))
        for j in range(above + 1):
            rows[i, j] = argument(x) ** j
        for j in range(1, below + 1):
            rows[i, above + j] = -values[i] * argument(x) ** j
    c = [rounded(value, "float") for value in lu_solve(rows, matrix(values))]
    p, q = c[: above + 1], [mpf(1), *c[above + 1 :]]
    worst = max(fabs(polyval(p[::-1], argument(x)) / polyval(q[::-1], argument(x)) / f(x) - 1) for x in nodes(400))
    print(f"// {name}, float, degrees {above} and {below}: 2^{float(log(worst, 2)):.1f}")
    for part in (p, q):
        print("{" + ", ".join(f"{float(value):.9g}f" for value in part) + "}")


def chebyshev(low, high, back=lambda t: t):
    """Chebyshev's nodes of an interval, mapped back to x."""
    middle, half = (mpf(low) + high) / 2, (mpf(high) - low) / 2
    return lambda n: [back(middle - half * cos(pi * (2 * i + 1) / (2 * n))) for i in range(n)]


half_log2 = log(2) / 2 * mpf("1.01")
far = (sqrt(2) - 1) / (sqrt(2) + 1)
for kind, degree in (("float", 5), ("double", 10)):
    show("exponential", kind, after_two_terms, -half_log2, half_log2, degree, lambda x: x if x else mpf(1))
for kind, degree in (("float", 3), ("double", 7)):
    show("logarithm", kind, log_rest, 0, far**2 * mpf("1.01"), degree, lambda z: z / 2)
show("scaled_erfc", "double", scaled_erfc, -1, 1, 26, lambda t: 1 / scaled_erfc(t))
quotient("tangent", lambda x: tanh(x) / x, chebyshev(0, 9), lambda x: x * x, 5, 4)
quotient("scaled_erfc", lambda y: exp(y * y) * erfc(y), chebyshev(-1, mpf("8.7") / mpf("11.7"), lambda t: mpf("1.5") * (1 + t) / (1 - t)),
         lambda y: y, 4, 5)
show("logarithm of a share", "float", log_rest, 0, mpf(1)/9, 5, lambda z: z / 2)
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
