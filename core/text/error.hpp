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
  explicit ConfigError(Issue issue) : std::runtime_error(issue.message), issue_(std::move(issue)) {}
  ConfigError(std::string path, std::string message) : ConfigError(Issue{std::move(path), std::move(message)}) {}

  const std::string& path() const { return issue_.path; }
  /** The whole of it: what() ends at the first NUL of a name that it quotes. */
  const std::string& message() const { return issue_.message; }
  /** As Issue's. */
  int column() const { return issue_.column; }

 private:
  Issue issue_;
};

}  // namespace playground
