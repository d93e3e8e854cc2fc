#include <catch_amalgamated.hpp>

#include <string>

#include "core/catalog/activations.hpp"
#include "core/catalog/datasets.hpp"
#include "core/catalog/losses.hpp"
#include "core/catalog/metrics.hpp"

/** What the page and the reader of experiments rely on in what the items say of themselves. */
namespace playground {
namespace {

constexpr Task tasks[] = {Task::multiclass, Task::multilabel, Task::regression};

/** How many items of a list fulfil a condition. */
template <class List, class Condition>
int count(Condition holds) {
  int found = 0;
  List::for_each([&]<class Item>() { found += holds.template operator()<Item>(); });
  return found;
}

TEST_CASE("every task has one usual activation of the output, and one metric as its score") {
  for (const Task task : tasks) {
    CAPTURE(static_cast<int>(task));
    CHECK(count<Activations>([&]<class A>() { return usual_for<A>().has(task); }) == 1);
    CHECK(count<MetricList>([&]<class M>() { return M::info.usual_for.has(task); }) == 1);
    CHECK(count<Losses>([&]<class L>() { return L::info.usual_for.has(task); }) >= 1);
  }
}

TEST_CASE("the usual loss and metric of a task support it, and a higher score is better") {
  const auto check = []<class Item>() {
    CAPTURE(std::string(Item::info.name));
    for (const Task task : tasks) CHECK((!Item::info.usual_for.has(task) || Item::info.tasks.has(task)));
  };
  Losses::for_each(check);
  MetricList::for_each(check);
  MetricList::for_each([]<class M>() {
    for (const Task task : tasks) CHECK((!M::info.usual_for.has(task) || M::info.better == Better::higher));
  });
}

TEST_CASE("exactly the losses of probabilities have from_logits, as their first parameter") {
  Losses::for_each([]<class Loss>() {
    CAPTURE(std::string(Loss::info.name));
    const auto parameters = parameters_of<Loss>();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      CHECK((parameters[i].name == "from_logits") == (i == 0 && Loss::info.takes_probabilities()));
    }
    if (Loss::info.takes_probabilities()) CHECK(!parameters.empty());
  });
}

TEST_CASE("pictures have their side as first parameter, sequences their steps, and sizes are known parameters") {
  Datasets::for_each([]<class Dataset>() {
    CAPTURE(std::string(Dataset::info.name));
    const Shape shape = example_shape(Dataset::info.sizes, Dataset::info.fewest_classes, parameters_of<Dataset>(),
                                      default_settings<Dataset>());
    for (const Index size : shape) CHECK(size > 0);
    if (shape.size() == 1) return;
    REQUIRE(!parameters_of<Dataset>().empty());
    const Parameter& first = parameters_of<Dataset>()[0];
    CHECK(first.name == (shape.size() == 3 ? "side" : "steps"));
    CHECK(first.whole);
    CHECK(shape[0] == static_cast<Index>(first.initial));
    if (shape.size() == 3) CHECK((shape[1] == shape[0] && shape[2] == 1));
  });
}

}  // namespace
}  // namespace playground
