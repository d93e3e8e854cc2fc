#include "core/evaluate.hpp"

namespace playground {

template class Machine<double>;

}  // namespace playground
