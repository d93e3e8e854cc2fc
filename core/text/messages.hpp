#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <type_traits>

/**
 * What the core refuses, and in which words. A message follows the path of the value that it is about, as in
 * `layers[1].units: must be a number, not "x"`. Its arguments stand in braces and are passed in the order in which they
 * stand there. Who translates a message looks at its code and its arguments: web/i18n/locales/refusals.
 */
namespace playground {

struct Message {
  std::string_view code;
  std::string_view english;
};

inline constexpr Message messages[] = {
    // Values of any kind.
    {"object_expected", "must be an object with {allowed}, not {found}"},
    {"key_unknown", "is not a known key; allowed are {allowed}"},
    {"key_missing", "is missing"},
    {"number_expected", "must be a number, not {found}"},
    {"number_out_of_range", "must be from {least} to {most}, not {found}"},
    {"whole_number_expected", "must be a whole number, not {found}"},
    {"whole_number_out_of_range", "must be a whole number from 0 to {most}, not {found}"},
    {"finite_number_expected", "must be a finite number, not {found}"},
    {"positive_number_expected", "must be a finite number above 0, not {found}"},
    {"boolean_expected", "must be true or false, not {found}"},
    {"name_expected", "must be a name, not {found}"},
    {"name_unknown", "{name} is not known; allowed are {allowed}"},
    {"name_missing", "is missing; allowed are {allowed}"},
    {"named_object_expected", "must be an object with a name, not {found}"},
    {"name_or_object_expected", "must be a name or an object with a name, not {found}"},
    {"formula_expected", "must be a formula as text, not {found}"},
    {"list_expected", "must be a list, not {found}"},
    {"list_length", "must hold {least} to {most} items, not {found}"},

    // The experiment.
    {"version_unsupported", "must be 1, the version of the experiment's format, not {found}"},
    {"custom_data_incomplete", "is missing; custom data has inputs and targets"},
    {"row_length", "must be a list of {columns} numbers, as the rows before it"},
    {"row_counts_differ", "has {found} rows, but inputs has {rows}"},
    {"inputs_too_many", "holds {rows} × {columns} numbers; at most {most} are allowed"},
    {"numbers_too_many", "gives {found} numbers for the whole data set; at most {most} are allowed"},
    {"data_too_large", "takes {found} MiB in {precision}; at most {most} MiB are allowed"},
    {"stored_data_missing", "{reference} names data that is not here; open its files again"},
    {"features_too_many", "give {found} numbers for the whole data set; at most {most} are allowed"},
    {"targets_too_many", "gives more than {most} targets"},
    {"parameters_too_many", "have {found} parameters together; at most {most} are allowed"},
    {"layer_numbers_too_many", "gives {found} numbers for an example; at most {most} are allowed"},
    {"batch_numbers_too_many",
     "gives {numbers} numbers for each of the {examples} examples of a batch; at most {most} are allowed together"},
    {"multiply_adds_too_many", "take {found} multiplications for an example; at most {most} are allowed"},
    {"shape_of_rows", "gives {shape} numbers, but inputs has {columns} columns"},
    {"feature_unknown", "{name} is not known; allowed are {allowed}, and the columns x1 to x{columns}"},
    {"feature_columns", "{name} needs {needed} columns, but the data has {columns}"},
    {"feature_repeated", "{name} is listed twice"},
    {"feature_formulas_many", "is one formula too many; at most {most} features are formulas"},
    {"units_missing", "is missing; it is the number of units of the layer"},
    {"layer_key_missing", "is missing; a layer of this kind needs it"},
    {"sizes_expected", "must be a whole number or a list of two, rows first, not {found}"},
    {"sizes_open", "may hold -1 once"},
    {"target_shape_misfit", "{target} does not hold the {found} numbers that the layer gets"},
    {"activation_not_elementwise", "must be an activation of one number that learns nothing, not {found}"},
    {"dilation_with_strides", "cannot be combined with strides above 1"},
    {"window_too_long",
     "reaches over {found} cells, but there are only {most}: make it smaller, or set padding to same"},
    {"shape_not_picture", "needs rows × columns × channels; it gets {found} numbers: put {layer} before it"},
    {"shape_not_sequence", "needs steps × features; it gets {found} numbers: put {layer} before it"},
    {"shape_last_step",
     "needs steps × features; it gets {found} numbers: set return_sequences to true in the layer before it"},
    {"output_shape", "the output layer gives {found} numbers; put flatten or a global pooling before it"},
    {"output_kind", "must be dense in the output layer, or activation after a dense layer"},
    {"dropouts_together", "cannot be combined with dropout"},
    {"output_dropout", "must be 0 in the output layer"},
    {"class_out_of_range", "must be a class from 0 to {last}, not {found}"},
    {"probability_out_of_range", "must be from 0 to 1 for a cross-entropy, not {found}"},
    {"probabilities_sum", "must sum to 1 over the classes, not to {found}"},
    {"loss_needs_classes", "{loss} needs classes or labels; losses for numbers are {allowed}"},
    {"loss_needs_one_class", "{loss} needs one class per example; losses for several labels are {allowed}"},
    {"loss_needs_class_numbers", "{loss} needs class numbers; for targets given as rows use categorical_crossentropy"},
    {"units_too_few", "must be at least 2 for {loss}, one unit per class"},
    {"units_for_targets", "must be {units}, one unit per target, not {found}"},
    {"units_for_classes", "must be {units}, one unit per class or label, not {found}"},
    {"units_for_two_classes", "must be 1 or 2 for two classes, not {found}"},
    {"activation_not_linear", "must be linear if {loss} has from_logits true: the loss takes the logits"},
    {"activation_not_probabilities",
     "must give probabilities if {loss} has from_logits false; such activations are {allowed}. With linear, set "
     "from_logits to true"},

    // Advice: what is allowed but seldom meant, and what to do instead.
    {"loss_measures_distances", "{loss} measures distances between numbers; for classes or labels use {usual}"},
    {"loss_separates_classes", "{loss} judges each class on its own; for one class per example use {usual}"},
    {"activation_unsuited", "{activation} does not suit {loss}; use {usual}"},
    {"softmax_twice",
     "{activation} is applied here and again by {loss}, which has from_logits true: the probabilities are flattened, "
     "and "
     "the gradients small; set linear here, or from_logits to false"},
    {"output_limited", "gives numbers from {least} to {most} only; use linear unless all targets are in this range"},
    {"activation_twice", "{first} is followed by a layer that applies {second} to its values; set linear here"},
    {"softmax_hidden", "is softmax in a hidden layer, where it makes the units sum to 1; use one such as relu or tanh"},
    {"linear_hidden",
     "is linear, so this layer and the next one together are a single linear layer; use one such as relu or tanh"},
    {"units_start_equal",
     "starts all units of the layer equal, and they stay equal; use one that draws random weights"},
    {"initializer_unsuited",
     "{initializer} does not suit {activation}, which keeps its mean and variance with lecun_normal"},
    {"dropout_unsuited", "does not suit {activation}, whose mean and variance it changes; use alpha_dropout"},
    {"alpha_dropout_unsuited", "is made for selu; after {activation} use dropout"},
    {"bias_without_effect",
     "has no effect: the batch normalization after it subtracts the bias again; set it to false"},
    {"batch_of_one",
     "leaves batch normalization one number for its mean, so that it gives β for any input; use 2 or more"},
    {"dense_over_places",
     "reads {numbers} numbers at each place of its input of {shape}; to read all of them, put flatten before it"},
    {"inputs_not_scaled", "holds numbers up to {found}; scale the columns to about −1 to 1"},

    // The text of an experiment, at a line and a column.
    {"json_value", "not JSON: expected a value"},
    {"json_end", "not JSON: expected the end of the text"},
    {"json_key", "not JSON: expected a key in quotation marks"},
    {"json_colon", "not JSON: expected \":\""},
    {"json_object", "not JSON: expected \",\" or \"}\""},
    {"json_list", "not JSON: expected \",\" or \"]\""},
    {"json_digit", "not JSON: expected a digit"},
    {"json_number", "not JSON: expected a number below 1.8e308"},
    {"json_text", "not JSON: expected a closing quotation mark, or another character in UTF-8"},
    {"json_escape", "not JSON: expected an escape sequence such as \\n"},
    {"json_surrogates", "not JSON: expected a pair of surrogates"},
    {"json_hexadecimal", "not JSON: expected four hexadecimal digits"},
    {"json_keys", "an object has more than {most} keys"},
    {"json_depth", "lists and objects are nested more than {most} deep"},

    // A formula, at a column.
    {"formula_too_long", "the formula has more than {most} characters"},
    {"formula_too_deep", "brackets and signs are nested more than {most} deep"},
    {"formula_steps", "the formula takes more than {most} steps; use a shorter one"},
    {"formula_empty", "expected a formula, such as x * sigmoid(x)"},
    {"formula_incomplete", "the formula ends too early: expected a number, a name, a function or \"(\""},
    {"formula_operand", "expected a number, a name, a function or \"(\", found {found}"},
    {"formula_unclosed", "the formula ends too early: expected \")\""},
    {"formula_operator", "expected an operator or the end of the formula, found {found}"},
    {"formula_operator_or_bracket", "expected an operator or \")\", found {found}"},
    {"formula_operator_or_comma", "expected an operator or \",\", found {found}"},
    {"formula_product", "expected an operator before {found}; a product is written with *, as 2*x"},
    {"formula_power", "expected a number; a power is written ^, not **"},
    {"formula_equality", "a comparison is written ==, not ="},
    {"formula_chain", "comparisons cannot be chained; write 0 < x and x < 1"},
    {"formula_number", "{found} is too large; expected a number below 1.8e308"},
    {"formula_name", "{found} is not known; allowed are {allowed}"},
    {"formula_call", "expected \"(\" after {function}"},
    {"formula_operands_few", "{function} takes {count} operands, separated by \",\""},
    {"formula_operands_many", "expected \")\" after the last operand of {function}"},
    {"formula_condition", "expected a number, found a condition; write where(x > 0, 1, 0)"},
    {"formula_not_finite", "gives {found} where {point}; it must give a finite number for each example"},
    {"formula_no_condition", "expected a condition, such as x > 0, found a number"},

    // Arguments of calls.
    {"numbers_missing", "must hold at least one number"},
    {"rows_missing", "must hold at least one row"},
    {"number_count", "must hold {count} numbers, not {found}"},
    {"output_count", "must hold {count} numbers, one per output, not {found}"},
    {"layer_count", "must hold {count} layers, not {found}"},
    {"weights_unknown", "has no weights called {name}"},
    {"rows_incomplete", "holds {found} numbers, which do not make rows of {columns}"},
    {"training_row_unknown", "must be a training row from 0 to {last}, not {found}"},
    {"numbers_at_once", "asks for {rows} × {numbers} numbers; at most {most} are allowed at once"},
    {"arrays_differ", "must hold the arrays that neurons returned for as many rows"},
    {"restart_needed", "cannot be changed without restarting the training"},
    {"save_foreign", "is not a saved training of this playground"},
    {"save_damaged", "is damaged or incomplete"},

    // Training.
    {"diverged_weights",
     "The loss is no longer a finite number after step {step}: in layer {layer} its weights overflowed."},
    {"diverged_preactivations",
     "The loss is no longer a finite number after step {step}: in layer {layer} its preactivations z overflowed."},
    {"diverged_activations",
     "The loss is no longer a finite number after step {step}: in layer {layer} its activations overflowed."},
    {"diverged_loss",
     "The loss is no longer a finite number after step {step}: in layer {layer} the loss itself overflowed."},
    {"out_of_memory", "There is not enough memory for this."},
    {"internal_error", "The engine failed: {reason}"},
};

/** The next argument of a text from `from` on: where its brace opens, or npos. */
constexpr std::size_t next_argument(std::string_view english, std::size_t from) { return english.find('{', from); }

/** The name in the braces that open at `open`. */
constexpr std::string_view argument_at(std::string_view english, std::size_t open) {
  return english.substr(open + 1, english.find('}', open) - open - 1);
}

constexpr std::size_t argument_count(std::string_view english) {
  std::size_t count = 0;
  for (std::size_t open = next_argument(english, 0); open != std::string_view::npos;
       open = next_argument(english, open + 1)) {
    ++count;
  }
  return count;
}

/** The place of a message in the list. */
enum class MessageId : std::uint16_t {};

constexpr std::string_view english(MessageId message) { return messages[static_cast<std::size_t>(message)].english; }

/** A message by its code, with as many arguments as these: any other code does not compile. */
template <class... Arguments>
class MessageOf {
 public:
  consteval MessageOf(const char* code) : id_(find(code)) {}

  constexpr operator MessageId() const { return id_; }

 private:
  static consteval MessageId find(std::string_view code) {
    for (std::size_t i = 0; i < std::size(messages); ++i) {
      if (messages[i].code != code) continue;
      if (argument_count(messages[i].english) != sizeof...(Arguments)) throw "another number of arguments";
      return static_cast<MessageId>(i);
    }
    throw "no such code";
  }

  MessageId id_;
};

/** The same, for a parameter from which the arguments' types are not to be deduced. */
template <class... Arguments>
using MessageFor = MessageOf<std::type_identity_t<Arguments>...>;

}  // namespace playground
