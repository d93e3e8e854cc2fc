#include <catch_amalgamated.hpp>

#include "core/loss_record.hpp"

namespace playground {
namespace {

/** With a row at each of these steps, whose losses are the step itself and its negative. */
LossRecord record_of(std::initializer_list<int> steps) {
  LossRecord record(10);
  for (const int step : steps) record.add(static_cast<std::uint64_t>(step), step, -step);
  return record;
}

}  // namespace

TEST_CASE("a row is due as many steps after the last", "[loss_record]") {
  LossRecord record(10);
  CHECK_FALSE(record.due(9));
  CHECK(record.due(10));
  record.add(10, 1, 1);
  CHECK_FALSE(record.due(10));
  CHECK(record.due(20));
  record.wait(13);
  CHECK(record.due(23));
}

TEST_CASE("the mean of what was seen counts examples, not batches, and starts anew with each row", "[loss_record]") {
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

TEST_CASE("a full record keeps every second row and goes on half as often", "[loss_record]") {
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

TEST_CASE("a record is saved whole; one whose columns differ in length is refused", "[loss_record]") {
  LossRecord record = record_of({0, 10});
  record.see(3, 4);
  ByteWriter out;
  record.save(out);
  LossRecord other(1);
  ByteReader in(out.bytes());
  other.read(in);
  CHECK(in.at_end());
  CHECK(other.history().step == record.history().step);
  CHECK(other.history().train == record.history().train);
  CHECK(other.history().test == record.history().test);
  CHECK(other.mean_seen() == 3);
  CHECK(other.due(20));

  ByteWriter damaged;
  for (const std::size_t rows : {2, 1, 2}) damaged.put(std::vector<double>(rows));
  ByteReader bad(damaged.bytes());
  CHECK_THROWS_AS(other.read(bad), ConfigError);
}

}  // namespace playground
