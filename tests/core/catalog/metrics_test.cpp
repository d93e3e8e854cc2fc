#include "core/catalog/metrics.hpp"

#include <catch_amalgamated.hpp>

#include <cmath>
#include <vector>

namespace playground {
namespace {

template <class Metric>
double of_one(const std::vector<double>& prediction, const std::vector<double>& target) {
  Metric metric;
  const auto k = static_cast<Index>(prediction.size());
  metric.add(Task::multiclass, {prediction.data(), k, 1}, {target.data(), k, 1}, 0.5);
  return metric.value();
}

TEST_CASE("top 2: the class has one of the two largest outputs, and all that tie for second count") {
  const auto of = [](const std::vector<double>& prediction) { return of_one<Top2Accuracy>(prediction, {0, 0, 1, 0}); };
  CHECK(of({0.1, 0.2, 0.4, 0.3}) == 1);
  CHECK(of({0.1, 0.4, 0.3, 0.2}) == 1);
  CHECK(of({0.1, 0.4, 0.2, 0.3}) == 0);
  CHECK(of({0.1, 0.5, 0.2, 0.2}) == 1);
  CHECK(of({0.25, 0.25, 0.25, 0.25}) == 1);
  CHECK(of({0.1, 0.3, 0.2, std::nan("")}) == 1);
  CHECK(of({0.1, 0.3, std::nan(""), 0.2}) == 0);
  CHECK(of_one<Top2Accuracy>({0.3}, {1}) == 1);
}

TEST_CASE("every metric is a mean over its examples") {
  const std::vector<double> right{0.7, 0.2, 0.1}, wrong{0.1, 0.2, 0.7}, target{1, 0, 0};
  const auto gathered = [&]<class Metric>(Metric metric) {
    for (const auto* prediction : {&right, &wrong, &wrong, &wrong})
      metric.add(Task::multiclass, {prediction->data(), 3, 1}, {target.data(), 3, 1}, 0.5);
    return metric.value();
  };
  CHECK(gathered(Accuracy{}) == 0.25);
  CHECK(gathered(Top2Accuracy{}) == 0.25);
}

}  // namespace
}  // namespace playground
