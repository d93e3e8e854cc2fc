#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/core/kernel_sweep.hpp"
#include "tests/core/random_network.hpp"

/**
 * What the tests sample, in full:
 *   core_accuracy sweep RESULTS [--every N] [--only NAME] [--parameter P] [--threads N]
 *   core_accuracy gradients RESULTS [--networks N] [--seed N]
 * Results go to the file RESULTS as JSON, progress to standard error.
 */
namespace {

using namespace playground;
using namespace playground::testing;

struct Options {
  std::uint64_t every = 1;
  std::string only;
  double parameter = std::nan("");
  unsigned threads = 2;
  std::uint64_t networks = 10'000;
  std::uint64_t seed = 1;
};

// ---- all inputs of every activation ----

/** The finite inputs cut into one piece a thread, plus what is not finite. */
template <class A>
KernelErrors sweep(double parameter, const Options& options) {
  constexpr std::uint64_t all = KernelSweep<A>::finite_inputs;
  const std::uint64_t piece = (all / options.every / options.threads + 1) * options.every;
  std::vector<KernelErrors> parts(options.threads);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < options.threads; ++i) {
    threads.emplace_back([&, i] {
      parts[i] = KernelSweep<A>(parameter).finite(i * piece, std::min(all, (i + 1) * piece), options.every);
    });
  }
  for (std::thread& thread : threads) thread.join();
  KernelErrors errors = KernelSweep<A>(parameter).not_finite(options.every);
  for (const KernelErrors& part : parts) errors.meet(part);
  return errors;
}

Json json_of(const WorstAt& worst) {
  char hex[9];
  std::snprintf(hex, sizeof hex, "%08x", bit_cast<std::uint32_t>(worst.x));
  return {{"ulp", worst.ulp}, {"x", worst.x}, {"x_bits", hex}};
}

template <class A>
Json sweep_entry(double parameter, const Options& options) {
  const KernelErrors errors = sweep<A>(parameter, options);
  Json entry = Json::object();
  entry["activation"] = A::info.name;
  entry["parameter"] = parameters_of<A>().empty() ? Json() : Json(parameter);
  entry["value"] = json_of(errors.value);
  entry["derivative"] = json_of(errors.derivative);
  entry["derivative_away"] = json_of(errors.derivative_away);
  entry["derivative_scaled"] = json_of(errors.derivative_scaled);
  entry["inputs"] = errors.inputs;
  entry["nan_inputs"] = errors.nan_inputs;
  entry["false_nan"] = errors.false_nan;
  entry["false_infinity"] = errors.false_infinity;
  entry["missed_infinity"] = errors.missed_infinity;
  entry["lost_nan"] = errors.lost_nan;
  entry["wrong_limits"] = errors.wrong_limits;
  entry["wrong_zero_signs"] = errors.wrong_zero_signs;
  return entry;
}

Json run_sweep(const Options& options) {
  Json entries = Json::array();
  Activations::for_each([&]<class A>() {
    if constexpr (elementwise<A>) {
      if (!options.only.empty() && options.only != A::info.name) return;
      const bool asked = !std::isnan(options.parameter);
      for (const double parameter : asked ? std::vector{options.parameter} : parameters_swept<A>()) {
        entries.push_back(sweep_entry<A>(parameter, options));
        std::fprintf(stderr, "%s\n", entries.back().dump().c_str());
      }
    }
  });
  return {{"every", options.every}, {"activations", entries}};
}

// ---- gradients of random networks ----

struct Totals {
  std::uint64_t networks = 0, parameters = 0, on_a_kink = 0, not_finite = 0;
  double worst = 0;

  void meet(const GradientCheck& check) {
    switch (check.outcome) {
      case GradientCheck::Outcome::on_a_kink:
        ++on_a_kink;
        return;
      case GradientCheck::Outcome::not_finite:
        ++not_finite;
        return;
      case GradientCheck::Outcome::checked:
        break;
    }
    ++networks;
    parameters += check.parameters;
    worst = std::max(worst, check.worst);
  }
  Json json() const {
    return {{"networks", networks},
            {"parameters", parameters},
            {"on_a_kink", on_a_kink},
            {"not_finite", not_finite},
            {"worst_relative_error", worst}};
  }
};

/** Rounds of every activation with every loss, until as many networks as asked for were checked. */
Json run_gradients(const Options& options) {
  Random random(options.seed, Stream::data);
  Totals all;
  double worst_loss = 0;
  std::vector<Totals> by_activation(Activations::size), by_loss(Losses::size);
  while (all.networks < options.networks) {
    for (std::size_t activation = 0; activation < Activations::size; ++activation) {
      std::size_t loss = 0;
      Losses::for_each([&]<class Loss>() {
        const std::size_t place = loss++;
        if (all.networks >= options.networks) return;
        const Config config = read_config(random_experiment<Loss>(activation, random));
        Subject subject(config, random);
        const GradientCheck check = check_gradient(subject);
        all.meet(check);
        by_loss[place].meet(check);
        std::vector<bool> has(Activations::size);
        for (const auto& layer : config.layers) has[layer.activation.item] = true;
        for (std::size_t i = 0; i < has.size(); ++i) {
          if (has[i]) by_activation[i].meet(check);
        }
        worst_loss = std::max(worst_loss, check.worst_loss);
      });
    }
  }
  Json result = all.json();
  result["seed"] = options.seed;
  result["worst_loss_difference"] = worst_loss;
  for (std::size_t i = 0; i < Activations::size; ++i)
    result["by_activation"][std::string(entries<Activations>()[i].info->name)] = by_activation[i].json();
  for (std::size_t i = 0; i < Losses::size; ++i)
    result["by_loss"][std::string(entries<Losses>()[i].info->name)] = by_loss[i].json();
  return result;
}

[[noreturn]] void usage() {
  std::fprintf(stderr,
               "usage: core_accuracy sweep RESULTS [--every N] [--only NAME] [--parameter P] [--threads N]\n"
               "       core_accuracy gradients RESULTS [--networks N] [--seed N]\n");
  std::exit(2);
}

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 3; i < argc; i += 2) {
    if (i + 1 == argc) usage();
    const std::string_view key = argv[i];
    const char* value = argv[i + 1];
    const auto number = std::strtoull(value, nullptr, 10);
    if (key == "--only")
      options.only = value;
    else if (key == "--parameter")
      options.parameter = std::strtod(value, nullptr);
    else if (key == "--seed")
      options.seed = number;
    else if (number == 0)
      usage();
    else if (key == "--every")
      options.every = number;
    else if (key == "--threads")
      options.threads = static_cast<unsigned>(number);
    else if (key == "--networks")
      options.networks = number;
    else
      usage();
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) usage();
  const std::string_view what = argv[1];
  if (what != "sweep" && what != "gradients") usage();
  const Options options = read_options(argc, argv);
  const Json result = what == "sweep" ? run_sweep(options) : run_gradients(options);
  if (what == "sweep" && result["activations"].empty()) usage();
  std::ofstream(argv[2]) << result.dump() << '\n';
}
