#include "core/network/pooling.hpp"

#include <algorithm>

#include "core/network/gather.hpp"

namespace playground {
namespace {

/** A place of the result: where its rows begin, and what it gathers. */
struct Place {
  Index line, column;
  Taps lines, columns;
  Index to;                      ///< its first number
  Index from;                    ///< the first number of the first cell that it gathers
  Index next_line, next_column;  ///< from one of its cells to the next
};

/** To `to` unless it is null, and through the slope where there is one. */
template <class T>
[[gnu::always_inline]] inline void store(Lanes<T> x, T* to, const ThroughSlope<T>& through, Index at) {
  if (to) x.store(to + at);
  if (through.slope) (x * Lanes<T>::load(through.slope + at)).store(through.grad + at);
}

/** The registers of a place's numbers, a step apart. */
struct Registers {
  Index end, step;

  template <class Run>
  [[gnu::always_inline]] void each(Run run) const {
    for (Index at = 0; at < end; at += step) run(at);
  }
};

/** From a register of the tile that begins with example e to the next that has examples. */
template <class T>
Index step_at(const ConstBatch<T>& x, Index e) {
  return x.width() - e > Lanes<T>::size ? static_cast<Index>(Lanes<T>::size) : tile<T>;
}

/** Calls run(place, step) for every place: its registers lie a step apart. */
template <class T, class Run>
void for_places(const Pooling& shape, Gather::From from, const ConstBatch<T>& x, Run run) {
  const Gather lines(shape.lines, from), columns(shape.columns, from);
  Place place;
  place.next_column = shape.channels * tile<T>;
  place.next_line = columns.cells * place.next_column;
  place.to = 0;
  for (Index e = 0; e < x.width(); e += tile<T>) {
    const Index step = step_at(x, e);
    for (place.line = 0; place.line < lines.places; ++place.line) {
      place.lines = lines.reads(place.line);
      for (place.column = 0; place.column < columns.places; ++place.column, place.to += place.next_column) {
        place.columns = columns.reads(place.column);
        place.from =
            x.column(e) - x.data() + place.lines.first * place.next_line + place.columns.first * place.next_column;
        run(place, step);
      }
    }
  }
}

/** How many cells of the axis the window of an output has. */
Index cells_of(const Window& window, Index output) {
  const Index first = output * window.stride - window.before;
  return std::min(first + window.size, window.cells) - std::max<Index>(first, 0);
}

}  // namespace

template <class T>
void max_pooling(const Pooling& shape, const ConstBatch<T>& x, const Batch<T>& a, T* winners) {
  using L = Lanes<T>;
  for_places(shape, Gather::From::inputs, x, [&](const Place& place, Index step) {
    const Registers all{place.next_column, step};
    T *const largest = a.data() + place.to, *const winner = winners ? winners + place.to : nullptr;
    const T* line = x.data() + place.from;
    Index tap = place.lines.tap * shape.columns.size + place.columns.tap;
    all.each([&](Index at) { L::load(line + at).store(largest + at); });
    if (winner) all.each([&](Index at) { L(tap).store(winner + at); });
    for (Index i = place.lines.count; i > 0; --i, line += place.next_line, tap += shape.columns.size) {
      const T* cell = line;
      for (Index j = 0; j < place.columns.count; ++j, cell += place.next_column) {
        const L here(tap + j);
        all.each([&](Index at) {
          const L number = L::load(cell + at), before = L::load(largest + at);
          const auto wins = number > before || number != number;
          where(wins, number, before).store(largest + at);
          if (winner) where(wins, here, L::load(winner + at)).store(winner + at);
        });
      }
    }
  });
}

template <class T>
void average_pooling(const Pooling& shape, const ConstBatch<T>& x, const Batch<T>& a) {
  using L = Lanes<T>;
  for_places(shape, Gather::From::inputs, x, [&](const Place& place, Index step) {
    const Registers all{place.next_column, step};
    T* const mean = a.data() + place.to;
    const T* line = x.data() + place.from;
    all.each([&](Index at) { L(0).store(mean + at); });
    for (Index i = place.lines.count; i > 0; --i, line += place.next_line) {
      const T* cell = line;
      for (Index j = place.columns.count; j > 0; --j, cell += place.next_column)
        all.each([&](Index at) { (L::load(mean + at) + L::load(cell + at)).store(mean + at); });
    }
    const L count(place.lines.count * place.columns.count);
    all.each([&](Index at) { (L::load(mean + at) / count).store(mean + at); });
  });
}

template <class T>
void pooling_back(const Pooling& shape, const T* winners, const ConstBatch<T>& grad_a, T* grad_x,
                  const ThroughSlope<T>& before) {
  using L = Lanes<T>;
  const Window &lines = shape.lines, &columns = shape.columns;
  T* const sums = grad_x ? grad_x : before.grad;
  for_places(shape, Gather::From::outputs, grad_a, [&](const Place& place, Index step) {
    // Where this cell lies in the window of the first output that reads it; in that of the next a stride before.
    const Index i = place.line + lines.before - place.lines.first * lines.stride;
    const Index j = place.column + columns.before - place.columns.first * columns.stride;
    const Registers all{place.next_column, step};
    T* const sum = sums + place.to;
    all.each([&](Index at) { L(0).store(sum + at); });
    for (Index y = 0; y < place.lines.count; ++y) {
      for (Index p = 0; p < place.columns.count; ++p) {
        const Index window = place.from + y * place.next_line + p * place.next_column;
        const T* const grad = grad_a.data() + window;
        if (winners) {
          const T* const winner = winners + window;
          const L tap((i - y * lines.stride) * columns.size + j - p * columns.stride);
          all.each([&](Index at) {
            (L::load(sum + at) + where(L::load(winner + at) == tap, L::load(grad + at), L(0))).store(sum + at);
          });
        } else {
          const L count(cells_of(lines, place.lines.first + y) * cells_of(columns, place.columns.first + p));
          all.each([&](Index at) { (L::load(sum + at) + L::load(grad + at) / count).store(sum + at); });
        }
      }
    }
    if (!before.slope) return;
    const T* const slope = before.slope + place.to;
    T* const to = before.grad + place.to;
    all.each([&](Index at) { (L::load(sum + at) * L::load(slope + at)).store(to + at); });
  });
}

template <class T>
void global_max_back(const ConstBatch<T>& x, const ConstBatch<T>& a, const ConstBatch<T>& grad_a, T* grad_x,
                     const ThroughSlope<T>& before) {
  using L = Lanes<T>;
  const Index numbers = a.rows() * tile<T>, places = x.rows() / a.rows();
  for (Index e = 0; e < a.width(); e += tile<T>) {
    const Registers all{numbers, step_at(a, e)};
    const T *cells = x.column(e), *largest = a.column(e), *grad = grad_a.column(e);
    const auto wins = [&](Index place, Index at) {
      return L::load(cells + place * numbers + at) == L::load(largest + at);
    };
    // Where the gradient of the first cell goes, its turn comes last: until then the shares stand there.
    const Index first = e * x.rows();
    T* const share = (grad_x ? grad_x : before.grad) + first;
    all.each([&](Index at) { L(0).store(share + at); });
    for (Index place = 0; place < places; ++place)
      all.each([&](Index at) { (L::load(share + at) + where(wins(place, at), L(1), L(0))).store(share + at); });
    all.each([&](Index at) { (L::load(grad + at) / L::load(share + at)).store(share + at); });
    for (Index place = places; place-- > 0;) {
      all.each([&](Index at) {
        store(where(wins(place, at), L::load(share + at), L(0)), grad_x, before, first + place * numbers + at);
      });
    }
  }
}

template void max_pooling<float>(const Pooling&, const ConstBatch<float>&, const Batch<float>&, float*);
template void max_pooling<double>(const Pooling&, const ConstBatch<double>&, const Batch<double>&, double*);
template void average_pooling<float>(const Pooling&, const ConstBatch<float>&, const Batch<float>&);
template void average_pooling<double>(const Pooling&, const ConstBatch<double>&, const Batch<double>&);
template void pooling_back<float>(const Pooling&, const float*, const ConstBatch<float>&, float*,
                                  const ThroughSlope<float>&);
template void pooling_back<double>(const Pooling&, const double*, const ConstBatch<double>&, double*,
                                   const ThroughSlope<double>&);
template void global_max_back<float>(const ConstBatch<float>&, const ConstBatch<float>&, const ConstBatch<float>&,
                                     float*, const ThroughSlope<float>&);
template void global_max_back<double>(const ConstBatch<double>&, const ConstBatch<double>&, const ConstBatch<double>&,
                                      double*, const ThroughSlope<double>&);

}  // namespace playground
