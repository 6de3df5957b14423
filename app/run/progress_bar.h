#pragma once

namespace uketsuke::app {

/// A progress bar on standard error; silent when it is not a terminal.
class ProgressBar {
 public:
  explicit ProgressBar(bool shown) : shown_(shown) {}
  /// `open` jobs are left; the most ever seen counts as the whole.
  void show(int open);
  void finish();

 private:
  bool shown_;
  int most_ = 0;
};

}  // namespace uketsuke::app
