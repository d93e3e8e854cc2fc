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
};

/** An experiment, or an argument, that is refused. Nothing has been changed when it is thrown. */
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(Issue issue) : std::runtime_error(issue.message), path_(std::move(issue.path)) {}
  ConfigError(std::string path, const std::string& message) : std::runtime_error(message), path_(std::move(path)) {}

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace playground
