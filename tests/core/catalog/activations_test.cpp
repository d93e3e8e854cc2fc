#include "core/catalog/activations.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>
#include <set>

#include "core/numeric/random.hpp"
#include "core/training/explain.hpp"
#include "tests/core/dual.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

using testing::Dual;
using testing::Row;

// ---- which activation a file of reference/ is about ----

/** "leaky_relu_0.2" → "leaky_relu"; a name without a number stays. */
std::string without_number(const std::string& file) {
  const auto at = file.rfind('_');
  return at != std::string::npos && std::isdigit(static_cast<unsigned char>(file[at + 1])) ? file.substr(0, at) : file;
}

/** The catalog's item of this name or alias; the file's own words for the two GELUs. */
Choice choice_named(const std::string& name) {
  if (name == "gelu_erf" || name == "gelu_tanh") {
    Choice gelu = chosen<Activations, Gelu>();
    gelu.settings[0] = name == "gelu_tanh" ? 1 : 0;
    return gelu;
  }
  const auto list = entries<Activations>();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (name == list[i].name || name == list[i].alias) return {i, list[i].default_settings()};
  }
  FAIL("reference/ has a file for \"" << name << "\", which is not in the catalog");
  return {};
}

/** The activation of a reference file, with its first parameter, a float32 number. */
Choice choice_of(const std::string& file, const Json& parameters) {
  Choice choice = choice_named(without_number(file));
  if (!parameters.empty()) {
    choice.settings[0] = testing::float_from_bits(parameters.items().front().second.at("f32_bits").get<std::string>());
  }
  return choice;
}

// ---- errors, in ulp ----

struct Errors {
  double f = 0;
  double df = 0;
};

template <class T>
T value_of(const Choice& choice, T x) {
  T result{};
  dispatch<Activations>(choice.item, [&]<class A>() {
    if constexpr (elementwise<A>) result = activation_value<A>(x, static_cast<T>(choice.settings[0]));
  });
  return result;
}

template <class T>
T derivative_of(const Choice& choice, T x) {
  T result{};
  dispatch<Activations>(choice.item, [&]<class A>() {
    if constexpr (elementwise<A>) result = activation_derivative<A>(x, static_cast<T>(choice.settings[0]));
  });
  return result;
}

/** The one-sided derivatives where a row is a kink: "kink:L:R". */
std::vector<double> kink(const Row& row) {
  const std::string& flag = row.at("flag");
  if (!flag.starts_with("kink:")) return {};
  const auto middle = flag.find(':', 5);
  return {testing::number_from(flag.substr(5, middle - 5)), testing::number_from(flag.substr(middle + 1))};
}

/** Errors against a row of act32 of f and f′, however they were evaluated. */
Errors errors_of_row32(const Row& row, float f, float df) {
  Errors errors{testing::error32(f, testing::number_from(row.at("f")), testing::float_from_bits(row.at("f_bits"))),
                testing::error32(df, testing::number_from(row.at("df")), testing::float_from_bits(row.at("df_bits")))};
  for (const double side : kink(row))
    errors.df = std::min(errors.df, testing::error32(df, side, static_cast<float>(side)));
  return errors;
}

/** What engine.activate gives, rounded to float32. */
Errors explained32(const Choice& choice, const Row& row) {
  const ActivationCurve curve = activate(choice, std::vector<double>{testing::float_from_bits(row.at("x_bits"))});
  return errors_of_row32(row, static_cast<float>(curve.value[0]), static_cast<float>(curve.derivative[0]));
}

/** What a training step computes in float32. */
Errors trained32(const Choice& choice, const Row& row) {
  const float x = testing::float_from_bits(row.at("x_bits"));
  return errors_of_row32(row, value_of<float>(choice, x), derivative_of<float>(choice, x));
}

Errors errors_of_row64(const Row& row, double f, double df) {
  Errors errors{testing::error64(f, row, "f"), testing::error64(df, row, "df")};
  for (const double side : kink(row)) errors.df = std::min(errors.df, testing::error64(df, side, 0));
  return errors;
}

Errors explained64(const Choice& choice, const Row& row) {
  const ActivationCurve curve = activate(choice, std::vector<double>{testing::double_from_bits(row.at("x_bits"))});
  return errors_of_row64(row, curve.value[0], curve.derivative[0]);
}

Errors trained64(const Choice& choice, const Row& row) {
  const double x = testing::double_from_bits(row.at("x_bits"));
  return errors_of_row64(row, value_of<double>(choice, x), derivative_of<double>(choice, x));
}

template <class ErrorsOfRow>
Errors worst(const std::string& table, const Choice& choice, std::size_t rows_expected, ErrorsOfRow errors_of_row) {
  const auto rows = testing::read_csv("reference/" + table);
  CHECK(rows.size() == rows_expected);
  Errors worst;
  for (const Row& row : rows) {
    const Errors errors = errors_of_row(choice, row);
    worst.f = std::max(worst.f, errors.f);
    worst.df = std::max(worst.df, errors.df);
  }
  return worst;
}

TEST_CASE("engine.activate is within an ulp of the exact values of reference/") {
  if (testing::figures_wanted()) {
    std::printf(
        "worst error in ulp   explained, float32   explained, float64    training, float32     training, float64\n");
    std::printf(
        "                        f       f'           f       f'           f         f'          f         f'\n");
  }
  const Json index = testing::read_json("reference/act_index.json");
  REQUIRE(index.size() == 25);
  for (const auto& [file, about] : index.items()) {
    CAPTURE(file);
    const Choice choice = choice_of(file, about.at("params"));
    const auto rows32 = about.at("rows32").get<std::size_t>();
    const auto rows64 = about.at("rows64").get<std::size_t>();
    const Errors e32 = worst("act32/" + file + ".csv", choice, rows32, explained32);
    const Errors e64 = worst("act64/" + file + ".csv", choice, rows64, explained64);
    if (testing::figures_wanted()) {
      const Errors t32 = worst("act32/" + file + ".csv", choice, rows32, trained32);
      const Errors t64 = worst("act64/" + file + ".csv", choice, rows64, trained64);
      std::printf("%-18s %8.3f %8.3f    %8.3f %8.3f    %9.4g %9.4g   %9.4g %9.4g\n", file.c_str(), e32.f, e32.df, e64.f,
                  e64.df, t32.f, t32.df, t64.f, t64.df);
    }
    CHECK(e32.f <= 1);
    CHECK(e32.df <= 1);
    CHECK(e64.f <= 1);
    CHECK(e64.df <= 1);
  }
}

TEST_CASE("engine.activate and the training steps take the same function") {
  std::vector<double> x;
  for (int i = -40; i <= 40; ++i) x.push_back(i / 4.0);
  const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-14 * (1 + std::abs(b)); };
  Activations::for_each([&]<class A>() {
    if constexpr (elementwise<A>) {
      CAPTURE(A::info.name);
      const Choice choice = chosen<Activations, A>();
      const ActivationCurve curve = activate(choice, x);
      for (std::size_t i = 0; i < x.size(); ++i) {
        CHECK(close(curve.value[i], value_of<double>(choice, x[i])));
        CHECK(close(curve.derivative[i], derivative_of<double>(choice, x[i])));
      }
    }
  });
}

// ---- beyond finite numbers ----

/** "1", "inf", or a parameter's name, with or without a minus. */
double limit_from(const std::string& text, double parameter) {
  if (text == "slope" || text == "alpha") return parameter;
  if (text == "-alpha") return -parameter;
  return testing::number_from(text);
}

template <class T>
bool same(T got, double wanted) {
  const T target = static_cast<T>(wanted);
  return std::isnan(target)
             ? std::isnan(got)
             : got == target || std::abs(got - target) <= std::numeric_limits<T>::epsilon() * std::abs(target);
}

template <class T>
void check_limits(const Row& row, const Choice& choice) {
  const T plus = std::numeric_limits<T>::infinity();
  const double p = choice.settings[0];
  CAPTURE(row.at("name"), p);
  CHECK(same(value_of<T>(choice, plus), limit_from(row.at("f_pinf"), p)));
  CHECK(same(value_of<T>(choice, -plus), limit_from(row.at("f_ninf"), p)));
  CHECK(same(derivative_of<T>(choice, plus), limit_from(row.at("df_pinf"), p)));
  CHECK(same(derivative_of<T>(choice, -plus), limit_from(row.at("df_ninf"), p)));
}

TEST_CASE("activations at ±∞ are their limits") {
  const auto rows = testing::read_csv("reference/nonfinite.csv");
  REQUIRE(rows.size() == 20);
  for (const Row& row : rows) {
    Choice choice = choice_named(row.at("name"));
    check_limits<double>(row, choice);
    check_limits<float>(row, choice);
    if (entries<Activations>()[choice.item].parameters.empty() || row.at("name").starts_with("gelu")) continue;
    choice.settings[0] = 0.75;
    check_limits<double>(row, choice);
  }
}

template <class A, class T>
void check_nan(T parameter) {
  const T nan = std::numeric_limits<T>::quiet_NaN();
  CHECK(std::isnan(activation_value<A>(nan, parameter)));
  CHECK(std::isnan(activation_derivative<A>(nan, parameter)));
  if constexpr (requires { A::d_parameter(nan, parameter); }) CHECK(std::isnan(A::d_parameter(nan, parameter)));
}

TEST_CASE("NaN propagates through every activation") {
  Activations::for_each([]<class A>() {
    if constexpr (elementwise<A>) {
      CAPTURE(A::info.name);
      for (const double parameter : {default_settings<A>()[0], 1.0}) {
        check_nan<A, double>(parameter);
        check_nan<A, float>(static_cast<float>(parameter));
      }
    }
  });
}

TEST_CASE("a finite input gives a finite result unless the true value overflows") {
  const auto check = []<class A, class T>() {
    for (T x = std::numeric_limits<T>::denorm_min(); std::isfinite(x); x *= T(3)) {
      for (const T signed_x : {x, -x}) {
        CAPTURE(A::info.name, signed_x);
        const T parameter = static_cast<T>(default_settings<A>()[0]);
        const bool overflows = std::is_same_v<A, Exponential> && x > T(80);
        if (!overflows) CHECK(std::isfinite(activation_value<A>(signed_x, parameter)));
        if (!overflows) CHECK(std::isfinite(activation_derivative<A>(signed_x, parameter)));
      }
    }
  };
  Activations::for_each([&]<class A>() {
    if constexpr (elementwise<A>) {
      check.template operator()<A, float>();
      check.template operator()<A, double>();
    }
  });
}

// ---- derivatives ----

/** Numbers that the parameter may be: any in its range, or both ways of a switch. */
template <class A>
double random_parameter(Random& random) {
  if (parameters_of<A>().empty()) return 0;
  const Parameter& p = parameters_of<A>()[0];
  if (p.kind == Kind::boolean) return static_cast<double>(random.below(2));
  return random.below(2) == 0 ? random.uniform(p.slider_low, p.slider_high) : random.uniform(p.minimum, p.maximum);
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-12 * (1 + std::abs(b)); }

TEST_CASE("derivatives equal those of dual numbers") {
  Random random(1, Stream::data);
  Activations::for_each([&]<class A>() {
    if constexpr (elementwise<A>) {
      for (int i = 0; i < 4000; ++i) {
        const double x = random.uniform(-9, 9);
        const double p = random_parameter<A>(random);
        CAPTURE(A::info.name, x, p);
        const Dual by_x = activation_value<A>(Dual{x, 1}, Dual{p});
        REQUIRE(close(activation_derivative<A>(x, p), by_x.slope));
        REQUIRE(close(activation_value<A>(x, p), by_x.value));
        if constexpr (requires { A::d_parameter(x, p); }) {
          REQUIRE(close(A::d_parameter(x, p), activation_value<A>(Dual{x}, Dual{p, 1}).slope));
        }
      }
    }
  });
}

TEST_CASE("every numeric parameter has its derivative") {
  Activations::for_each([]<class A>() {
    if (!elementwise<A>) return;
    CAPTURE(A::info.name);
    CHECK(parameters_of<A>().size() <= 1);
    if (parameters_of<A>().empty() || parameters_of<A>()[0].kind == Kind::boolean) return;
    constexpr bool has_it = requires { A::d_parameter(1.0, 1.0); };
    CHECK(has_it);
  });
}

// ---- what the catalog says of them ----

TEST_CASE("the range in the catalog is the infimum and the supremum") {
  Activations::for_each([]<class A>() {
    if constexpr (elementwise<A>) {
      CAPTURE(A::info.name);
      const double p = default_settings<A>()[0];
      double low = infinity;
      double high = -infinity;
      const auto visit = [&](double x) {
        low = std::min(low, activation_value<A>(x, p));
        high = std::max(high, activation_value<A>(x, p));
      };
      for (int i = -40000; i <= 40000; ++i) visit(i / 4000.0);
      for (double x = 10; x < 1e300; x *= 10) visit(x), visit(-x);
      const auto reached = [](double extreme, double stated) {
        return std::isinf(stated) ? extreme * (stated > 0 ? 1 : -1) > 1e200 : std::abs(extreme - stated) < 1e-7;
      };
      CHECK(low >= A::info.low - 1e-15);
      CHECK(high <= A::info.high + 1e-15);
      CHECK(reached(low, A::info.low));
      CHECK(reached(high, A::info.high));
    }
  });
}

TEST_CASE("softmax gives the probabilities of reference/") {
  Choice softmax_choice = chosen<Activations, Softmax>();
  const ActivationCurve curve = activate(softmax_choice, std::vector<double>{1000, 1001, 1002});
  const double exact[] = {9.00305731703804579980221e-2, 2.447284710547976524729596e-1, 6.652409557748218895290183e-1};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(testing::error64(curve.value[i], exact[i], 0) <= 2);
    CHECK(close(curve.derivative[i], exact[i] * (1 - exact[i])));
  }
}

}  // namespace
}  // namespace playground
