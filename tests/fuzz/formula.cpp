// The text of a formula: read, and evaluated with its derivatives in every kind of number.
#include "core/formula/evaluate.hpp"
#include "core/numeric/exact.hpp"
#include "core/training/explain.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace playground::fuzz {
namespace {

/** NaN in, NaN out, whatever the formula; and where the value is NaN, so are its derivatives. */
template <class T>
void check_at(const Expression& expression, double x, double a) {
  const auto got = evaluate<T>(expression, T(x), T(a));
  const auto value = static_cast<double>(got.value);
  if (std::isnan(x)) FUZZ_CHECK(std::isnan(value));
  if (std::isnan(value))
    FUZZ_CHECK(std::isnan(static_cast<double>(got.d_x)) && std::isnan(static_cast<double>(got.d_a)));
}

void run(FuzzedDataProvider& in) {
  std::vector<double> places(hostile_numbers.begin(), hostile_numbers.end());
  for (int i = 0; i < 4; ++i) places.push_back(any_number(in, 20));
  const double a = any_number(in, 10);
  const std::string text = in.ConsumeRemainingBytesAsString();
  try {
    const Expression expression = parse_expression(text);
    FUZZ_CHECK(!expression.program().empty() && expression.program().size() <= limit::formula_steps);
    FUZZ_CHECK(expression.text() == text);
    for (const double x : places) {
      check_at<double>(expression, x, a);
      check_at<float>(expression, x, a);
      check_at<Exact>(expression, x, a);
    }
  } catch (const ConfigError& error) {
    const int column = error.issue().place.column;
    FUZZ_CHECK(column >= 1 && column <= limit::formula_length + 1);
    FUZZ_CHECK(error.issue().code.starts_with("formula_"));
    if (is_utf8(text)) check_refusal(error);
  }
}

}  // namespace
}  // namespace playground::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider in(data, size);
  playground::fuzz::run(in);
  return 0;
}
