#include <catch_amalgamated.hpp>

#include <cmath>

#include "core/training/trainer.hpp"

/** Training and evaluation in portions: the same bits as in one go. */
namespace playground {
namespace {

/** 900 training rows and 300 test rows, in chunks of 256: portions end within and between the two parts. */
Config config_of(const char* precision, int samples = 1200) {
  return read_config(Json{{"precision", precision},
                          {"data", {{"name", "spiral"}, {"samples", samples}, {"test_fraction", 0.25}}},
                          {"layers", {{{"units", 6}, {"activation", "prelu"}, {"dropout", 0.2}}, {{"units", 3}}}},
                          {"regularizer", {{"l2", 0.002}}},
                          {"batch_size", 100}});
}

template <class F>
void for_each_precision(F f) {
  for (const char* precision : {"float32", "float64"}) {
    CAPTURE(precision);
    f(config_of(precision));
  }
}

void check_same(const Status& a, const Status& b) {
  CHECK(a.step == b.step);
  CHECK(a.epoch == b.epoch);
  CHECK(a.diverged.has_value() == b.diverged.has_value());
  CHECK(a.train.loss == b.train.loss);
  CHECK(a.train.data_loss == b.train.data_loss);
  CHECK(a.train.named == b.train.named);
  REQUIRE((a.test && b.test));
  CHECK(a.test->loss == b.test->loss);
  CHECK(a.test->named == b.test->named);
}

/** To the end, training on between the portions. */
Status evaluated(Trainer& trainer, Index rows, std::uint64_t steps_between) {
  trainer.begin_evaluation();
  for (int portions = 0; portions < 100; ++portions) {
    if (const auto status = trainer.continue_evaluation(rows)) return *status;
    trainer.train_steps(steps_between);
  }
  throw std::runtime_error("never through");
}

/** To this step, by calls of so many steps and rows. */
int train_in_slices(Trainer& trainer, std::uint64_t last, std::uint64_t steps, Index rows) {
  int calls = 0;
  while (trainer.progress().step < last && calls < 100'000) {
    trainer.train_some(std::min(steps, last - trainer.progress().step), rows);
    ++calls;
  }
  return calls;
}

}  // namespace

TEST_CASE("an evaluation in portions gives the bits of the step where it began, even if training continues") {
  for_each_precision([](const Config& config) {
    for (const Index rows : {1, 256, 300, 100'000}) {
      CAPTURE(rows);
      const auto sliced = make_trainer(config), whole = make_trainer(config);
      for (const std::uint64_t steps : {0, 5, 12}) {
        sliced->train_steps(13 - std::min<std::uint64_t>(13, sliced->progress().step));
        whole->train_steps(sliced->progress().step - whole->progress().step);
        check_same(evaluated(*sliced, rows, steps), whole->status());
      }
      whole->train_steps(sliced->progress().step - whole->progress().step);
      CHECK(sliced->fingerprint() == whole->fingerprint());
      check_same(sliced->status(), whole->status());
    }
  });
}

TEST_CASE("a portion exceeds the requested rows by at most one chunk") {
  const auto trainer = make_trainer(config_of("float32"));
  trainer->begin_evaluation();
  int portions = 1;
  while (!trainer->continue_evaluation(1)) ++portions;
  CHECK(portions == 4 + 2);
}

TEST_CASE("continueEvaluation gives nothing before, after and without an evaluation") {
  const auto trainer = make_trainer(config_of("float32"));
  CHECK(!trainer->continue_evaluation(10'000));
  trainer->begin_evaluation();
  CHECK(trainer->continue_evaluation(10'000));
  CHECK(!trainer->continue_evaluation(10'000));
  const auto is_dropped_by = [&](auto change) {
    trainer->begin_evaluation();
    change();
    return !trainer->continue_evaluation(10'000);
  };
  CHECK(is_dropped_by([&] { trainer->set_parameters(trainer->parameters()); }));
  CHECK(is_dropped_by([&] { trainer->update(trainer->config()); }));
  CHECK(is_dropped_by([&] { trainer->rewind(); }));
  CHECK_FALSE(is_dropped_by([&] { trainer->train_steps(1); }));
}

TEST_CASE("a network too large to copy is evaluated in portions only while training pauses") {
  const Json layer{{"units", 1024}, {"activation", "relu"}, {"kernel_initializer", "glorot_uniform"}};
  const auto large = make_trainer(read_config(Json{{"layers", {layer, layer, layer, layer, layer, {{"units", 3}}}},
                                                   {"optimizer", {{"name", "sgd"}}},
                                                   {"data", {{"name", "spiral"}, {"samples", 200}}}}));
  check_same(evaluated(*large, 1, 0), large->status());
  large->begin_evaluation();
  CHECK(!large->continue_evaluation(1));
  large->train_steps(1);
  CHECK(!large->continue_evaluation(10'000));
}

TEST_CASE("training in slices of steps and rows gives the same bits") {
  for_each_precision([](const Config& config) {
    const auto whole = make_trainer(config);
    whole->train_steps(200);
    for (const Index rows : {1, 300, 5000}) {
      for (const std::uint64_t steps : {1, 7, 200}) {
        CAPTURE(rows, steps);
        const auto sliced = make_trainer(config);
        CHECK(train_in_slices(*sliced, 200, steps, rows) >= static_cast<int>(200 / steps));
        CHECK(sliced->fingerprint() == whole->fingerprint());
        check_same(sliced->status(), whole->status());
        CHECK(sliced->history().test == whole->history().test);
      }
    }
  });
}

TEST_CASE("a slice stays within its rows, and does not train past an unfinished row of the history") {
  const auto trainer = make_trainer(config_of("float32"));
  for (int call = 0; call < 200; ++call) {
    const auto before = trainer->progress().step;
    trainer->train_some(50, 1);
    CHECK(trainer->progress().step - before <= 9);  // an epoch
  }
  CHECK(trainer->history().step[1] == 9);
  CHECK(trainer->history().step[2] == 18);
}

TEST_CASE("calls during an unfinished row of the history take effect after that row") {
  const auto sliced = [] {
    auto trainer = make_trainer(config_of("float32"));
    trainer->train_some(9, 1);  // the first epoch ends: its row is checked over 1,200 rows
    return trainer;
  };
  const auto whole = [] {
    auto trainer = make_trainer(config_of("float32"));
    trainer->train_steps(9);
    return trainer;
  };
  const auto same_after = [&](auto action) {
    const auto a = sliced(), b = whole();
    action(*a);
    action(*b);
    CHECK(a->fingerprint() == b->fingerprint());
    check_same(a->status(), b->status());
  };
  CHECK(sliced()->history().step.size() == 2);
  same_after([](Trainer& t) { t.train_steps(11); });
  same_after([](Trainer& t) { t.train_epochs(2); });
  same_after([](Trainer& t) { t.train_batches({{1, 2, 3}}); });
  same_after([](Trainer& t) { t.rewind(); });
  same_after([](Trainer& t) { t.set_parameters(t.parameters()); });
  same_after([](Trainer& t) {
    Config penalized = t.config();
    penalized.l2 = 0.5;
    t.update(penalized);
    t.train_steps(3);
  });
  const auto restored = restore_trainer(sliced()->save());
  restored->train_steps(30);
  const auto straight = whole();
  straight->train_steps(30);
  CHECK(restored->fingerprint() == straight->fingerprint());
}

TEST_CASE("training in slices detects divergence at the same step as training at once") {
  const auto config = read_config(Json{{"optimizer", {{"name", "sgd"}, {"learning_rate", 1000}}},
                                       {"data", {{"name", "hills"}, {"samples", 40}}},
                                       {"layers", {{{"units", 8}, {"activation", "relu"}}, {{"units", 1}}}}});
  const auto whole = make_trainer(config), sliced = make_trainer(config);
  whole->train_steps(10'000);
  for (int i = 0; i < 10'000; ++i) sliced->train_some(3, 1);
  REQUIRE(whole->progress().diverged);
  REQUIRE(sliced->progress().diverged);
  CHECK(sliced->progress().diverged->issue().message == whole->progress().diverged->issue().message);
  CHECK(sliced->progress().step == whole->progress().step);
  CHECK(sliced->progress().diverged->good_step == whole->progress().diverged->good_step);
}

}  // namespace playground
