#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/finding.h"
#include "validate/case_view.h"
#include "validate/days/event_days.h"
#include "validate/procedure/procedure.h"

namespace uketsuke::validate {

/// A place in the member register: the concept, and the person's place in CaseFacts::household (from 1; 0 the household
/// itself).
struct RegisterPlace {
  std::string concept_id;
  int person = 0;
};

/// A finding with what the store needs beside it.
struct Judged {
  Finding finding;
  std::string basis;   ///< names the values it judged: an acceptance lapses when this changes
  std::string detail;  ///< what a person is shown; may hold values
  std::optional<RegisterPlace> register_place;  ///< the second place of a comparison with the register
};

/// An attachment that the situation asks for.
struct AttachmentState {
  std::string kind;   ///< certificate kind
  std::string state;  ///< "received", "missing", "omitted", "not_needed"
};

/// Everything the rules need that is loaded once: sentences (templates/tables/findings.toml), the official
/// postal table, the table of banks, variant tables of names, the days of events (templates/tables/event_days.toml).
class Rules {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line, E-ENV-FILE when the postal table or that of banks is missing.
  static Rules load(const std::filesystem::path& templates_dir, const std::filesystem::path& deps_dir);
  Rules(Rules&&) noexcept;
  Rules& operator=(Rules&&) noexcept;
  ~Rules();

  /// All findings of a case, each with the fields it speaks of. Pure, a few milliseconds.
  std::vector<Judged> validate(const CaseFacts& facts, const Procedure& procedure) const;
  /// Which attachments the situation asks for and whether they are there.
  std::vector<AttachmentState> attachments(const CaseFacts& facts, const Procedure& procedure) const;

  /// The Japanese sentence of a message key and what to do about it (both empty for an unknown key).
  std::string sentence(std::string_view message) const;
  std::string hint(std::string_view message) const;
  /// Whether a person may take the finding as it is, with a reason.
  bool overridable(std::string_view message) const;
  /// Whether the certificate that a finding speaks of cannot serve while it stands (期限切れ, 別の年度).
  bool makes_unusable(std::string_view message) const;

  /// 取得日・喪失日の表, and how near a deadline (期限) must be to be shown as near.
  const EventDays& event_days() const;

  /// Why a typed value cannot be taken for a field (hard rules: check digit, number of digits, impossible
  /// date, unknown option, characters that cannot stand there): a message key; nullopt when it can.
  std::optional<std::string> refusal(const FieldInfo& field, std::string_view value) const;

 private:
  struct Impl;
  explicit Rules(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::validate
