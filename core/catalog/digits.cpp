#include "core/catalog/digits.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/numeric/scalar.hpp"

namespace playground {
namespace {

/**
 * Three ways to write each figure. A stroke is a smooth line through its points, a point two letters from a to y: how
 * far to the right and how far down. Strokes are divided by spaces; a corner ends a stroke.
 */
constexpr int ways = 3;
constexpr std::string_view figures[10][ways] = {
    {"mafedmgumysuvmtema", "pclageemgumysuumsenalc", "rdlafgeoiwoyusujrd"},
    {"mamy", "hgna nany", "ifma mamy hyry"},
    {"eggcmasdtipojtey eyuy", "efiboaterllsgxewgulwqyvw", "ffkaqcsimqex exmwuy"},
    {"edkarcsholjm jmqnusqxjydv", "fejaqbsgpkklrnusrxkyew", "ebsb sblk lksmuspyiydu"},
    {"gaeidn dnun qdpy", "padq dqvq papy", "hbflmmtl sapy"},
    {"saha hafk fklislurqwkyew", "hbgk gknjtosumyew hbta", "scmagdgjnltqrwkyev"},
    {"qajffnfulysvtpnmgq", "oaihfphwnysurolmgr", "scmbgieqixoyttpnjofs"},
    {"ebub ubolky", "ebub ubnmky hmsm", "eefb fbub ubmnjy"},
    {"mmgigdmasdrimmgqfvmytvsqmm", "semagdhjnmtrrxlyfvgqmmsise", "mahcghmlshrcma mlfpfvmytvtpml"},
    {"sholhlfgjbpbtg tgsppy", "tdmagehknmtitd tdsomy", "sgnlgjhcoatftoqwjyew"},
};

constexpr double size_share = 0.72;
constexpr int pieces = 4;  ///< straight ones between two points of a stroke

struct Point {
  double x, y;
};

struct Piece {
  Point from, to;
  double length() const { return std::sqrt(square(to.x - from.x) + square(to.y - from.y)); }

  double distance(Point p) const {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double along = (p.x - from.x) * dx + (p.y - from.y) * dy;
    const double share = std::clamp(along / std::max(dx * dx + dy * dy, 1e-12), 0.0, 1.0);
    return Piece{p, {from.x + share * dx, from.y + share * dy}}.length();
  }

 private:
  static double square(double x) { return x * x; }
};

/** Pieces of the figure with the most of them: a stroke of n points has n − 1 times as many as lie between two. */
constexpr int most_pieces() {
  int most = 0;
  for (const auto& figure : figures) {
    for (const std::string_view strokes : figure) {
      const auto ends = std::count(strokes.begin(), strokes.end(), ' ') + 1;
      const auto points = (static_cast<int>(strokes.size()) - (ends - 1)) / 2;
      most = std::max(most, pieces * static_cast<int>(points - ends));
    }
  }
  return most;
}

/** A figure in pieces, in room for any. */
class Pieces {
 public:
  Piece* begin() { return pieces_; }
  Piece* end() { return pieces_ + count_; }
  const Piece* begin() const { return pieces_; }
  const Piece* end() const { return pieces_ + count_; }
  void add(const Piece& piece) { pieces_[count_++] = piece; }

 private:
  Piece pieces_[most_pieces()];
  int count_ = 0;
};

/** A hand: how it leans, turns and stretches what it writes, and trembles at every point. */
struct Hand {
  double slant, stretch, cosine, sine;

  explicit Hand(Random& random) : slant(0.12 + 0.15 * random.normal()), stretch(random.uniform(0.8, 1.15)) {
    const double turn = 0.08 * random.normal();
    cosine = cos(turn);
    sine = sin(turn);
  }

  Point put(Point p, Random& random) const {
    const double x = stretch * (p.x + slant * (12 - p.y)) + 0.45 * random.normal();
    const double y = p.y + 0.45 * random.normal();
    return {cosine * x - sine * y, sine * x + cosine * y};
  }
};

/** A share t of the way from b to c on Catmull and Rom's curve. */
double between(double a, double b, double c, double d, double t) {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

void write_stroke(const Point* points, int count, Pieces& written) {
  Point from = points[0];
  for (int i = 0; i + 1 < count; ++i) {
    const Point a = points[std::max(i - 1, 0)], b = points[i], c = points[i + 1],
                d = points[std::min(i + 2, count - 1)];
    for (int piece = 1; piece <= pieces; ++piece) {
      const double t = static_cast<double>(piece) / pieces;
      const Point to{between(a.x, b.x, c.x, d.x, t), between(a.y, b.y, c.y, d.y, t)};
      written.add({from, to});
      from = to;
    }
  }
}

void write(std::string_view strokes, Random& random, Pieces& written) {
  const Hand hand(random);
  Point points[most_pieces()];
  int count = 0;
  for (std::size_t i = 0; i < strokes.size(); i += 2) {
    if (strokes[i] == ' ') {
      write_stroke(points, count, written);
      count = 0;
      ++i;
    }
    points[count++] = hand.put({double(strokes[i] - 'a'), double(strokes[i + 1] - 'a')}, random);
  }
  write_stroke(points, count, written);
}

/** Scaled and moved so that the longer side is `size` and the centre of mass lies at `centre`. */
void fit(Pieces& written, double size, Point centre) {
  Point low{1e9, 1e9}, high{-1e9, -1e9}, mass{0, 0};
  double length = 0;
  for (const Piece& piece : written) {
    low = {std::min({low.x, piece.from.x, piece.to.x}), std::min({low.y, piece.from.y, piece.to.y})};
    high = {std::max({high.x, piece.from.x, piece.to.x}), std::max({high.y, piece.from.y, piece.to.y})};
    mass.x += piece.length() * (piece.from.x + piece.to.x) / 2;
    mass.y += piece.length() * (piece.from.y + piece.to.y) / 2;
    length += piece.length();
  }
  const double scale = size / std::max(high.x - low.x, high.y - low.y);
  const auto move = [&](Point p) {
    return Point{centre.x + scale * (p.x - mass.x / length), centre.y + scale * (p.y - mass.y / length)};
  };
  for (Piece& piece : written) piece = {move(piece.from), move(piece.to)};
}

/** The pixels from a to b, those before `reach` and after it included, as far as there are any. */
struct Span {
  int first, end;
  Span(double a, double b, double reach, int side)
      : first(std::max(0, static_cast<int>(std::min(a, b) - reach))),
        end(std::min(side, static_cast<int>(std::max(a, b) + reach) + 1)) {}
};

/** Ink where a pixel's centre lies within the line, less towards its edge. */
void ink(const Pieces& written, double thickness, int side, double* pixels) {
  const double reach = thickness / 2 + 0.5;
  std::fill_n(pixels, side * side, 0.0);
  for (const Piece& piece : written) {
    const Span rows(piece.from.y, piece.to.y, reach, side), columns(piece.from.x, piece.to.x, reach, side);
    for (int row = rows.first; row < rows.end; ++row) {
      for (int column = columns.first; column < columns.end; ++column) {
        double& pixel = pixels[row * side + column];
        const double ink = std::min(1.0, reach - piece.distance({column + 0.5, row + 0.5}));
        if (ink > pixel) pixel = ink;
      }
    }
  }
}

}  // namespace

void write_figure(int figure, int side, double shift, Random& random, double* pixels) {
  Pieces written;
  write(figures[figure][random.below(ways)], random, written);
  const double size = side * size_share * random.uniform(0.92, 1.08) * (1 - shift);
  Point centre;
  centre.x = side * (0.5 + random.uniform(-0.04, 0.04));
  centre.y = side * (0.5 + random.uniform(-0.04, 0.04));
  const double thickness = side * random.uniform(0.07, 0.12);
  if (shift > 0) {
    centre.x += side * shift * (random.uniform() - 0.5);
    centre.y += side * shift * (random.uniform() - 0.5);
  }
  fit(written, size, centre);
  ink(written, thickness, side, pixels);
}

}  // namespace playground
