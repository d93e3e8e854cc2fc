#include "core/losses.hpp"

namespace playground {

template <class T>
double loss_sum(const Choice& loss, ConstMatrixView<T> outputs, ConstMatrixView<T> targets, MatrixView<T>* grad,
                T scale) {
  double sum = 0;
  dispatch<Losses>(loss.item, [&]<class Loss>() {
    const Index k = outputs.rows();
    const Index n = outputs.cols();
    for (Index j = 0; j < n; ++j) {
      const Strided<T> grad_of_example{grad ? grad->data() + j : nullptr, k, n};
      sum += static_cast<double>(Loss::template example<T>({outputs.data() + j, k, n}, {targets.data() + j, k, n},
                                                           grad_of_example, loss.settings));
    }
  });
  if (grad) *grad *= scale;
  return sum;
}

template double loss_sum<float>(const Choice&, ConstMatrixView<float>, ConstMatrixView<float>, MatrixView<float>*, float);
template double loss_sum<double>(const Choice&, ConstMatrixView<double>, ConstMatrixView<double>, MatrixView<double>*, double);

}  // namespace playground
