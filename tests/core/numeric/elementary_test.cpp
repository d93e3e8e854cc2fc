#include "core/numeric/elementary.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>

#include "core/numeric/exact.hpp"
#include "core/numeric/random.hpp"
#include "core/text/descriptor.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

/** Calls f.operator()<T>(x, y) of the function of this name. */
template <class T>
T call(const std::string& name, T x, T y) {
  if (name == "sqrt") return sqrt(x);
  if (name == "exp") return exp(x);
  if (name == "expm1") return expm1(x);
  if (name == "log") return log(x);
  if (name == "log1p") return log1p(x);
  if (name == "tanh") return tanh(x);
  if (name == "sin") return sin(x);
  if (name == "cos") return cos(x);
  if (name == "tan") return tan(x);
  if (name == "atan") return atan(x);
  if (name == "erf") return erf(x);
  if (name == "erfc") return erfc(x);
  if (name == "pow") return pow(x, y);
  FAIL("no function " << name);
  return x;
}

/** Worst errors in ulp allowed to what trains. */
struct Limit {
  double f64, f32;
};

/** That of pow is |y·log x|, up to 500 here: its logarithm has float64's digits alone. tan is sin/cos. */
const std::map<std::string, Limit> limits{
    {"sqrt", {0.5, 0.5}}, {"exp", {0.7, 0.7}}, {"expm1", {1.1, 1}}, {"log", {0.7, 0.7}}, {"log1p", {0.7, 0.9}},
    {"tanh", {2.5, 5.2}}, {"sin", {1, 1.6}},   {"cos", {1.1, 1.6}}, {"tan", {2, 0.51}},  {"atan", {2, 0.51}},
    {"erf", {1.1, 0.51}}, {"erfc", {4, 3.1}},  {"pow", {500, 0.51}}};

/** Error in ulp against a decimal number, subnormal ones included. */
double error_of(double got, const std::string& exact) {
  const double nearest = testing::number_from(exact);
  if (std::isinf(nearest) || !std::isfinite(got)) return got == nearest ? 0 : infinity;
  return static_cast<double>(std::abs(got - std::strtold(exact.c_str(), nullptr)) / testing::ulp64(nearest));
}

struct Worst {
  double exact = 0, f64 = 0, f32 = 0;
};

TEST_CASE("elementary functions agree with values of 45 digits") {
  std::map<std::string, Worst> worst;
  for (const auto& row : testing::read_csv("reference/elementary.csv")) {
    const std::string& name = row.at("function");
    const double x = testing::double_from_bits(row.at("x_bits"));
    const double y = name == "pow" ? testing::double_from_bits(row.at("y_bits")) : 0;
    Worst& w = worst[name];
    CAPTURE(name, x, y);
    w.exact = std::max(w.exact, error_of(static_cast<double>(call<Exact>(name, x, y)), row.at("value")));
    w.f64 = std::max(w.f64, error_of(call<double>(name, x, y), row.at("value")));
    // In float32 the input is another one: its exact value comes from the 128-digit numbers.
    const auto x32 = static_cast<float>(x);
    const auto y32 = static_cast<float>(y);
    if (std::isinf(x32)) continue;
    const auto rounded = static_cast<double>(call<Exact>(name, x32, y32));
    w.f32 = std::max(w.f32, testing::error32(call<float>(name, x32, y32), rounded, static_cast<float>(rounded)));
  }
  CHECK(worst.size() == limits.size());
  for (const auto& [name, w] : worst) {
    CAPTURE(name);
    if (testing::figures_wanted())
      std::printf("%-6s worst ulp: Exact %.4f  float64 %.3f  float32 %.3f\n", name.c_str(), w.exact, w.f64, w.f32);
    CHECK(w.exact <= 0.5001);
    CHECK(w.f64 <= limits.at(name).f64);
    CHECK(w.f32 <= limits.at(name).f32);
  }
}

template <class T>
void check_limits() {
  constexpr T inf = std::numeric_limits<T>::infinity();
  constexpr T nan = std::numeric_limits<T>::quiet_NaN();
  constexpr T largest = std::numeric_limits<T>::max();
  CHECK(exp(-inf) == 0);
  CHECK(exp(-largest) == 0);
  CHECK(exp(inf) == inf);
  CHECK(exp(largest) == inf);
  CHECK(exp(T(0)) == 1);
  CHECK(expm1(-inf) == -1);
  CHECK(expm1(inf) == inf);
  CHECK(log(T(0)) == -inf);
  CHECK(log(inf) == inf);
  CHECK(std::isnan(log(T(-1))));
  CHECK(log(T(1)) == 0);
  CHECK(log1p(T(-1)) == -inf);
  CHECK(log1p(inf) == inf);
  CHECK(log1p(largest) == log(largest));
  CHECK(std::isnan(log1p(T(-2))));
  CHECK(tanh(inf) == 1);
  CHECK(tanh(-inf) == -1);
  CHECK(std::signbit(tanh(T(-0.0))));
  CHECK(erfc(inf) == 0);
  CHECK(erfc(-inf) == 2);
  CHECK(erf(-inf) == -1);
  CHECK(std::isnan(sin(inf)));
  CHECK(std::isnan(cos(-inf)));
  CHECK(atan(inf) == T(1.5707963267948966));
  CHECK(pow(T(-2), T(3)) == -8);
  CHECK(pow(T(2), T(-2)) == T(0.25));
  CHECK(std::isnan(pow(T(-2), T(0.5))));
  for (const char* name : {"exp", "expm1", "log", "log1p", "tanh", "sin", "cos", "tan", "atan", "erf", "erfc", "pow"}) {
    CAPTURE(name);
    CHECK(std::isnan(call<T>(name, nan, T(1))));
  }
}

TEST_CASE("elementary functions take their limits") {
  check_limits<float>();
  check_limits<double>();
}

TEST_CASE("128-digit functions take the limits of the others") {
  const double x[] = {infinity, -infinity, std::nan(""), 0.0, -0.0, 1.0, -1.0, 1e308, -1e308};
  for (const auto& [name, limit] : limits) {
    for (const double at : x) {
      CAPTURE(name, at);
      const double wanted = call<double>(name, at, 2.0);
      const auto got = static_cast<double>(call<Exact>(name, at, 2.0));
      CHECK((std::isnan(wanted) ? std::isnan(got) : got == Catch::Approx(wanted)));
    }
  }
}

TEST_CASE("128-digit numbers keep IEEE 754's rules") {
  const Exact inf = Exact::infinity();
  const auto back = [](Exact x) { return static_cast<double>(x); };
  CHECK(std::isnan(back(inf - inf)));
  CHECK(std::isnan(back(inf * Exact(0))));
  CHECK(std::isnan(back(Exact(0) / Exact(0))));
  CHECK(back(Exact(-1) / Exact(0)) == -infinity);
  CHECK(std::signbit(back(Exact(-0.0))));
  CHECK(std::signbit(back(Exact(-1e-300) * Exact(1e-300))));
  CHECK_FALSE(Exact::nan() == Exact::nan());
  CHECK(Exact(-0.0) == Exact(0));
  CHECK(Exact(-2) < Exact(-1));
  CHECK(-inf < Exact(-1e300));
  CHECK(back(exp(Exact(-1000)) * exp(Exact(1000))) == 1);
  CHECK(std::isnan(back(sqrt(Exact(-1)))));
}

TEST_CASE("128-digit numbers round as float64's arithmetic does") {
  Random random(3, Stream::data);
  const auto number = [&] { return testing::bit_cast<double>(random.bits()); };
  for (int i = 0; i < 20000; ++i) {
    const double a = number();
    // Sizes near each other, so that sums cancel and quotients are not all 0 or ∞.
    const double b = i % 2 ? a * random.uniform(-2, 2) : number();
    if (!std::isfinite(a) || !std::isfinite(b)) continue;
    CAPTURE(a, b);
    REQUIRE(static_cast<double>(Exact(a)) == a);
    REQUIRE(static_cast<double>(Exact(a) + Exact(b)) == a + b);
    REQUIRE(static_cast<double>(Exact(a) * Exact(b)) == a * b);
    if (b != 0) REQUIRE(static_cast<double>(Exact(a) / Exact(b)) == a / b);
    REQUIRE((Exact(a) < Exact(b)) == (a < b));
    if (a > 0) REQUIRE(static_cast<double>(sqrt(Exact(a))) == std::sqrt(a));
  }
}

/** FNV-1a over the results' bits, NaN as one pattern. */
template <class T>
std::uint64_t hash_of(const std::string& name) {
  Random random(11, Stream::data);
  std::uint64_t hash = 14695981039346656037u;
  for (int i = 0; i < 2000; ++i) {
    const T x = i % 2 ? testing::bit_cast<T>(static_cast<typename elementary::Format<T>::Bits>(random.bits()))
                      : static_cast<T>(random.normal() * 10);
    const T result = call<T>(name, x, static_cast<T>(random.uniform(-4, 4)));
    const auto bits = std::isnan(result) ? 1 : elementary::bits<typename elementary::Format<T>::Bits>(result);
    for (std::size_t byte = 0; byte < sizeof(T); ++byte) hash = (hash ^ ((bits >> (8 * byte)) & 0xFF)) * 1099511628211u;
  }
  return hash;
}

/** The numbers below were taken from one build: what they say is that every other build gives the same bits. */
TEST_CASE("elementary functions have the same bits in every build") {
  const std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> known{
      {"atan", {0xd2b0d1725ab6d00d, 0x1471bc98d52cb129}}, {"cos", {0xf5cb01adf27cc214, 0xcfe5925418e63c20}},
      {"erf", {0x470bf893c311a19d, 0x8c70481af3dd131c}},  {"erfc", {0x36e3f52bfc3d4709, 0x5eb552fa927bd5e8}},
      {"exp", {0xf4383516c0bae1af, 0xd614cc430af5a629}},  {"expm1", {0xa1fbe0455f839b65, 0x02c951e46ac66139}},
      {"log", {0xe5397be4fcd44b6b, 0xddf1d6e7bca7a12b}},  {"log1p", {0xe5ced900ecc8291c, 0x9445461353cbfe48}},
      {"pow", {0x219a7518d73a0fbf, 0x0840c1d801c5ae3a}},  {"sin", {0x9a21225f1fc4f147, 0xdbca966aba34255f}},
      {"sqrt", {0xb3a332db0139f30b, 0x9b453519c049c167}}, {"tan", {0xe0b1221bc3be5fef, 0xe5c25d03c09af68d}},
      {"tanh", {0xbc4bbbe1211e7760, 0x566c7e425c6e94a8}}};
  for (const auto& [name, limit] : limits) {
    const std::uint64_t f64 = hash_of<double>(name);
    const std::uint64_t f32 = hash_of<float>(name);
    CAPTURE(name);
    if (testing::figures_wanted())
      std::printf("{\"%s\", {0x%016llx, 0x%016llx}},\n", name.c_str(), static_cast<unsigned long long>(f64),
                  static_cast<unsigned long long>(f32));
    const auto bits = known.find(name);
    REQUIRE(bits != known.end());
    CHECK(f64 == bits->second.first);
    CHECK(f32 == bits->second.second);
  }
}

}  // namespace
}  // namespace playground
