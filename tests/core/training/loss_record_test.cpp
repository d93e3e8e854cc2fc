#include <catch_amalgamated.hpp>

#include <limits>
#include <utility>

#include "core/text/descriptor.hpp"
#include "core/training/loss_record.hpp"

namespace playground {
namespace {

/** With a row at each of these steps, whose losses are the step itself and its negative. */
LossRecord record_of(std::initializer_list<int> steps) {
  LossRecord record(10);
  for (const int step : steps) record.add(static_cast<std::uint64_t>(step), step, -step);
  return record;
}

}  // namespace

TEST_CASE("a row is due a fixed number of steps after the last", "[loss_record]") {
  LossRecord record(10);
  CHECK_FALSE(record.due(9));
  CHECK(record.due(10));
  record.add(10, 1, 1);
  CHECK_FALSE(record.due(10));
  CHECK(record.due(20));
  record.wait(13);
  CHECK(record.due(23));
}

TEST_CASE("the mean loss weighs examples, not batches, and restarts with each row", "[loss_record]") {
  LossRecord record(10);
  CHECK_FALSE(record.has_seen());
  record.see(2, 30);
  record.see(6, 10);
  CHECK(record.mean_seen() == 3);
  record.add(10, record.mean_seen(), 0);
  CHECK_FALSE(record.has_seen());
  record.see(5, 1);
  CHECK(record.mean_seen() == 5);
}

TEST_CASE("a full record keeps every second row and then records half as often", "[loss_record]") {
  LossRecord record(1);
  for (std::uint64_t step = 0; step <= History::most_rows; ++step) record.add(step, static_cast<double>(step), 0);
  CHECK(record.rows() == History::most_rows / 2 + 1);
  CHECK(record.history().step[1] == 2);
  CHECK(record.history().train[History::most_rows / 2 - 1] == History::most_rows - 2);
  CHECK(record.history().step.back() == History::most_rows);
  CHECK(record.due(History::most_rows + 2));
}

TEST_CASE("going back drops the rows after a step, but never the first", "[loss_record]") {
  LossRecord record = record_of({10, 20, 30, 40});
  record.see(1, 1);
  record.go_back(25);
  CHECK(record.history().step == std::vector<double>{10, 20});
  CHECK(record.history().train == std::vector<double>{10, 20});
  CHECK(record.history().test == std::vector<double>{-10, -20});
  CHECK_FALSE(record.has_seen());
  CHECK(record.due(35));
  record.go_back(5);
  CHECK(record.history().step == std::vector<double>{10});
}

TEST_CASE("a record is saved whole", "[loss_record]") {
  LossRecord record = record_of({0, 10});
  record.see(3, 4);
  ByteWriter out;
  LossRecord::fields(record, out);
  LossRecord other(1);
  ByteReader in(out.bytes());
  LossRecord::fields(other, in);
  CHECK(in.left() == 0);
  CHECK(other.is_sound(10, 4));
  CHECK(other.history().step == record.history().step);
  CHECK(other.history().train == record.history().train);
  CHECK(other.history().test == record.history().test);
  CHECK(other.mean_seen() == 3);
  CHECK(other.due(20));

  for (const auto& [step, examples] : {std::pair{21, 4}, std::pair{9, 4}, std::pair{10, 3}}) {
    CHECK_FALSE(other.is_sound(static_cast<std::uint64_t>(step), static_cast<std::uint64_t>(examples)));
  }
}

TEST_CASE("a record that no training can produce is refused", "[loss_record]") {
  struct Fields {
    std::vector<double> step{0, 10}, train{1, 2}, test{3, 4};
    std::uint64_t every = 10, next = 20, seen = 4;
    double seen_loss = 5;
  };
  const auto is_sound = [](const Fields& fields) {
    ByteWriter out;
    for (const auto* column : {&fields.step, &fields.train, &fields.test}) out(*column);
    for (const std::uint64_t count : {fields.every, fields.next, fields.seen}) out(count);
    out(fields.seen_loss);
    LossRecord record(1);
    ByteReader in(out.bytes());
    LossRecord::fields(record, in);
    return record.is_sound(12, 40);
  };
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(is_sound({}));
  CHECK(is_sound({.train = {1, infinity}}));
  CHECK(is_sound({.test = {nan, infinity}}));
  CHECK(is_sound({.step = {10, 10}}));
  CHECK(is_sound({.step = {10, 12}}));
  CHECK(is_sound({.step = {}, .train = {}, .test = {}}));
  CHECK(is_sound({.seen = 0, .seen_loss = 0}));
  CHECK_FALSE(is_sound({.train = {1}}));
  CHECK_FALSE(is_sound({.test = {1, 2, 3}}));
  CHECK_FALSE(is_sound({.train = {nan, 1}}));
  for (const double step : {-1.0, 0.5, 5.0, 13.0, nan, infinity, 0x1p54}) CHECK_FALSE(is_sound({.step = {10, step}}));
  for (const std::uint64_t every : {std::uint64_t(0), std::uint64_t(7), ~std::uint64_t(0)})
    CHECK_FALSE(is_sound({.every = every}));
  for (const std::uint64_t next : {std::uint64_t(0), std::uint64_t(11), std::uint64_t(23), ~std::uint64_t(0)})
    CHECK_FALSE(is_sound({.next = next}));
  CHECK_FALSE(is_sound({.seen = 41}));
  CHECK_FALSE(is_sound({.seen = 0}));
  CHECK(is_sound({.next = 12}));
  CHECK_FALSE(is_sound({.next = 12, .seen = 0, .seen_loss = 0}));  // a row is due that no step has led to
  CHECK_FALSE(is_sound({.seen_loss = nan}));

  ByteWriter longer;
  longer(std::vector<double>(History::most_rows + 1));
  ByteReader in(longer.bytes());
  LossRecord record(1);
  CHECK_THROWS_AS(LossRecord::fields(record, in), ConfigError);
}

}  // namespace playground
