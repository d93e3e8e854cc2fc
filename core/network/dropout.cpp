#include "core/network/dropout.hpp"

namespace playground {

template <class T>
void draw_mask(const Layer& layer, const Batch<T>& mask, Random& random) {
  const double rate = layer.config.dropout > 0 ? layer.config.dropout : layer.config.alpha_dropout;
  const T kept = static_cast<T>(layer.config.dropout > 0 ? 1 / (1 - rate) : AlphaDropout(rate).scale);
  for (Index i = 0; i < mask.rows(); ++i) {
    for (Index j = 0; j < mask.cols(); ++j) mask(i, j) = random.uniform() < rate ? T(0) : kept;
  }
  repeat_last(mask);
}

template <class T>
void drop(const Layer& layer, const ConstBatch<T>& mask, const ConstBatch<T>& a, const Batch<T>& out) {
  multiply<T>(mask, a, out);
  if (layer.config.alpha_dropout == 0) return;
  using L = Lanes<T>;
  const AlphaDropout alpha(layer.config.alpha_dropout);
  for_registers(out, [&](Index first, Index end, Index step) {
    for (Index j = first; j < end; j += step) {
      const L shift = L(alpha.shift) + L(AlphaDropout::saturation) * (L(alpha.scale) - L::load(mask.data() + j));
      (L::load(out.data() + j) + shift).store(out.data() + j);
    }
  });
}

template <class T>
void drop_back(const ConstBatch<T>& mask, const Batch<T>& grad) {
  multiply<T>(mask, grad, grad);
}

template void draw_mask<float>(const Layer&, const Batch<float>&, Random&);
template void drop<float>(const Layer&, const ConstBatch<float>&, const ConstBatch<float>&, const Batch<float>&);
template void drop_back<float>(const ConstBatch<float>&, const Batch<float>&);
template void draw_mask<double>(const Layer&, const Batch<double>&, Random&);
template void drop<double>(const Layer&, const ConstBatch<double>&, const ConstBatch<double>&, const Batch<double>&);
template void drop_back<double>(const ConstBatch<double>&, const Batch<double>&);

}  // namespace playground
