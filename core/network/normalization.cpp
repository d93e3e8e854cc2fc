#include <algorithm>
#include <cmath>

#include "core/network/kinds/normalization.hpp"
#include "core/numeric/lanes.hpp"

namespace playground {
namespace {

/** A register of examples of a batch: its rows lie a tile apart. T may be const. */
template <class T>
class Examples {
  using Number = std::remove_const_t<T>;

 public:
  Examples(const Batch<T>& batch, Index j) : data_(batch.column(j)) {}
  Lanes<Number> operator[](Index row) const { return Lanes<Number>::load(data_ + row * tile<Number>); }
  void set(Index row, Lanes<Number> x) const { x.store(data_ + row * tile<Number>); }

 private:
  T* data_;
};

/** Calls run(j, count) for each register of n examples: the first of them, and how many there are in it. */
template <class T, class Run>
void for_examples(Index n, Run run) {
  constexpr Index size = Lanes<T>::size;
  for (Index j = 0; j < n; j += size) run(j, static_cast<int>(std::min(size, n - j)));
}

/** x, but 0 in the lanes from `count` on. */
template <class T>
Lanes<T> first_lanes(Lanes<T> x, int count) {
  static constexpr T places[] = {0, 1, 2, 3};
  return where(Lanes<T>::load(places) < Lanes<T>(count), x, Lanes<T>(0));
}

/** Sums by channel of registers of examples: in lanes until the end, so that the order is always the same. */
template <class T>
class ChannelSums {
  static constexpr Index size = Lanes<T>::size;

 public:
  /** How many numbers it takes. */
  static Index room(Index channels) { return channels * size; }

  ChannelSums(T* lanes, Index channels) : lanes_(lanes), channels_(channels) {
    std::fill_n(lanes, room(channels), T(0));
  }

  /** The first `count` lanes of x. */
  void add(Index channel, Lanes<T> x, int count) {
    T* sum = lanes_ + channel * size;
    (Lanes<T>::load(sum) + first_lanes(x, count)).store(sum);
  }

  /** Each sum times a number. */
  void write(T* to, T times = T(1)) const {
    for (Index channel = 0; channel < channels_; ++channel) {
      T sum = 0;
      for (Index lane = 0; lane < size; ++lane) sum += lanes_[channel * size + lane];
      to[channel] = sum * times;
    }
  }

 private:
  T* lanes_;
  Index channels_;
};

/** Sets the gradient of what fills the last register to 0. */
template <class T>
void clear_padding(const Batch<T>& gradient) {
  for (Index j = gradient.cols(); j < gradient.width(); ++j) {
    for (Index i = 0; i < gradient.rows(); ++i) gradient(i, j) = T(0);
  }
}

/** What a batch normalization keeps: the statistics of each channel that the pass used. */
template <class T>
struct Kept {
  Index channels;
  T *mean, *variance, *inverse;

  explicit Kept(const LayerPass<T>& pass)
      : channels(pass.layer.channels()),
        mean(pass.buffers.kept_.data()),
        variance(mean + channels),
        inverse(variance + channels) {}

  Lanes<T> normal(Lanes<T> x, Index c) const { return (x - Lanes<T>(mean[c])) * Lanes<T>(inverse[c]); }
};

/** By the moving statistics: in predictions, and where the layer is not trained. */
template <class T>
bool is_by_moving(const LayerPass<T>& pass) {
  return pass.mode == Mode::inference || !pass.layer.config.trainable;
}

/** One number's share of a mean over a channel. */
template <class T>
T share_of_one(const LayerPass<T>& pass) {
  return T(1) / static_cast<T>(pass.n * pass.layer.places());
}

/** Calls run(row, channel) for each number of an example. */
template <class Run>
void for_rows(const Layer& layer, Run run) {
  const Index channels = layer.channels();
  for (Index first = 0; first < layer.outputs; first += channels) {
    for (Index c = 0; c < channels; ++c) run(first + c, c);
  }
}

/** Of the batch, or the moving ones. */
template <class T>
void take_statistics(const LayerPass<T>& pass) {
  using L = Lanes<T>;
  const Kept<T> kept(pass);
  if (is_by_moving(pass)) {
    std::copy_n(pass.parameters + 2 * kept.channels, 2 * kept.channels, kept.mean);
  } else {
    const auto mean_of = [&](T* to, auto term) {
      ChannelSums<T> sums(pass.packed, kept.channels);
      for_examples<T>(pass.n, [&](Index j, int count) {
        const Examples<const T> x(pass.x, j);
        for_rows(pass.layer, [&](Index row, Index c) { sums.add(c, term(x[row], c), count); });
      });
      sums.write(to, share_of_one(pass));
    };
    mean_of(kept.mean, [](L x, Index) { return x; });
    mean_of(kept.variance, [&](L x, Index c) { return (x - L(kept.mean[c])) * (x - L(kept.mean[c])); });
  }
  const auto epsilon = static_cast<T>(pass.layer.config.epsilon);
  for (Index c = 0; c < kept.channels; ++c) kept.inverse[c] = T(1) / std::sqrt(kept.variance[c] + epsilon);
}

/** Of a place, for a register of examples. */
template <class T>
struct PlaceStatistics {
  using L = Lanes<T>;
  L mean, inverse;

  PlaceStatistics(const Examples<const T>& x, Index first, const Layer& layer) : mean(T(0)) {
    const Index channels = layer.channels();
    const L share(T(1) / static_cast<T>(channels));
    for (Index c = 0; c < channels; ++c) mean += x[first + c];
    mean *= share;
    L variance(T(0));
    for (Index c = 0; c < channels; ++c) variance += (x[first + c] - mean) * (x[first + c] - mean);
    inverse = L(T(1)) / sqrt(variance * share + L(static_cast<T>(layer.config.epsilon)));
  }

  L normal(L x) const { return (x - mean) * inverse; }
};

/** Calls run(j, count, first) for each register of examples and each place, whose first row is `first`. */
template <class T, class Run>
void for_places(const LayerPass<T>& pass, Run run) {
  for_examples<T>(pass.n, [&](Index j, int count) {
    for (Index first = 0; first < pass.layer.outputs; first += pass.layer.channels()) run(j, count, first);
  });
}

}  // namespace

template <class T>
Index Steps<BatchNormalizationLayer, T>::kept_size(const Layer& layer, Index, Keep) {
  return 3 * layer.channels();
}

template <class T>
Index Steps<BatchNormalizationLayer, T>::packed_size(const Layer& layer, Index) {
  return 2 * ChannelSums<T>::room(layer.channels());
}

template <class T>
void Steps<BatchNormalizationLayer, T>::forward(const LayerPass<T>& pass) {
  take_statistics(pass);
  const Kept<T> kept(pass);
  const auto a = pass.buffers.a(pass.n);
  const T *gamma = pass.parameters, *beta = gamma + kept.channels;
  for_examples<T>(pass.n, [&](Index j, int) {
    const Examples<const T> x(pass.x, j);
    const Examples<T> y(a, j);
    for_rows(pass.layer,
             [&](Index row, Index c) { y.set(row, Lanes<T>(gamma[c]) * kept.normal(x[row], c) + Lanes<T>(beta[c])); });
  });
  if (!pass.buffers.z_.empty()) copy<T>(a, pass.buffers.z(pass.n));
}

template <class T>
void Steps<BatchNormalizationLayer, T>::backward(const LayerPass<T>& pass, T* gradient, bool,
                                                 const InputGradient<T>* to) {
  const auto grad = pass.buffers.grad_a(pass.n);
  copy<T>(grad, pass.buffers.grad_z(pass.n));
  const Kept<T> kept(pass);
  T *grad_gamma = gradient, *grad_beta = gradient + kept.channels;
  ChannelSums<T> along(pass.packed, kept.channels), sums(pass.packed + along.room(kept.channels), kept.channels);
  for_examples<T>(pass.n, [&](Index j, int count) {
    const Examples<const T> x(pass.x, j);
    const Examples<T> delta(grad, j);
    for_rows(pass.layer, [&](Index row, Index c) {
      along.add(c, delta[row] * kept.normal(x[row], c), count);
      sums.add(c, delta[row], count);
    });
  });
  along.write(grad_gamma);
  sums.write(grad_beta);
  if (!to) return;
  const Batch<T> grad_x(to->grad_x, grad.rows(), pass.n);
  // The batch's statistics depend on x, the moving ones do not.
  const T share = is_by_moving(pass) ? T(0) : share_of_one(pass);
  for_examples<T>(pass.n, [&](Index j, int) {
    const Examples<const T> x(pass.x, j);
    const Examples<T> delta(grad, j), result(grad_x, j);
    for_rows(pass.layer, [&](Index row, Index c) {
      const Lanes<T> through =
          Lanes<T>(grad_beta[c] * share) + kept.normal(x[row], c) * Lanes<T>(grad_gamma[c] * share);
      result.set(row, Lanes<T>(pass.parameters[c] * kept.inverse[c]) * (delta[row] - through));
    });
  });
  clear_padding<T>(grad_x);
}

template <class T>
void Steps<BatchNormalizationLayer, T>::update_statistics(const LayerPass<T>& pass, T* parameters) {
  if (is_by_moving(pass)) return;
  const Kept<T> kept(pass);
  const auto momentum = static_cast<T>(pass.layer.config.momentum);
  T* moving = parameters + 2 * kept.channels;
  for (Index i = 0; i < 2 * kept.channels; ++i) moving[i] = moving[i] * momentum + kept.mean[i] * (T(1) - momentum);
}

template <class T>
Index Steps<LayerNormalizationLayer, T>::packed_size(const Layer& layer, Index) {
  return 2 * ChannelSums<T>::room(layer.channels());
}

template <class T>
void Steps<LayerNormalizationLayer, T>::forward(const LayerPass<T>& pass) {
  const auto a = pass.buffers.a(pass.n);
  const Index channels = pass.layer.channels();
  const T *gamma = pass.parameters, *beta = gamma + channels;
  for_places(pass, [&](Index j, int, Index first) {
    const Examples<const T> x(pass.x, j);
    const Examples<T> y(a, j);
    const PlaceStatistics<T> place(x, first, pass.layer);
    for (Index c = 0; c < channels; ++c)
      y.set(first + c, Lanes<T>(gamma[c]) * place.normal(x[first + c]) + Lanes<T>(beta[c]));
  });
  if (!pass.buffers.z_.empty()) copy<T>(a, pass.buffers.z(pass.n));
}

template <class T>
void Steps<LayerNormalizationLayer, T>::backward(const LayerPass<T>& pass, T* gradient, bool,
                                                 const InputGradient<T>* to) {
  using L = Lanes<T>;
  const auto grad = pass.buffers.grad_a(pass.n);
  copy<T>(grad, pass.buffers.grad_z(pass.n));
  const Batch<T> grad_x(to ? to->grad_x : nullptr, grad.rows(), pass.n);
  const Index channels = pass.layer.channels();
  const T* gamma = pass.parameters;
  const L share(T(1) / static_cast<T>(channels));
  ChannelSums<T> along(pass.packed, channels), sums(pass.packed + along.room(channels), channels);
  for_places(pass, [&](Index j, int count, Index first) {
    const Examples<const T> x(pass.x, j);
    const Examples<T> delta(grad, j);
    const PlaceStatistics<T> place(x, first, pass.layer);
    L g_sum(T(0)), g_along(T(0));
    for (Index c = 0; c < channels; ++c) {
      const L normal = place.normal(x[first + c]), d = delta[first + c], g = L(gamma[c]) * d;
      along.add(c, d * normal, count);
      sums.add(c, d, count);
      g_sum += g;
      g_along += g * normal;
    }
    if (!to) return;
    const Examples<T> result(grad_x, j);
    for (Index c = 0; c < channels; ++c) {
      const L through = (g_sum + place.normal(x[first + c]) * g_along) * share;
      result.set(first + c, (L(gamma[c]) * delta[first + c] - through) * place.inverse);
    }
  });
  if (to) clear_padding<T>(grad_x);
  along.write(gradient);
  sums.write(gradient + channels);
}

template struct Steps<BatchNormalizationLayer, float>;
template struct Steps<BatchNormalizationLayer, double>;
template struct Steps<LayerNormalizationLayer, float>;
template struct Steps<LayerNormalizationLayer, double>;

}  // namespace playground
