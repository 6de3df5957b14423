#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Two places of a case that say the same of one person, or of one household.
struct ValueAgreement {
  const validate::FieldFacts* written = nullptr;  ///< on the form
  const validate::FieldFacts* stated = nullptr;   ///< on a certificate, or in the register's document
  validate::CompareHow how = validate::CompareHow::Plain;
  bool of_person = false;  ///< of one person in a row; else of a whole paper or household
  bool repeated = false;   ///< what the applicant wrote of themselves at two places of the form
  bool tells_who = false;  ///< says only who it is: a name that the form may be about to change
};

/// A place that says the same as another.
struct Witness {
  const validate::FieldFacts* field = nullptr;
  validate::CompareHow how = validate::CompareHow::Plain;
  bool repeated = false;  ///< on the same form, by the same hand
};

/// Whether two values say the same to the character but for width and spaces; names and readings also where 姓 and 名 are
/// parted; addresses: the same place and numbers. A key that folds small kana or 長男 to 子 would let a misread pass.
bool says_the_same(validate::CompareHow how, std::string_view a, std::string_view b);

/// How far a field may speak for others.
enum class Standing {
  Settled,  ///< decided, and nothing is asked about it
  Likely,   ///< undecided, asked about for low confidence alone, which is high all the same
  Seen,     ///< undecided and softly doubted, likelier than all else: vouches for nothing, but two such values that the
            ///< register has of one person say who it is (it is no reading, and has no look-alikes)
  Unusable  ///< anything else: open again, a hidden sample, doubted, a guess
};
using StandingOf = std::function<Standing(const validate::FieldFacts&)>;

/// What the form of a case has in common with its certificates and with the register's household.
class ValueAgreements {
 public:
  /// `facts` and `judged` as the rules saw and judged them; both must outlive the object. `standing` of a field of a
  /// document; what the register says is settled.
  ValueAgreements(const validate::Procedure& procedure, const validate::CaseFacts& facts,
                  const std::vector<validate::Judged>& judged, StandingOf standing);

  /// What agrees with a field of the form or of a certificate, and is certainly of the same person or household
  /// (weigh_value_evidence).
  std::vector<Witness> about(const FieldRef& field) const;
  /// Whether a rule complains of this field.
  bool complained(const FieldRef& field) const { return complained_.contains(field); }

 private:
  void take(const validate::Judged& judged, const validate::Procedure& procedure);
  void take_household();
  void take_repeated();
  const validate::FieldFacts* find(const FieldRef& ref) const;
  bool usable(const validate::FieldFacts& field) const;
  bool only_one(const validate::FieldFacts& field) const;
  bool contradicted(const validate::FieldFacts& of_row) const;
  int shows_person(const ValueAgreement& agreement) const;
  bool speaks_in_a_move(const validate::FieldFacts& written) const;
  bool same_person(const ValueAgreement& agreement) const;
  bool somebody_on_both(const validate::FieldFacts& a, const validate::FieldFacts& b) const;

  const validate::CaseFacts& facts_;
  StandingOf standing_;
  std::optional<validate::DocumentFacts> in_register_;
  bool moves_ = false;  ///< the form tells of what the register does not know yet
  std::set<FieldRef> complained_;
  std::set<std::pair<DocumentId, int>> contradicted_;  ///< rows in which a value of a person is another elsewhere
  std::vector<ValueAgreement> all_;
};

}  // namespace uketsuke::pipeline
