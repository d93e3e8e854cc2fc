#include "core/formula/evaluate.hpp"

namespace playground {

template class Machine<double>;

}  // namespace playground
