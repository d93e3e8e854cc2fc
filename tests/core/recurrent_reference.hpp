#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "core/network/recurrent_cell.hpp"

/** Recurrent layers by plain loops over one example, for any number type: what the core's are compared with. */
namespace playground::testing {

enum class RecurrentKind { simple_rnn, lstm, gru_reset_after, gru_reset_before };

template <class N>
class RecurrentReference {
 public:
  using Numbers = std::vector<N>;
  using Function = std::function<N(N)>;

  RecurrentReference(RecurrentKind kind, const RecurrentLayer& layer, Function activation, Function gate)
      : kind_(kind), layer_(layer), f_(std::move(activation)), gate_(std::move(gate)) {}

  static std::size_t gates(RecurrentKind kind) {
    return kind == RecurrentKind::simple_rnn ? 1 : kind == RecurrentKind::lstm ? 4 : 3;
  }

  /** Of one direction. */
  std::size_t weights() const {
    const std::size_t columns = gates(kind_) * units();
    const std::size_t biases = !layer_.use_bias ? 0 : kind_ == RecurrentKind::gru_reset_after ? 2 : 1;
    return (static_cast<std::size_t>(layer_.inputs) + units() + biases) * columns;
  }

  /** Added to h or c of a unit in a step, forwards: with Dual{0, 1} the slope is the whole gradient by that number. */
  struct Nudge {
    N amount;
    std::size_t step, unit;
    bool of_c;
  };
  std::optional<Nudge> nudge;

  /** The output for one example. `weights`: of both directions where there are two. */
  Numbers operator()(const Numbers& weights, const Numbers& x) const {
    const auto forth = states(weights, 0, x, false);
    if (layer_.merge == Merge::none) return output(forth, forth.back());
    const auto back = states(weights, this->weights(), x, true);
    std::vector<Numbers> both;
    for (std::size_t t = 0; t < forth.size(); ++t) both.push_back(merged(forth[t], back[t]));
    return output(both, merged(forth.back(), back.front()));
  }

  /** h of each step, in the order of time. */
  std::vector<Numbers> states(const Numbers& weights, std::size_t first, const Numbers& x, bool reversed) const {
    const auto steps = static_cast<std::size_t>(layer_.steps), m = static_cast<std::size_t>(layer_.inputs);
    std::vector<Numbers> result(steps);
    Numbers h(units(), N(0)), c(units(), N(0));
    for (std::size_t i = 0; i < steps; ++i) {
      const std::size_t t = reversed ? steps - 1 - i : i;
      const Numbers x_t(x.begin() + static_cast<std::ptrdiff_t>(t * m),
                        x.begin() + static_cast<std::ptrdiff_t>((t + 1) * m));
      const bool nudged = nudge && !reversed && nudge->step == t;
      step(weights, first, x_t, h, c, nudged && nudge->of_c);
      if (nudged && !nudge->of_c) h[nudge->unit] += nudge->amount;
      result[t] = h;
    }
    return result;
  }

 private:
  std::size_t units() const { return static_cast<std::size_t>(layer_.units); }

  Numbers output(const std::vector<Numbers>& of_steps, const Numbers& last) const {
    if (!layer_.return_sequences) return last;
    Numbers all;
    for (const Numbers& h : of_steps) all.insert(all.end(), h.begin(), h.end());
    return all;
  }

  Numbers merged(const Numbers& forth, const Numbers& back) const {
    Numbers result = forth;
    for (std::size_t i = 0; i < forth.size(); ++i) {
      if (layer_.merge == Merge::sum) result[i] = forth[i] + back[i];
      if (layer_.merge == Merge::ave) result[i] = (forth[i] + back[i]) / N(2);
      if (layer_.merge == Merge::mul) result[i] = forth[i] * back[i];
    }
    if (layer_.merge == Merge::concat) result.insert(result.end(), back.begin(), back.end());
    return result;
  }

  /** v·M's column: M's rows begin at `first`. */
  N product(const Numbers& weights, std::size_t first, const Numbers& v, std::size_t column) const {
    N sum(0);
    for (std::size_t i = 0; i < v.size(); ++i) sum += v[i] * weights[first + i * gates(kind_) * units() + column];
    return sum;
  }

  void step(const Numbers& w, std::size_t first, const Numbers& x, Numbers& h, Numbers& c, bool nudged) const {
    const std::size_t u = units(), columns = gates(kind_) * u;
    const std::size_t recurrent = first + x.size() * columns, bias = recurrent + u * columns;
    const auto input_part = [&](std::size_t gate, std::size_t i) {
      const std::size_t column = gate * u + i;
      return product(w, first, x, column) + (layer_.use_bias ? w[bias + column] : N(0));
    };
    const auto state_part = [&](const Numbers& v, std::size_t gate, std::size_t i) {
      const std::size_t column = gate * u + i;
      const bool has_bias = layer_.use_bias && kind_ == RecurrentKind::gru_reset_after;
      return product(w, recurrent, v, column) + (has_bias ? w[bias + columns + column] : N(0));
    };
    const Numbers before = h;
    Numbers reset(u, N(0));
    for (std::size_t i = 0; i < u; ++i) {
      const auto z = [&](std::size_t gate) { return input_part(gate, i) + state_part(before, gate, i); };
      switch (kind_) {
        case RecurrentKind::simple_rnn:
          h[i] = f_(z(0));
          break;
        case RecurrentKind::lstm:
          c[i] = gate_(z(1)) * c[i] + gate_(z(0)) * f_(z(2));
          if (nudged && nudge->unit == i) c[i] += nudge->amount;
          h[i] = gate_(z(3)) * f_(c[i]);
          break;
        default:
          reset[i] = gate_(z(1)) * before[i];
          h[i] = gate_(z(0));
      }
    }
    if (kind_ == RecurrentKind::simple_rnn || kind_ == RecurrentKind::lstm) return;
    for (std::size_t i = 0; i < u; ++i) {
      const N r = gate_(input_part(1, i) + state_part(before, 1, i));
      const N candidate = f_(kind_ == RecurrentKind::gru_reset_after ? input_part(2, i) + r * state_part(before, 2, i)
                                                                     : input_part(2, i) + state_part(reset, 2, i));
      h[i] = h[i] * before[i] + (N(1) - h[i]) * candidate;
    }
  }

  RecurrentKind kind_;
  const RecurrentLayer& layer_;
  Function f_, gate_;
};

}  // namespace playground::testing
