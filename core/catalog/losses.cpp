#include "core/catalog/losses.hpp"

#include <algorithm>
#include <limits>

namespace playground {
namespace {

/** Scales a gradient, and makes it 0 where that is below `least` and for what is no example. */
template <class T>
void finish(const Strided<Lanes<T>>& grad, T scale, T least, int examples) {
  for (Index i = 0; i < grad.size; ++i) {
    const Lanes<T> scaled = settled(Lanes<T>(grad[i]), least / scale) * scale;  // no product is ever subnormal
    T* at = grad.data + i * grad.stride;
    scaled.store(at);
    for (int lane = examples; lane < Lanes<T>::size; ++lane) at[lane] = 0;
  }
}

template <class L>
using Example = L (*)(const Strided<const L>& output, const Strided<const L>& target, const Strided<L>& grad,
                      const Settings& settings, L lowest);

template <class Loss, class L>
L example_of(const Strided<const L>& output, const Strided<const L>& target, const Strided<L>& grad,
             const Settings& settings, L lowest) {
  if constexpr (requires { Loss::example(output, target, grad, settings, lowest); }) {
    return Loss::example(output, target, grad, settings, lowest);
  } else {
    return Loss::example(output, target, grad, settings);
  }
}

/** An example's loss and gradient, of every loss in the list. */
template <class L, class... All>
constexpr std::array<Example<L>, sizeof...(All)> examples_of(TypeList<All...>) {
  return {example_of<All, L>...};
}

/** log of the smallest normal number. */
template <class T>
constexpr double lowest_logarithm = (std::numeric_limits<T>::min_exponent - 1) * 0.69314718055994531;

}  // namespace

template <class T>
double loss_sum(const Choice& loss, const ConstBatch<T>& outputs, const ConstBatch<T>& targets, Batch<T>* grad, T scale,
                T least) {
  using L = Lanes<T>;
  static constexpr auto examples_of_losses = examples_of<L>(Losses());
  const Example<L> example = examples_of_losses[loss.item];
  const L lowest(least > 0 ? lowest_logarithm<T> : -infinity);
  const Index k = outputs.rows();
  double sum = 0;
  for (Index j = 0; j < outputs.cols(); j += L::size) {
    const int examples = static_cast<int>(std::min<Index>(L::size, outputs.cols() - j));
    const Strided<L> grad_here{grad ? grad->column(j) : nullptr, k, tile<T>};
    const L losses =
        example({outputs.column(j), k, tile<T>}, {targets.column(j), k, tile<T>}, grad_here, loss.settings, lowest);
    for (int i = 0; i < L::size; ++i) {
      if (i < examples) sum += static_cast<double>(losses[i]);
    }
    if (grad) finish(grad_here, scale, least, examples);
  }
  return sum;
}

template double loss_sum<float>(const Choice&, const ConstBatch<float>&, const ConstBatch<float>&, Batch<float>*, float,
                                float);
template double loss_sum<double>(const Choice&, const ConstBatch<double>&, const ConstBatch<double>&, Batch<double>*,
                                 double, double);

}  // namespace playground
