#pragma once

#include <functional>

namespace uketsuke::pipeline {

/// Holds worker processes back until the intake of a batch is done: they open their engines meanwhile, which is a
/// second of work, but read no page of a batch that is still growing. A pipe: closed by its owner's death as well.
class Gate {
 public:
  Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  ~Gate();

  /// The descriptor that a worker inherits.
  int read_end() const { return read_; }
  /// Lets all pass, those that come later too.
  void open();

 private:
  int read_ = -1;
  int write_ = -1;
};

/// In a worker: waits until the gate behind `descriptor` opens, or `stop` says so after a signal.
void pass_gate(int descriptor, const std::function<bool()>& stop);

}  // namespace uketsuke::pipeline
