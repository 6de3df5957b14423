#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"
#include "pipeline/values/document_values.h"
#include "validate/evidence/evidence.h"
#include "validate/rules/people.h"

namespace uketsuke::pipeline {

/// What a case's other papers and the register say about one person's 個人番号.
struct NumberTestimony {
  std::vector<validate::EvidenceSource> sources;
  std::vector<std::string> words;  ///< what each source is, for people; no personal data
  bool register_differs = false;   ///< the register keeps a number for this person that nothing here named
  bool held_by_other = false;      ///< the register keeps the best number here for another person

  /// At least one source speaks, every one of them names this number first, and the register does not object.
  bool all_say(std::string_view number) const;
};

/// The sources of a case for the numbers on its forms: 住民票 and other certificates with a number, the cards (券面) with
/// their QR code, and the member register. A source speaks only when it is certainly of the same person (validate::settled_same_person, both ways),
/// when it is settled itself (decided, nothing open or complained of about its number, name or birth date) and its
/// number is valid. A masked or undecided number says nothing.
class NumberSources {
 public:
  /// `facts` and `judged` as the rules saw and judged them.
  NumberSources(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                const validate::CaseFacts& facts, const std::vector<validate::Judged>& judged);

  /// What is said about the number at `field` of a form. `named`: the numbers in question, best first; the register's
  /// number is compared with them by its token and never revealed.
  NumberTestimony about(const FieldRef& field, std::span<const Candidate> named);
  /// Whether a rule complains of this field.
  bool complained(const FieldRef& field) const { return complained_.contains(field); }

 private:
  void unsettle_what_is_open();
  void ask_certificate(const validate::DocumentFacts& certificate, const validate::PersonFacts& who,
                       const std::vector<validate::PersonFacts>& form_people, NumberTestimony& out);
  void ask_register(const validate::PersonFacts& who, std::span<const Candidate> named, NumberTestimony& out);
  std::optional<validate::EvidenceSource> said_by(const validate::DocumentFacts& certificate,
                                                const validate::PersonFacts& who);
  std::vector<Candidate> shown_by(const validate::FieldFacts& number);
  std::optional<ledger::PersonRow> entry_of(const validate::PersonFacts& who);
  bool of_this_case(const PersonId& id);

  ledger::Store& store_;
  const Context& context_;
  const ledger::StoredCase& stored_;
  validate::CaseFacts facts_;  ///< `decided` taken from every field that is asked about or complained of
  std::set<FieldRef> complained_;
  std::map<DocumentId, std::vector<FieldValue>> values_;  ///< of the certificates that were asked
};

}  // namespace uketsuke::pipeline
