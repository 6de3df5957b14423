#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// What comes after a decision: its correction (決裁後の訂正), and a certificate that was written off and is found again.
namespace uketsuke::pipeline {

/// Why a decision is corrected, in words that the letter repeats.
struct CorrectionOrder {
  std::string reason;  ///< 訂正の理由
  std::string wrong;   ///< 誤りのあった内容
};

/// Opens a case that corrects a decided one: the same procedure, 到達日 and papers, its form a copy whose values can be
/// keyed anew, decided by the normal route. The decided case itself is never changed. Role: senior. Throws E-CASE-STATE
/// when the case is not decided, E-CONFLICT when a correction of it is open or decided already, E-INPUT-VALUE without
/// reason and error.
CaseView correct_case(const Office& office, const Actor& actor, const CaseId& id, const CorrectionOrder& order);

/// 引抜き of the letters of the corrected cases that have not left. Inside transact(), once the correction is decided.
void pull_corrected_letters(const Office& office, const CaseId& correction, const std::string& actor);

/// A certificate that came back alone: whose it is, and when it came.
struct FoundCard {
  std::string symbol;  ///< 記号
  std::string number;  ///< 番号
  int branch = 0;      ///< 枝番
  std::string kind;    ///< "shikaku_kakuninsho", …
  Date returned_on{};
};

/// Puts it to the case that wrote it off as lost or void (record "card_found") and into the register as returned. Roles:
/// reviewer, mailroom. Throws E-LEDGER-NOTFOUND when nobody has the number, E-CONFLICT when no such certificate was written
/// off.
CaseView take_found_card(const Office& office, const Actor& actor, const FoundCard& card);

/// The register's part of the record "card_found" about the person in a row of the case's form.
void enter_found_card(const Office& office, const Actor& actor, const ledger::StoredCase& stored, int row,
                      const std::map<std::string, std::string>& facts);

}  // namespace uketsuke::pipeline
