#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/training/trainer.hpp"

/**
 * Examples trained per second on the workloads of workloads.json, natively: core_bench WORKLOADS RESULTS.
 * The median of several runs, after a warm-up; results as JSON.
 */
namespace {

using namespace playground;
using Clock = std::chrono::steady_clock;

constexpr int runs = 7;
constexpr double seconds_a_run = 0.3;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/** The same numbers as dataOf() in task.mjs gives. */
Json data_of(const Json& workload) {
  const int inputs = workload.at("inputs").get<int>(), samples = workload.at("samples").get<int>();
  const int classes = workload.contains("classes") ? workload["classes"].get<int>() : 10;
  std::uint32_t state = 1;
  const auto next = [&] { return (state = state * 1664525u + 1013904223u) / 4294967296.0; };
  Json data{{"name", "custom"}, {"inputs", Json::array()}, {"targets", Json::array()}};
  for (int i = 0; i < samples; ++i) {
    std::vector<double> row;
    for (int j = 0; j < inputs; ++j) row.push_back(next());
    data["inputs"].push_back(row);
    data["targets"].push_back(i % classes);
  }
  if (workload.contains("shape")) data["shape"] = workload["shape"];
  return data;
}

double run(Trainer& trainer, std::uint64_t steps, int batch) {
  const auto start = Clock::now();
  trainer.train_steps(steps);
  return static_cast<double>(steps) * batch / seconds_since(start);
}

Json measure(const Json& workload) {
  Json config = workload.at("config");
  if (workload.contains("inputs")) config["data"] = data_of(workload);
  const auto trainer = make_trainer(read_config(config));
  const int batch = trainer->config().batch_size;
  const double rate = run(*trainer, 200, batch);
  const auto steps = static_cast<std::uint64_t>(rate * seconds_a_run / batch) + 1;
  run(*trainer, steps, batch);
  std::vector<double> rates;
  for (int i = 0; i < runs; ++i) rates.push_back(run(*trainer, steps, batch));
  std::sort(rates.begin(), rates.end());
  return {{"name", workload["name"]},
          {"median", rates[runs / 2]},
          {"low", rates.front()},
          {"high", rates.back()},
          {"loss", trainer->status().train.loss}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: core_bench WORKLOADS RESULTS\n");
    return 2;
  }
  std::ifstream file(argv[1]);
  const Json workloads = parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
  Json results = Json::array();
  for (const auto& workload : workloads) {
    results.push_back(measure(workload));
    std::fprintf(stderr, "native %s\n", results.back().dump().c_str());
  }
  std::ofstream(argv[2]) << results.dump() << '\n';
}
