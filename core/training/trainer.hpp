#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/experiment/data.hpp"
#include "core/numeric/matrix.hpp"
#include "core/training/loss_record.hpp"
#include "core/training/results.hpp"

/** A network, its data and its optimizer: what trains, and what can be asked of it. */
namespace playground {

/** Independent of precision. After an exception the trainer is as it was before the call. */
class Trainer {
 public:
  virtual ~Trainer() = default;

  /** The experiment with all defaults, and what update() changed. */
  virtual const Config& config() const = 0;
  /** Makes this many updates, or fewer when the loss stops being finite. */
  virtual void train_steps(std::uint64_t steps) = 0;
  /** Trains to the end of the epoch it is in, and so on for this many epochs. */
  virtual void train_epochs(std::uint64_t epochs) = 0;
  /** One update for each list of training rows. Throws ConfigError for an empty list or a row that is not there. */
  virtual void train_batches(const std::vector<std::vector<std::uint32_t>>& batches) = 0;
  /**
   * At most so many updates, and passes over about so many rows of the data for the history at most. A row of the
   * history that takes longer is finished by later calls, before the next update: the bits are the same.
   */
  virtual void train_some(std::uint64_t steps, Index rows) = 0;
  /** Passes over all rows of the data. */
  virtual Status status() = 0;
  /** The status without metrics: no pass over the data. */
  virtual Progress progress() const = 0;
  /**
   * Begins an evaluation of the present parameters in portions; one that is under way is dropped. The parameters are
   * copied, so that training may go on between the portions; more than 2²² are not, and an update drops the evaluation.
   * So do set_parameters, update and rewind for any network.
   */
  virtual void begin_evaluation() = 0;
  /**
   * Evaluates about so many rows more. After the last row: the same status to the bit that status() gives at the step
   * where the evaluation began. Empty before that, and where no evaluation is under way.
   */
  virtual std::optional<Status> continue_evaluation(Index rows) = 0;
  /** The losses so far, a row an epoch. */
  virtual const History& history() = 0;
  /** How many rows of the data's columns these are. Throws ConfigError for a part of one, a number that is not finite,
   * or more than neurons() can answer. */
  virtual std::size_t rows_of(std::span<const double> inputs) const = 0;
  /** inputs: rows × columns of the data. Gives rows × outputs: probabilities, or values for regression. */
  virtual Vector<float> predict(std::span<const double> inputs) = 0;
  /** One example in float64 (in its own precision from 2²² parameters on), without dropout. target: empty, one class or
   * number, or one number an output. */
  virtual Inspection inspect(std::span<const double> input, std::span<const double> target) = 0;
  /** Per layer rows × all numbers of its output, row-major. */
  virtual std::vector<Vector<float>> neurons(std::span<const double> inputs) = 0;
  /** ∂a/∂x of one number of a layer's output by each input of the network; in the precision of inspect(). */
  virtual std::vector<double> effects_on(std::span<const double> input, std::size_t layer, Index number) = 0;
  /** One a layer, over a sample of the training rows. */
  virtual std::vector<LayerHealth> health() = 0;
  virtual std::vector<LayerShape> layers() const = 0;
  /** One a layer: tensors by name, row-major, shaped as layers() says (a dense kernel is inputs × units, as in Keras).
   */
  virtual std::vector<LayerParameters> parameters() const = 0;
  /** The parameters less those of the start: how far training, or who set them, has moved them. */
  virtual std::vector<LayerParameters> moved() const = 0;
  /** Takes all tensors of all layers. Throws ConfigError for a missing or unknown one, a wrong size, or a number that
   * is not finite. */
  virtual void set_parameters(const std::vector<LayerParameters>& parameters) = 0;
  /** Of the loss with penalties over these training rows (all where empty), without dropout. */
  virtual std::vector<LayerParameters> gradients(std::span<const std::uint32_t> rows) = 0;
  /** The rows as trained on: the first `train_rows` are for training. */
  virtual const TrainerData& data() const = 0;
  /**
   * Back to the last parameters whose loss over all training rows was found finite, or from 2²² parameters on, which
   * are not kept twice, to the first; the optimizer starts anew.
   */
  virtual void rewind() = 0;
  /** Takes over changed optimizer numbers, penalties, dropout rates, what is trained, batch size and shuffle; throws
   * for any other change. */
  virtual void update(const Config& config) = 0;
  /** Everything that decides how training goes on; restore_trainer() continues to the bit. */
  virtual std::vector<std::uint8_t> save() const = 0;
  /**
   * A number that tells two trainings apart: a hash of the bits of the parameters, the optimizer's memory, the history
   * and the predictions for all rows of the data. Two that are equal have done the same, on whatever machine.
   */
  virtual std::uint64_t fingerprint() = 0;
};

/** Draws the data and the weights. Throws std::bad_alloc where there is no memory for them. */
std::unique_ptr<Trainer> make_trainer(const Config& config);

/** Throws ConfigError if the bytes are not a saved trainer or damaged, or if their data is stored but not here. */
std::unique_ptr<Trainer> restore_trainer(std::span<const std::uint8_t> saved, const StoredData* stored = nullptr);

}  // namespace playground
