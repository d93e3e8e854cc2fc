#pragma once

/** What the targets of an experiment mean, and sets of these meanings. */
namespace playground {

/** One class of several, labels that may hold together, or numbers. */
enum class Task { multiclass, multilabel, regression };

/** A set of tasks. */
struct Tasks {
  bool multiclass = false;
  bool multilabel = false;
  bool regression = false;

  constexpr bool has(Task task) const {
    switch (task) {
      case Task::multiclass:
        return multiclass;
      case Task::multilabel:
        return multilabel;
      case Task::regression:
        return regression;
    }
    return false;
  }
};

}  // namespace playground
