#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/office/office.h"
#include "pipeline/quality/policy_in_force.h"

/// What is known about the accuracy of accepted values (精度), and what people do about it.
namespace uketsuke::pipeline {

/// One field kind.
struct ClassAccuracy {
  std::string name;
  std::string label;
  double target_error = 0;      ///< the promise: share of wrong values among accepted ones
  double least_confidence = 1;  ///< in force now
  bool assumed = true;          ///< nobody measured the threshold
  bool stricter = false;        ///< a drift alarm stands: least_confidence is the stricter one
  int accepted = 0;             ///< readings since the beginning of the month asked for; samples among them included
  int asked = 0;
  int refused = 0;
  int samples_open = 0;    ///< wait for a first or second person
  int samples = 0;         ///< accepted values keyed again blind, settled
  int wrong = 0;           ///< of them
  double wrong_upper = 1;  ///< one-sided 95 % Clopper–Pearson bound of the wrong share among accepted values
  int known = 0;           ///< known answers asked of people, settled
  int known_wrong = 0;     ///< answered wrongly
  int watch_samples = 0;   ///< samples of the running sequential test
  double watch_level = 0;  ///< 0 quiet … 1 alarm
  double samples_to_notice_doubling = 0;  ///< on average, of settled samples
  int read() const { return accepted + asked + refused; }
};

struct AccuracyReport {
  std::string policy;  ///< "policy@version"
  std::string policy_hash;
  bool adopted = false;  ///< false: the released policy.toml
  std::optional<validate::PolicyData> data;
  std::vector<ClassAccuracy> classes;  ///< all field kinds, in the policy's order
};

/// Figures of samples drawn from `since` on, and of readings from that month on. No personal data.
AccuracyReport accuracy_report(ledger::Store& store, const Context& context, Date since);

/// A standing alarm in words (Japanese): what happened, what to do.
struct AlarmWords {
  std::string message;
  std::string hint;
};
AlarmWords words_of(const ledger::DriftAlarm& alarm);

/// Takes up the alarm of a field kind: its usual threshold holds again and the test begins anew. A reason is required.
/// Roles: senior, admin. Throws Failure E-LEDGER-NOTFOUND when none stands.
void acknowledge_drift(const Office& office, const Actor& actor, const std::string& field_class,
                       const std::string& reason);

/// Puts a policy in force for readings from now on; what is decided keeps the policy that decided it. Role: admin.
/// A reason is required. Throws Failure E-TEMPLATE-INVALID (no policy), E-INPUT-VALUE (another policy's name, or a
/// version that is not newer, unless it was in force before). Returns it.
validate::Policy adopt_policy(const Office& office, const Actor& actor, const std::string& text,
                              const std::string& file, const std::string& reason);

}  // namespace uketsuke::pipeline
