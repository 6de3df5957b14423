#pragma once

#include "pipeline/office/office.h"

/// What lists and pages of cases say beside state and name. No permission checks but where said.
namespace uketsuke::pipeline {

/// 後閲: an approval by somebody who had worked on the case is looked at by another approver afterwards.
enum class LaterCheck { None, Needed, Done };

struct CaseMarks {
  bool rejection = false;  ///< what awaits 決裁, or was decided, is a 却下
  LaterCheck later_check = LaterCheck::None;
  std::string exception_by;   ///< user who approved a case that they had worked on
  bool is_protected = false;  ///< a household of the case is under 支援措置
};

CaseMarks case_marks(const Office& office, const ledger::StoredCase& stored);

/// The states that a case goes through when nothing stops it: by its procedure's table, to 却下 where that is proposed,
/// and to the end that it has reached.
std::vector<CaseState> case_way(const Office& office, const ledger::StoredCase& stored);

/// A person of the form, for records about a person; row 0 is the 組合員.
struct CasePerson {
  int row = 0;
  std::string name;  ///< empty while it is undecided
};
std::vector<CasePerson> case_people(const Office& office, const ledger::StoredCase& stored);

/// Procedures of the actor's 事務, in the order of their files. Any role.
std::vector<const validate::Procedure*> own_procedures(const Office& office, const Actor& actor);

}  // namespace uketsuke::pipeline
