#pragma once

#include "core/network/layer.hpp"
#include "core/numeric/random.hpp"

/** Dropout and AlphaDropout: as a key of a dense layer, and as layers of their own. */
namespace playground {

/** The affine map of AlphaDropout: kept units become scale·a + shift, dropped units scale·α′ + shift. */
struct AlphaDropout {
  static constexpr double saturation = -1.7580993408473766;
  double scale;
  double shift;

  explicit AlphaDropout(double rate)
      : scale(1 / sqrt((1 - rate) * (1 + rate * saturation * saturation))), shift(-scale * saturation * rate) {}
};

/** Draws which units of which example are dropped: mask is 0, or the factor of a kept unit. */
template <class T>
void draw_mask(const Layer& layer, const Batch<T>& mask, Random& random);

/** out = a·mask, and for AlphaDropout the shift that keeps mean and variance. */
template <class T>
void drop(const Layer& layer, const ConstBatch<T>& mask, const ConstBatch<T>& a, const Batch<T>& out);

/** ∂loss/∂a from ∂loss/∂out, in place. */
template <class T>
void drop_back(const ConstBatch<T>& mask, const Batch<T>& grad);

}  // namespace playground
