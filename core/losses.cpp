#include "core/losses.hpp"

#include <algorithm>

namespace playground {
namespace {

/** Scales a gradient, and makes it 0 where it is below `least` and for what is no example. */
template <class T>
void finish(Strided<Lanes<T>> grad, T scale, T least, int examples) {
  for (Index i = 0; i < grad.size; ++i) {
    const Lanes<T> scaled = settled(Lanes<T>(grad[i]) * scale, least);
    T* at = grad.data + i * grad.stride;
    scaled.store(at);
    std::fill(at + examples, at + Lanes<T>::size, T(0));
  }
}

}  // namespace

template <class T>
double loss_sum(const Choice& loss, ConstBatch<T> outputs, ConstBatch<T> targets, Batch<T>* grad, T scale, T least) {
  using L = Lanes<T>;
  L (*example)(Strided<const L>, Strided<const L>, Strided<L>, const Settings&) = nullptr;
  dispatch<Losses>(loss.item, [&]<class Loss>() { example = Loss::template example<L>; });
  const Index k = outputs.rows();
  double sum = 0;
  for (Index j = 0; j < outputs.cols(); j += L::size) {
    const int examples = static_cast<int>(std::min<Index>(L::size, outputs.cols() - j));
    const Strided<L> grad_here{grad ? grad->column(j) : nullptr, k, tile<T>};
    const L losses = example({outputs.column(j), k, tile<T>}, {targets.column(j), k, tile<T>}, grad_here, loss.settings);
    for (int i = 0; i < examples; ++i) sum += static_cast<double>(losses[i]);
    if (grad) finish(grad_here, scale, least, examples);
  }
  return sum;
}

template double loss_sum<float>(const Choice&, ConstBatch<float>, ConstBatch<float>, Batch<float>*, float, float);
template double loss_sum<double>(const Choice&, ConstBatch<double>, ConstBatch<double>, Batch<double>*, double, double);

}  // namespace playground
