#include "core/formula/expression.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "core/formula/evaluate.hpp"
#include "core/network/activation.hpp"
#include "core/training/explain.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/allocations.hpp"
#include "tests/core/dual.hpp"
#include "tests/core/formulas.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

using testing::Dual;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Evaluated<double> at(std::string_view text, double x, double a = 1) {
  return evaluate<double>(parse_expression(text), x, a);
}

// ---- against high precision ----

/** Worst error, in units of what the rounding of the inputs and of the operations can explain. */
struct Worst {
  double value = 0, d_x = 0, d_a = 0;
};

template <class T>
Worst worst_of_reference() {
  Worst worst;
  for (const auto& row : testing::read_csv("reference/expressions.csv")) {
    const auto exact = [&](const char* column) { return testing::number_from(row.at(column)); };
    const Expression expression = parse_expression(row.at("expression"));
    const auto got = evaluate<T>(expression, static_cast<T>(exact("x")), static_cast<T>(exact("a")));
    const double value = exact("value");
    const double d_x = exact("d_x");
    const double d_a = exact("d_a");
    // A relative error ε of x and of a alone changes the value by ε·(|x f_x| + |a f_a|), and 1 is the size of the
    // constants that the formulas add and subtract; derivatives have no smaller scale than the value has.
    const double scale = std::abs(value) + std::abs(exact("x") * d_x) + std::abs(exact("a") * d_a) + 1;
    const double eps = static_cast<double>(std::numeric_limits<T>::epsilon());
    const auto error = [&](T result, double wanted) {
      const double size = scale + std::abs(wanted);
      CAPTURE(row.at("expression"), row.at("x"), row.at("a"), result, wanted);
      const double units = std::abs(static_cast<double>(result) - wanted) / (eps * size);
      CHECK(units <= 4);
      return units;
    };
    worst.value = std::max(worst.value, error(got.value, value));
    worst.d_x = std::max(worst.d_x, error(got.d_x, d_x));
    worst.d_a = std::max(worst.d_a, error(got.d_a, d_a));
  }
  return worst;
}

TEST_CASE("100 formulas agree with the exact values of reference/") {
  REQUIRE(testing::read_csv("reference/expressions.csv").size() == 600);
  const Worst f64 = worst_of_reference<double>();
  const Worst f32 = worst_of_reference<float>();
  if (testing::figures_wanted()) {
    std::printf(
        "100 formulas, worst error in ε of their scale: float64 f %.2g, f_x %.2g, f_a %.2g; float32 f %.2g, f_x %.2g, "
        "f_a %.2g\n",
        f64.value, f64.d_x, f64.d_a, f32.value, f32.d_x, f32.d_a);
  }
}

TEST_CASE("engine.activate gives a formula's value and derivative within an ulp") {
  double worst = 0;
  for (const auto& row : testing::read_csv("reference/expressions.csv")) {
    const Choice choice = read_activation(
        {{"name", "custom"}, {"expression", row.at("expression")}, {"a", testing::number_from(row.at("a"))}});
    const ActivationCurve curve = activate(choice, std::vector<double>{testing::number_from(row.at("x"))});
    CAPTURE(row.at("expression"), row.at("x"), row.at("a"));
    const double error = std::max(testing::error64(curve.value[0], testing::number_from(row.at("value")), 0),
                                  testing::error64(curve.derivative[0], testing::number_from(row.at("d_x")), 0));
    CHECK(error <= 1);
    worst = std::max(worst, error);
  }
  if (testing::figures_wanted())
    std::printf("100 formulas explained, worst error from the nearest float64: %.2g ulp\n", worst);
}

TEST_CASE("the relative error of a formula that does not cancel is a few ulp") {
  const auto relative = [](double got, double exact) { return std::abs(got / exact - 1); };
  CHECK(relative(at("expm1(1e-9 * x)", 1).value, 1.0000000005000000001667e-9) < 4e-16);
  CHECK(relative(at("sinh(1e-5 * x)", 1).value, 1.000000000016666666666750e-5) < 4e-16);
  CHECK(relative(at("erf(1e-8 * x)", 1).value, 1.128379167095512536284e-8) < 4e-16);
  CHECK(relative(at("tanh(x)", 300).d_x + 1, 1) < 4e-16);
  CHECK(relative(at("sigmoid(x)", -700).d_x, 9.859676543759770567474e-305) < 1e-14);
}

// ---- against differences and dual numbers ----

/** The slope of f at 0 by central differences, and how far two of them disagree, or rounding alone may lead them. */
struct Difference {
  double slope = 0;
  double doubt = infinity;
};

template <class F>
Difference difference(F f) {
  Difference best;
  for (double step = 1e-2; step > 1e-8; step /= 4) {
    const auto central = [&](double h) { return (f(h) - f(-h)) / (2 * h); };
    const double wide = central(step);
    const double narrow = central(step / 2);
    const double rounding = 64 * std::numeric_limits<double>::epsilon() * std::abs(f(step)) / step;
    const double doubt = std::max(std::abs(wide - narrow), rounding);
    if (!(doubt < best.doubt)) continue;
    best = {narrow + (narrow - wide) / 3, doubt};
  }
  // A kink at the place itself gives all central differences alike: the two sides do not agree there.
  const double h = 1e-7;
  const double sides = std::abs((f(h) - 2 * f(0) + f(-h)) / h);
  if (sides > 1e-4 * (1 + std::abs(best.slope))) best.doubt = infinity;
  return best;
}

/** Nothing for a formula that is too long: it is another one's turn. */
std::optional<Expression> within_limits(const std::string& text) {
  try {
    return parse_expression(text);
  } catch (const ConfigError& error) {
    CAPTURE(text, error.issue().place.column, error.what());
    CHECK((error.issue().code == "formula_steps" || text.size() > 500));
    return std::nullopt;
  }
}

struct Tally {
  int compared = 0, skipped = 0;
  double worst = 0, worst_dual = 0;
};

/** Differences are taken for an answer where two of them agree to 1e-7; that is judged without the derivative tested.
 */
void compare(double slope, const Difference& expected, const Dual& dual, Tally& tally) {
  const double size = 1 + std::abs(expected.slope);
  if (!(expected.doubt <= 1e-7 * size)) return void(++tally.skipped);
  ++tally.compared;
  const double error = std::abs(slope - expected.slope) / size;
  const double dual_error = std::abs(slope - dual.slope) / (1 + std::abs(dual.slope));
  CHECK(error <= 1e-6);
  tally.worst = std::max(tally.worst, error);
  // Dual numbers know neither the branch that is not taken nor 0 · ∞.
  if (std::isfinite(dual.slope)) {
    CHECK(dual_error <= 1e-9);
    tally.worst_dual = std::max(tally.worst_dual, dual_error);
  }
}

TEST_CASE("the derivatives of 10,000 random formulas are those of their differences") {
  Random random(11, Stream::data);
  Tally tally;
  int formulas = 0;
  int without_value = 0;
  while (formulas < 10000) {
    const std::string text = testing::random_formula(random, 1 + static_cast<int>(random.below(4)));
    const double x = random.uniform(-3, 3);
    const double a = random.uniform(-3, 3);
    CAPTURE(text, x, a);
    const auto parsed = within_limits(text);
    if (!parsed) continue;
    const Expression& expression = *parsed;
    const auto result = evaluate<double>(expression, x, a);
    if (!std::isfinite(result.value) || std::abs(result.value) > 1e6) {
      ++without_value;
      if (std::isnan(result.value)) CHECK((std::isnan(result.d_x) && std::isnan(result.d_a)));
      continue;
    }
    ++formulas;
    const auto by_x = difference([&](double h) { return evaluate<double>(expression, x + h, a).value; });
    const auto by_a = difference([&](double h) { return evaluate<double>(expression, x, a + h).value; });
    compare(result.d_x, by_x, evaluate<Dual>(expression, {x, 1}, {a}).value, tally);
    compare(result.d_a, by_a, evaluate<Dual>(expression, {x}, {a, 1}).value, tally);
  }
  // What is skipped lies within a step of a kink, a jump, or a pole, or is so steep that differences say nothing.
  CHECK(tally.skipped < 0.01 * 20000);
  if (testing::figures_wanted()) {
    std::printf(
        "%d random formulas (%d without a value beside them): %d derivatives compared, %d skipped; worst against "
        "differences %.2g, against dual numbers %.2g\n",
        formulas, without_value, tally.compared, tally.skipped, tally.worst, tally.worst_dual);
  }
}

TEST_CASE("all lanes, few lanes, and chunks one after another give the same") {
  Random random(12, Stream::data);
  for (int round = 0; round < 500; ++round) {
    const std::string text = testing::random_formula(random, 3);
    if (!within_limits(text)) continue;
    CAPTURE(text);
    const Expression expression = parse_expression(text);
    const double a = random.uniform(-2, 2);
    std::vector<double> x(70);
    for (double& value : x) value = random.uniform(-3, 3);
    Machine<double> machine(expression, a, Slopes::by_x_and_a);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const std::size_t lane = i % machine.lanes;
      if (lane == 0) machine.run(x.data() + i, std::min(machine.lanes, x.size() - i));
      const auto one = evaluate<double>(expression, x[i], a);
      const auto same = [](double p, double q) { return p == q || (std::isnan(p) && std::isnan(q)); };
      CHECK(same(machine.value()[lane], one.value));
      CHECK(same(machine.slope(0)[lane], one.d_x));
      CHECK(same(machine.slope(1)[lane], one.d_a));
    }
  }
}

// ---- what is refused ----

struct Refused {
  std::string text;
  int column;
  std::string code;
  std::string args = "{}";
};

/** Column 0 and no code if the formula is accepted. */
Refused refusal(const std::string& text) {
  try {
    parse_expression(text);
  } catch (const ConfigError& error) {
    const Issue& issue = error.issue();
    return {text, issue.place.column, std::string(issue.code), issue.args.dump()};
  }
  return {text, 0, ""};
}

std::string repeated(std::string_view part, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += part;
  return result;
}

std::string found(const std::string& text) { return Json(Json::Object{{"found", text}}).dump(); }

std::string most(double count) { return Json(Json::Object{{"most", count}}).dump(); }

std::vector<Refused> refused() {
  using namespace std::string_literals;
  return {
      {"", 1, "formula_empty"},
      {"   ", 4, "formula_empty"},
      {"\t\n", 3, "formula_empty"},
      {"2x", 2, "formula_product", found("x")},
      {"x x", 3, "formula_product", found("x")},
      {"2(x + 1)", 2, "formula_product", found("(")},
      {"x(2)", 2, "formula_product", found("(")},
      {"(x)(x)", 4, "formula_product", found("(")},
      {"x 2", 3, "formula_product", found("2")},
      {"x +", 4, "formula_incomplete"},
      {"x + * 2", 5, "formula_operand", found("*")},
      {"* x", 1, "formula_operand", found("*")},
      {"x ** 2", 4, "formula_power"},
      {"x // 2", 4, "formula_operand", found("/")},
      {"x ^ ", 5, "formula_incomplete"},
      {"(x", 3, "formula_unclosed"},
      {"(x + 1", 7, "formula_unclosed"},
      {"(x ≤ 1 ; x)", 8, "formula_operator_or_bracket", found(";")},
      {"x)", 2, "formula_operator", found(")")},
      {"()", 2, "formula_operand", found(")")},
      {"sin x", 5, "formula_call", R"({"function":"sin"})"},
      {"sin", 4, "formula_call", R"({"function":"sin"})"},
      {"sin()", 5, "formula_operand", found(")")},
      {"sin(x", 6, "formula_unclosed"},
      {"sin(x, 2)", 6, "formula_operands_many", R"({"function":"sin"})"},
      {"max(x)", 6, "formula_operands_few", R"({"function":"max","count":2})"},
      {"max(x, 1, 2)", 9, "formula_operands_many", R"({"function":"max"})"},
      {"max(x 1)", 7, "formula_product", found("1")},
      {"max(x ; 1)", 7, "formula_operator_or_comma", found(";")},
      {"max(x", 6, "formula_unclosed"},
      {"clip(x, 1)", 10, "formula_operands_few", R"({"function":"clip","count":3})"},
      {"where(x, 1, 2)", 7, "formula_no_condition"},
      {"where(x > 0, x > 1, 2)", 14, "formula_condition"},
      {"where(x > 0, 1)", 15, "formula_operands_few", R"({"function":"where","count":3})"},
      {"x > 0", 1, "formula_condition"},
      {"(x > 0) * 2", 1, "formula_condition"},
      {"2 * (x > 0)", 5, "formula_condition"},
      {"-(x > 0)", 2, "formula_condition"},
      {"where(0 < x < 1, 1, 0)", 13, "formula_chain"},
      {"where(x and x > 0, 1, 0)", 7, "formula_no_condition"},
      {"where(not x, 1, 0)", 11, "formula_no_condition"},
      {"where(x > 0 and", 16, "formula_incomplete"},
      {"x and x", 1, "formula_no_condition"},
      {"where(x = 1, 1, 0)", 9, "formula_equality"},
      {"x = 2", 3, "formula_equality"},
      {"1e999", 1, "formula_number", found("1e999")},
      {"x + 9" + std::string(400, '9'), 5, "formula_number", found(std::string(40, '9') + "…")},
      {"1.2.3", 4, "formula_product", found(".3")},
      {"1e", 2, "formula_product", found("e")},
      {".", 1, "formula_operand", found(".")},
      {"0x10", 2, "formula_product", found("x10")},
      {"x.y", 2, "formula_operator", found(".")},
      {"x[0]", 2, "formula_operator", found("[")},
      {"x; x", 2, "formula_operator", found(";")},
      {"\"x\"", 1, "formula_operand", found("\"")},
      {"$(x)", 1, "formula_operand", found("$")},
      {"x²", 2, "formula_operator", found("²")},
      {"π² + x", 2, "formula_operator", found("²")},
      {"x − 😀", 5, "formula_operand", found("😀")},
      {"−×x", 2, "formula_operand", found("×")},
      {"x\0y"s, 2, "formula_operator", found("\0"s)},
      {"x\x1b[0m", 2, "formula_operator", found("\x1b")},
      {"\xff\xfe", 1, "formula_operand", found("\xff")},
      {std::string(100000, '('), 501, "formula_too_long", most(500)},
      {std::string(501, ' '), 501, "formula_too_long", most(500)},
      {repeated("−", 501), 501, "formula_too_long", most(500)},
      {std::string(500, '('), 33, "formula_too_deep", most(32)},
      {std::string(500, '-'), 33, "formula_too_deep", most(32)},
      {std::string(500, '^'), 1, "formula_operand", found("^")},
      {"x" + repeated("^x", 240), 66, "formula_too_deep", most(32)},
      {repeated("sin(", 120), 129, "formula_too_deep", most(32)},
      {"where(" + repeated("not ", 120), 131, "formula_too_deep", most(32)},
      {repeated("where(x>0,", 49), 321, "formula_too_deep", most(32)},
      {"x" + repeated("+x", 249), 128, "formula_steps", most(64)},
      {"x" + repeated("*1", 240), 126, "formula_steps", most(64)},
  };
}

TEST_CASE("a formula that is wrong is refused by column and code") {
  for (const Refused& wanted : refused()) {
    CAPTURE(wanted.text.substr(0, 60));
    const Refused got = refusal(wanted.text);
    CHECK(got.column == wanted.column);
    CHECK(got.code == wanted.code);
    CHECK(got.args == wanted.args);
  }
}

TEST_CASE("an unknown name is refused with the names that are known") {
  for (const char* name : {"y", "X", "constructor", "__proto__", "import", "eval"}) {
    CAPTURE(name);
    try {
      parse_expression(std::string(name) + "(x)");
      FAIL("accepted");
    } catch (const ConfigError& error) {
      const Issue& issue = error.issue();
      CHECK(issue.code == "formula_name");
      CHECK(issue.place.column == 1);
      CHECK(issue.args.at("found") == name);
      const Json& allowed = issue.args.at("allowed");
      CHECK(allowed[0] == "x");
      CHECK(std::find(allowed.begin(), allowed.end(), Json("tanh")) != allowed.end());
      CHECK(allowed.back() == "clip");
    }
  }
}

TEST_CASE("any text is parsed, or refused at a column within it") {
  const std::vector<std::string> pieces{
      "x",    "a",    "2",     ".5",   "1e-3", "pi", "(",  ")",    "+",    "-",    "−",
      "*",    "/",    "^",     ",",    "<",    ">=", "==", "and ", "or ",  "not ", "where(",
      "max(", "sin(", "clip(", "x>0,", " ",    "=",  "é",  "\xff", "\xe2", "e",    "9e9"};
  Random random(13, Stream::data);
  int accepted = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto length = random.below(round % 20 == 0 ? 400 : 12); length > 0; --length)
      text += pieces[random.below(pieces.size())];
    CAPTURE(text);
    const Refused got = refusal(text);
    if (got.column == 0) ++accepted;
    CHECK(got.column >= 0);
    CHECK(got.column <= std::min(static_cast<int>(text.size()) + 1, limit::formula_length + 1));
  }
  CHECK(accepted > 300);
}

TEST_CASE("the limits themselves are allowed") {
  CHECK(refusal("x" + std::string(499, ' ')).column == 0);
  CHECK(refusal(repeated("(", 32) + "x" + repeated(")", 32)).column == 0);
  CHECK(refusal(repeated("-", 32) + "x").column == 0);
  CHECK(refusal("x" + repeated("+x", 63)).column == 0);
  CHECK(parse_expression("x" + repeated("+x", 63)).program().size() == limit::formula_steps);
}

TEST_CASE("common subexpressions are computed once") {
  CHECK(parse_expression("sigmoid(x) * (1 - sigmoid(x))").program().size() == 5);
  CHECK(parse_expression("x + x + (x + x)").program().size() == 3);
}

TEST_CASE("the limits bound the time of parsing") {
  if (!testing::figures_wanted()) return;
  auto texts = refused();
  texts.push_back({"x" + repeated("+x", 63) + std::string(373, ' '), 0, ""});
  double worst = 0;
  for (const Refused& each : texts) {
    double best = infinity;
    for (int i = 0; i < 5; ++i) {
      const auto start = std::chrono::steady_clock::now();
      refusal(each.text);
      best =
          std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    worst = std::max(worst, best);
  }
  std::printf("the slowest of %zu hostile formulas is read in %.3g ms\n", texts.size(), worst);
}

// ---- what it means ----

TEST_CASE("operators have the precedence of mathematics") {
  CHECK(at("-x^2", 3).value == -9);
  CHECK(at("2^3^2", 0).value == 512);
  CHECK(at("2^-1", 0).value == 0.5);
  CHECK(at("-2^2", 0).value == -4);
  CHECK(at("10 - 3 - 2", 0).value == 5);
  CHECK(at("12 / 3 / 2", 0).value == 2);
  CHECK(at("1 + 2 * 3", 0).value == 7);
  CHECK(at("where(x > 0 or x < -5 and a > 9, 1, 0)", 1).value == 1);
  CHECK(at("where(not x > 0 and a > 0, 1, 0)", -1).value == 1);
  CHECK(at("e", 0).value == 2.718281828459045);
  CHECK(at("1e-3", 0).value == 1e-3);
}

TEST_CASE("integer powers take negative numbers and 0") {
  CHECK(at("x^3", -2).value == -8);
  CHECK(at("x^3", -2).d_x == 12);
  CHECK(at("x^2", 0).d_x == 0);
  CHECK(at("x^1", 0).d_x == 1);
  CHECK(at("x^0", 0).value == 1);
  CHECK(at("x^0", 0).d_x == 0);
  CHECK(at("x^-1", -2).value == -0.5);
  CHECK(at("x^-1", -2).d_x == -0.25);
  CHECK(at("x^1001", -1).value == -1);
  CHECK(at("x^(3 - 1)", -2).value == 4);
  CHECK(std::isnan(at("x^0.5", -2).value));
}

TEST_CASE("derivatives at kinks are as documented") {
  CHECK(at("abs(x)", 0).d_x == 0);
  CHECK(at("relu(x)", 0).d_x == 0);
  CHECK(at("sign(x)", 0).d_x == 0);
  CHECK(at("max(x, 0)", 0).d_x == 0.5);
  CHECK(at("min(0, x)", 0).d_x == 0.5);
  CHECK(at("max(x, x)", 2).d_x == 1);
  CHECK(at("clip(x, 0, 1)", 1).d_x == 0.5);
  CHECK(at("where(x > 0, x, 2 * x)", 0).d_x == 2);
  CHECK(at("sqrt(x)", 0).d_x == infinity);
}

TEST_CASE("a branch that is not taken contributes to neither value nor derivative") {
  for (const char* text :
       {"where(x > 0, sqrt(x), 0)", "where(x > 0, log(x), 0)", "where(x <= 0, 0, x^x)", "where(x < 0, 0, 1 / x)",
        "where(x < 0, 0, exp(exp(99 - x)))", "where(x < 0, 0, 0 / 0)", "max(0, min(x, -1) * 0)"}) {
    for (const double x : {-1.0, -0.0}) {
      if (x == 0 && at(text, x).value != 0) continue;
      CAPTURE(text, x);
      CHECK(at(text, x).value == 0);
      CHECK(at(text, x).d_x == 0);
      CHECK(at(text, x).d_a == 0);
    }
  }
  CHECK(at("sqrt(relu(x))", -1).d_x == 0);
  CHECK(at("sqrt(x) * a", 0).d_a == 0);
  CHECK(at("where(a > 0, x, x / 0)", 2).d_x == 1);
}

TEST_CASE("NaN and infinity propagate through a formula") {
  for (const char* text : {"x", "where(x > 0, x, 0)", "x^0", "3", "sign(x)", "relu(x)", "min(x, 1)", "max(1, x)",
                           "clip(x, 0, 1)", "where(x == x, 1, 2)", "x * 0", "a"}) {
    CAPTURE(text);
    const auto result = at(text, nan);
    CHECK(std::isnan(result.value));
    CHECK(std::isnan(result.d_x));
    CHECK(std::isnan(result.d_a));
  }
  CHECK(std::isnan(at("where(a > 0, x, 0)", 1, nan).value));
  CHECK(std::isnan(at("max(log(x), 0)", -1).value));
  CHECK(std::isnan(at("max(log(x), 0)", -1).d_x));
  CHECK(at("1 / 0", 1).value == infinity);
  CHECK(at("x / 0", -1).value == -infinity);
  CHECK(at("tanh(x)", infinity).value == 1);
  CHECK(at("sigmoid(x)", -infinity).d_x == 0);
  CHECK(at("sinh(x)", infinity).value == infinity);
  CHECK(at("exp(x)", 1000).value == infinity);
}

// ---- in a layer and in an experiment ----

TEST_CASE("running a formula allocates nothing") {
  LayerConfig config;
  config.units = 3;
  Choice& activation = config.activation = chosen<Activations, Custom>();
  activation.formula = read_formula("where(x > 0, x * sigmoid(a * x), erf(x)^3) + sin(x)");
  const Layer layer(config, {1}, 0, 0, 0);
  constexpr Index n = 50;
  LayerBuffers<float> buffers(layer, n, Keep::everything);
  for (Index j = 0; j < n; ++j) {
    for (Index i = 0; i < 3; ++i) buffers.z(n)(i, j) = buffers.grad_a(n)(i, j) = 0.7f;
  }
  repeat_last(buffers.z(n));
  std::vector<float> alpha{1, 2, 3}, grad_alpha(3);
  const auto before = testing::allocations();
  for (const Index learned : {0, 3}) {
    activate<float>(activation, {alpha.data(), learned}, buffers.z(n), buffers.a(n), buffers.slope_.data());
    VectorView<float> sums(grad_alpha.data(), learned);
    activate_back<float>(layer, {alpha.data(), learned}, buffers, n, sums);
  }
  CHECK(testing::allocations() == before);
  const auto expected = evaluate<float>(*activation.formula.expression, 0.7f, 2.0f);
  CHECK(buffers.a(n)(1, 10) == expected.value);
  CHECK(buffers.grad_z(n)(1, 10) == 0.7f * expected.d_x);
  CHECK(grad_alpha[1] == Catch::Approx(50 * 0.7f * expected.d_a));
}

Json experiment(const Json& activation) {
  return {{"data", {{"name", "spiral"}, {"classes", 3}, {"samples", 60}}},
          {"layers", {{{"units", 6}, {"activation", activation}}, {{"units", 3}}}}};
}

TEST_CASE("an experiment keeps the formula as it was typed") {
  const std::string typed = "  x×sigmoid( a*x )";
  const Config config =
      read_config(experiment({{"name", "custom"}, {"expression", typed}, {"a", 1.5}, {"trainable", true}}));
  const Json json = to_json(config)["layers"][0]["activation"];
  CHECK(json == Json{{"name", "custom"}, {"a", 1.5}, {"trainable", true}, {"expression", typed}});
  const Config again = read_config(to_json(config));
  CHECK(to_json(again) == to_json(config));
  CHECK(again.layers[0].activation == config.layers[0].activation);
  CHECK_FALSE(again.layers[0].activation == chosen<Activations, Custom>());
  CHECK(to_json(read_config(experiment("custom")))["layers"][0]["activation"]["expression"] == "x * sigmoid(1.7 * x)");
}

TEST_CASE("a wrong formula is an issue with its path and column") {
  std::vector<Issue> issues;
  read_config(experiment({{"name", "custom"}, {"expression", "x + sinn(x)"}}), issues);
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].path == "layers[0].activation.expression");
  CHECK(issues[0].place.column == 5);
  CHECK(issues[0].code == "formula_name");
  issues.clear();
  read_config(experiment({{"name", "custom"}, {"expression", 3}}), issues);
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].code == "formula_expected");
  try {
    read_activation(Json{{"name", "custom"}, {"expression", "2x"}});
    FAIL("accepted");
  } catch (const ConfigError& error) {
    CHECK(error.path() == "activation.expression");
    CHECK(error.issue().place.column == 2);
  }
}

TEST_CASE("a formula and its parameter train, and continue from a save to the same bits") {
  for (const char* precision : {"float32", "float64"}) {
    Json json = experiment({{"name", "custom"}, {"expression", "x * sigmoid(a * x)"}, {"trainable", true}});
    json["precision"] = precision;
    const auto trainer = make_trainer(read_config(json));
    const double before = trainer->status().train.loss;
    trainer->train_epochs(40);
    CHECK(trainer->status().train.loss < 0.9 * before);
    const auto alpha = trainer->parameters()[0]["alpha"];
    REQUIRE(alpha.size() == 6);
    CHECK(std::any_of(alpha.begin(), alpha.end(), [](double value) { return value != 1; }));
    const auto copy = restore_trainer(trainer->save());
    trainer->train_epochs(3);
    copy->train_epochs(3);
    CHECK(copy->save() == trainer->save());
  }
}

TEST_CASE("a typed SiLU trains as the catalog's") {
  const auto train = [](const Json& activation) {
    Json json = experiment(activation);
    json["precision"] = "float64";
    auto trainer = make_trainer(read_config(json));
    trainer->train_epochs(20);
    return trainer->status().train.loss;
  };
  const double known = train("silu");
  CHECK(train({{"name", "custom"}, {"expression", "x * sigmoid(x)"}}) == Catch::Approx(known).epsilon(1e-9));
  CHECK(train("tanh") == Catch::Approx(train({{"name", "custom"}, {"expression", "tanh(x)"}})).epsilon(1e-9));
  CHECK(train({{"name", "prelu"}, {"alpha", 0.25}}) ==
        Catch::Approx(
            train({{"name", "custom"}, {"expression", "where(x > 0, x, a * x)"}, {"a", 0.25}, {"trainable", true}}))
            .epsilon(1e-9));
}

}  // namespace
}  // namespace playground
