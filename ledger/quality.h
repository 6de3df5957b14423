#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/model/document.h"

namespace uketsuke::ledger {

/// Accepted: a reading the policy accepted, keyed again blind (抜取確認). Known: a value that machine and one person
/// agreed on, asked of another person to measure people (既知の答え).
enum class SampleKind { Accepted, Known };
std::string_view to_string(SampleKind kind);

/// Open: waits for its answer. Agreed: the answer was the reference. Differs: it was not, and a second person is
/// asked. ReadingWrong, PersonWrong: what the second person found. Void: the question was cancelled.
enum class SampleVerdict { Open, Agreed, Differs, ReadingWrong, PersonWrong, Void };
std::string_view to_string(SampleVerdict verdict);

/// A field that is asked although nobody doubts it. Holds no value: those stand sealed in readings and decisions.
struct NewSample {
  SampleKind kind = SampleKind::Accepted;
  FieldRef field;
  std::string field_class;  ///< field kind of the policy
  std::string document_kind;
  std::string policy;  ///< actor of the policy that accepted it: "policy@version#hash"
  double confidence = 0;
  ReviewItemId item;
  std::string after;  ///< Known: the sample whose answer it repeats
};
struct StoredSample {
  std::string id;
  NewSample facts;
  Instant drawn_at{};
  SampleVerdict verdict = SampleVerdict::Open;
  std::string answered_by;  ///< first answer; empty while open
  std::string settled_by;   ///< second person; empty unless it was needed
};

/// Samples of one field kind and kind of sample, by verdict.
struct SampleFigures {
  std::string field_class;
  SampleKind kind = SampleKind::Accepted;
  int open = 0;
  int differs = 0;
  int agreed = 0;
  int reading_wrong = 0;
  int person_wrong = 0;
  int cancelled = 0;
  int settled() const { return agreed + reading_wrong + person_wrong; }
};

/// A drift alarm that stands (ドリフトの警報).
struct DriftAlarm {
  std::string field_class;
  std::string policy;
  Instant raised_at{};
  int samples = 0;  ///< of the sequential test that fired
  int wrong = 0;
};

/// Hidden samples of finished work and what they say (品質). Append-only, every step enters the ledger chain.
class Quality {
 public:
  virtual ~Quality() = default;
  /// A lottery that nobody outside can foresee and that gives the same answer for the same ticket of the same data:
  /// a job that is killed and runs again draws the same fields.
  virtual bool drawn(std::string_view ticket, int per_mille) = 0;
  virtual std::string add(const NewSample& sample) = 0;
  /// The first answer to an open sample. Throws E-CONFLICT when it was answered already.
  virtual void answer(const std::string& sample, const std::string& actor, std::int64_t decision, bool agrees) = 0;
  /// What a second person found: ReadingWrong or PersonWrong. Throws E-AUTH-DENIED for the person who answered first.
  virtual void settle(const std::string& sample, const std::string& actor, std::int64_t decision,
                      SampleVerdict verdict) = 0;
  /// The actor took the answer back: open again, or, when a second person takes back what settled it, as the first
  /// answer left it. Nothing happens when the actor said nothing about it.
  virtual void reopen(const std::string& sample, const std::string& actor) = 0;
  /// Void for good: there is nothing left to compare the answer with.
  virtual void drop(const std::string& sample) = 0;
  /// The newest sample of a field; a void one only where there is no other.
  virtual std::optional<StoredSample> latest(const FieldRef& field) = 0;
  /// Samples of a document that wait for a first or second person.
  virtual std::vector<StoredSample> open_in(const DocumentId& document) = 0;
  /// Settled samples, oldest first, for calibration; the cursor is the position to go on from.
  virtual std::vector<StoredSample> settled(std::size_t from, int most) = 0;

  /// By field kind, samples drawn from a time on.
  virtual std::vector<SampleFigures> figures(Instant since) = 0;
  /// The verdicts of accepted samples (true: the reading was wrong) in the order they were settled, since the last
  /// acknowledged alarm of the field kind and the last change of the policy.
  virtual std::vector<bool> verdicts(std::string_view field_class) = 0;

  /// Raises the alarm of a field kind; nothing happens while it stands.
  virtual void raise(const DriftAlarm& alarm) = 0;
  /// Takes up the alarm of a field kind. Throws E-LEDGER-NOTFOUND when none stands.
  virtual void acknowledge(std::string_view field_class, const std::string& actor, const std::string& reason) = 0;
  virtual std::vector<DriftAlarm> standing() = 0;
};

}  // namespace uketsuke::ledger
