#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>

/** Sentences for messages. */
namespace playground {

/** A number as a learner would write it. */
std::string text(double value);

/** A part of a sentence: a text, which must outlive it, or a number. */
class Word {
 public:
  Word(const char* text) : text_(text) {}
  Word(std::string_view text) : text_(text) {}
  Word(const std::string& text) : text_(text) {}
  template <class Number>
    requires std::is_arithmetic_v<Number>
  Word(Number number) : number_(static_cast<double>(number)), is_number_(true) {}

  void append_to(std::string& sentence) const {
    sentence += is_number_ ? playground::text(number_) : std::string(text_);
  }

 private:
  std::string_view text_{};
  double number_ = 0;
  bool is_number_ = false;
};

/** The number of characters of a text in UTF-8. */
int characters(std::string_view text);

/** The bytes of the character at the start of a text; 0 where these are not UTF-8 (RFC 3629), or there is no text. */
std::size_t character_length(std::string_view text);

/** At most the first 40 characters of a text from outside, followed by … where there are more. */
std::string shortened(std::string_view text);

/** The words one after another: one call, where a sum of strings is one a sign. */
std::string sentence(std::initializer_list<Word> words);

}  // namespace playground
