#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace playground {

/** What is wrong with a value from outside: the place, as `layers[1].units`, and a sentence a learner understands. */
struct Issue {
  std::string path;
  std::string message;
  int column = 0;  ///< of a formula: the character, from 1, where it is wrong
};

/** An experiment, or an argument, that is refused. Nothing has been changed when it is thrown. */
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(Issue issue) : std::runtime_error(issue.message), path_(std::move(issue.path)), column_(issue.column) {}
  ConfigError(std::string path, const std::string& message) : std::runtime_error(message), path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  /** As Issue's. */
  int column() const { return column_; }

 private:
  std::string path_;
  int column_ = 0;
};

}  // namespace playground
