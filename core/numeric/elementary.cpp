#include "core/numeric/elementary.hpp"

#include "core/numeric/exact.hpp"

namespace playground::elementary {
namespace {

constexpr double quarter_turn = 1.5707963267948966;
/** π/2 in three parts. The first two have 33 bits, so that their integer multiples up to 2²⁰ are exact. */
constexpr double quarter_turn_parts[] = {1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21};
constexpr double most_reduced_here = 1e5;

constexpr std::array sine{-0.16666666666666666,   0.0083333333333333315,   -0.00019841269841264821,
                          2.7557319219150783e-06, -2.5052106167335705e-08, 1.6058521349954986e-10,
                          -7.5860947896726206e-13};
constexpr std::array cosine{0.041666666666666664,    -0.0013888888888888887, 2.480158730158451e-05,
                            -2.7557319221298089e-07, 2.0876755754879594e-09, -1.1470455178216906e-11,
                            4.7455370173192583e-14};
constexpr std::array arctangent{-0.33333333333333331,  0.19999999999999785,   -0.14285714285654638,
                                0.11111111104652255,   -0.090909087285874587, 0.076922956583278732,
                                -0.066664120777252742, 0.058787824694439814,  -0.052293804737818403,
                                0.045467195095551666,  -0.034445844423577385, 0.016148228546771868};
constexpr std::array error_function{1.1283791670955126,      -0.37612638903183754,    0.11283791670955126,
                                    -0.026866170645131218,   0.0052239776254416736,   -0.0008548327023403001,
                                    0.00012055332978879483,  -1.4925650236967501e-05, 1.6462110782018636e-06,
                                    -1.6365768648832071e-07, 1.4806027146128752e-08,  -1.2277734486795524e-09,
                                    9.3237235181530271e-11,  -6.1967364287876997e-12, 2.8067128195611264e-13};

/** x = n·π/2 + r with |r| ≤ π/4: the quadrant, and sin and cos of r. */
struct Turned {
  unsigned quarter;
  double sin_r, cos_r;

  explicit Turned(double x) {
    const double shifted = x / quarter_turn + Format<double>::round;
    const double n = shifted - Format<double>::round;
    quarter = static_cast<unsigned>(bits<std::uint64_t>(shifted) & 3);
    const double r = ((x - n * quarter_turn_parts[0]) - n * quarter_turn_parts[1]) - n * quarter_turn_parts[2];
    const double z = r * r;
    sin_r = r + r * z * polynomial(sine, z);
    cos_r = 1 - (0.5 * z - z * z * polynomial(cosine, z));
  }

  double sin() const { return signed_by(quarter & 2, quarter & 1 ? cos_r : sin_r); }
  double cos() const { return signed_by((quarter + 1) & 2, quarter & 1 ? sin_r : cos_r); }

 private:
  static double signed_by(unsigned negative, double value) { return negative ? -value : value; }
};

bool far(double x) { return std::abs(x) > most_reduced_here; }

/** baseⁿ by squaring, for integer n. */
double whole_power(double base, int n) {
  double result = 1;
  for (int left = std::abs(n); left != 0; left >>= 1, base *= base) {
    if (left & 1) result *= base;
  }
  return n < 0 ? 1 / result : result;
}

}  // namespace

double sin(double x) { return far(x) ? static_cast<double>(playground::sin(Exact(x))) : Turned(x).sin(); }
double cos(double x) { return far(x) ? static_cast<double>(playground::cos(Exact(x))) : Turned(x).cos(); }
double tan(double x) { return sin(x) / cos(x); }

/** atan y = π/4 + atan((y−1)/(y+1)) = π/2 − atan(1/y), whichever leaves an argument below tan(π/8). */
double atan(double x) {
  const double y = std::abs(x);
  const bool middle = y > 0.41421356237309503;
  const bool outer = y > 2.414213562373095;
  const double base = outer ? quarter_turn : middle ? quarter_turn / 2 : 0;
  const double r = outer ? -1 / y : middle ? (y - 1) / (y + 1) : y;
  const double z = r * r;
  return std::copysign(base + (r + r * z * polynomial(arctangent, z)), x);
}

double erf(double x) {
  if (std::abs(x) < 1) return x * polynomial(error_function, x * x);
  return std::copysign(1 - playground::erfc(Lanes<double>(std::abs(x)))[0], x);
}

/** By squaring for integers up to 64, otherwise e^(y·log x). NaN for negative x and non-integer y. */
double pow(double x, double y) {
  constexpr double most_squared = 64;
  if (x != x) return x;
  const bool whole = y == std::floor(y);
  if (whole && std::abs(y) <= most_squared) return whole_power(x, static_cast<int>(y));
  if (x < 0 && !whole) return std::numeric_limits<double>::quiet_NaN();
  const double size = playground::exp(Lanes<double>(y) * playground::log(Lanes<double>(std::abs(x))))[0];
  const bool odd = whole && std::abs(y) < 9007199254740992.0 && 2 * std::floor(y / 2) != y;
  return x < 0 && odd ? -size : size;
}

Lanes<double> horner(const double* c, int size, Lanes<double> x) {
  Lanes<double> sum(c[--size]);
  while (size > 0) sum = c[--size] + x * sum;
  return sum;
}

Lanes<double> expm1_of_rest(Lanes<double> x, Lanes<double> n) { return expm1_of_rest<Lanes<double>>(x, n); }
Lanes<double> log_of_normal(Lanes<double> u, Lanes<double> n_more, Lanes<double> small) {
  return log_of_normal<Lanes<double>>(u, n_more, small);
}
Lanes<float> log_of_normal(Lanes<float> u, Lanes<float> n_more, Lanes<float> small) {
  return log_of_normal<Lanes<float>>(u, n_more, small);
}

}  // namespace playground::elementary

namespace playground {

Lanes<double> exp(Lanes<double> x) { return exp<Lanes<double>>(x); }
Lanes<double> expm1(Lanes<double> x) { return expm1<Lanes<double>>(x); }
Lanes<double> log(Lanes<double> x) { return log<Lanes<double>>(x); }
Lanes<double> log1p(Lanes<double> x) { return log1p<Lanes<double>>(x); }
Lanes<double> erfc(Lanes<double> x) { return erfc<Lanes<double>>(x); }
Lanes<float> expm1(Lanes<float> x) { return expm1<Lanes<float>>(x); }
Lanes<float> log(Lanes<float> x) { return log<Lanes<float>>(x); }
Lanes<float> log1p(Lanes<float> x) { return log1p<Lanes<float>>(x); }

}  // namespace playground
