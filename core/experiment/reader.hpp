#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/text/descriptor.hpp"
#include "core/text/error.hpp"
#include "core/text/json.hpp"

namespace playground {

/**
 * A value at a path of the experiment, and the list that receives the issues found in it. Refers to the reader of the
 * enclosing value, which must outlive it. The path is written out only when there is an issue.
 */
class Reader {
 public:
  Reader(const Json* json, std::string_view name, std::vector<Issue>& issues)
      : json_(json), key_(name), issues_(&issues) {}

  const Json* json() const { return json_; }
  bool present() const { return json_ != nullptr; }

  /** Adds an issue with this path, up to `most_issues`. */
  template <class... Arguments>
  void complain(MessageFor<Arguments...> message, const Arguments&... arguments) const {
    add(message, {Argument(arguments)...});
  }

  /** Adds an issue with another path. The path becomes this one. */
  void complain(Issue found) const;

  /** True for an object; adds an issue for anything else, and for each key that is not allowed. */
  bool object(Names allowed) const;
  bool object(std::initializer_list<std::string_view> allowed) const {
    return object(Names(allowed.begin(), allowed.size()));
  }

  /** The value of a key, absent if this is no object or lacks the key. */
  Reader at(std::string_view key) const;
  /** The value at an index, absent if this is no list. */
  Reader at(std::size_t i) const;

  // Each returns `initial` for an absent value, and adds an issue for a wrong one.
  double number(double initial, double low, double high) const;
  double number(double initial, const Limit& limit) const { return number(initial, limit.low, limit.high); }
  double integer(double initial, double low, double high) const;
  int integer(int initial, const Limit& limit) const {
    return static_cast<int>(integer(double(initial), limit.low, limit.high));
  }
  bool boolean(bool initial) const;
  /** Of x and a, or of so many columns of data. */
  Formula formula(const Formula& initial, int columns = 0) const;

  /** The text; nothing, and an issue, if this is not a text. */
  std::optional<std::string> string() const;

  /** True for a list of `low` to `high` items. */
  bool list(std::size_t low, std::size_t high) const;

 private:
  Reader(const Json* json, std::string_view key, const Reader& around)
      : json_(json), around_(&around), key_(key), issues_(around.issues_) {}

  void add(MessageId message, std::initializer_list<Argument> arguments) const;
  std::string path() const;

  const Json* json_;
  const Reader* around_ = nullptr;
  std::string_view key_;
  std::optional<std::size_t> index_;  ///< of a list
  std::vector<Issue>* issues_;
};

}  // namespace playground
