#include "core/evaluate.hpp"

namespace playground {

template class Machine<float>;
template class Machine<double>;

}  // namespace playground
