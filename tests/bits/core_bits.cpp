#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "core/text/bytes.hpp"
#include "core/training/trainer.hpp"

/** The fingerprint of each experiment of a list, computed natively: core_bits EXPERIMENTS STEPS RESULTS */
int main(int argc, char** argv) {
  using namespace playground;
  if (argc != 4) {
    std::fprintf(stderr, "usage: core_bits EXPERIMENTS STEPS RESULTS\n");
    return 2;
  }
  std::ifstream file(argv[1]);
  const Json experiments = parse_json(std::string(std::istreambuf_iterator<char>(file), {}));
  const std::uint64_t steps = std::strtoull(argv[2], nullptr, 10);
  Json results = Json::object();
  for (const auto& experiment : experiments) {
    const auto trainer = make_trainer(read_config(experiment.at("config")));
    trainer->train_steps(steps);
    results[experiment.at("name").get<std::string>()] = hex(trainer->fingerprint());
  }
  std::ofstream(argv[3]) << results.dump() << '\n';
}
