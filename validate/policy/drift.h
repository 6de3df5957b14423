#pragma once

namespace uketsuke::validate {

/// What a sequential test does on average when a share `p` of the samples is wrong.
struct SequentialExpectation {
  double fires = 0;    ///< probability that one cycle ends in an alarm
  double samples = 0;  ///< mean samples of one cycle
  /// Mean samples until the alarm: cycles follow each other until one fires.
  double samples_to_alarm() const { return fires > 0 ? samples / fires : 0; }
};

/// Watches the share of wrong values among accepted ones (ドリフトの監視) by Wald's sequential probability ratio test
/// (Wald 1945): the promised share against twice that share. One cycle ends in an alarm or, when the promise is borne
/// out, starts again; so it watches as long as samples come. In a cycle in which the promise holds it raises a false
/// alarm with probability at most kAlpha; in a cycle in which the share has doubled it misses with at most kBeta.
/// A false alarm costs questions, a missed one costs misreads nobody sees: so alpha is not smaller than it is.
class SequentialTest {
 public:
  static constexpr double kAlpha = 0.05;
  static constexpr double kBeta = 0.10;
  /// The alternative: the promised share times this.
  static constexpr double kTimes = 2;

  /// `promised_error` lies between 0 and 0.25, both excluded.
  explicit SequentialTest(double promised_error);

  /// One sample. After an alarm nothing counts any more.
  void add(bool wrong);
  bool alarm() const { return alarm_; }
  /// Where the running cycle stands between quiet (0) and alarm (1).
  double level() const;
  int samples() const { return samples_; }
  int wrong() const { return wrong_; }
  int cycles() const { return cycles_; }  ///< finished without an alarm

  /// Exact, by summing over the lattice of the test's states.
  SequentialExpectation expected(double p) const;

 private:
  double step_wrong_;  ///< log likelihood ratio of a wrong sample, above 0
  double step_right_;  ///< the same of a right one, below 0
  double alarm_at_;
  double quiet_at_;
  double sum_ = 0;
  int samples_ = 0;
  int wrong_ = 0;
  int cycles_ = 0;
  bool alarm_ = false;
};

}  // namespace uketsuke::validate
