#pragma once

#include "pipeline/case/application.h"

namespace uketsuke::pipeline {

/// What entering a case into the register needs: its form as it stands, and who enters it.
struct RegisterCase {
  ledger::Store& store;
  const Context& context;
  const CaseFile& file;
  const Application& application;
  std::string actor;

  /// A provisional (仮登録) recording of this case, valid from a day.
  ledger::Recording recording(Date valid_from) const;
};

/// The household that the form names by 記号番号, as it stands on a day. Throws Failure E-CASE-UNFINISHED when the form
/// names none, E-LEDGER-NOTFOUND when nobody has the number.
ledger::HouseholdRow named_household(const RegisterCase& entering, Date day);

/// The membership of a person of the form in a household on a day, found by name (variants fold; else one alike) and birth date.
/// Throws Failure E-LEDGER-NOTFOUND naming the person when there is none, E-CONFLICT when two fit.
ledger::MembershipRow named_member(const RegisterCase& entering, const HouseholdId& household,
                                   const ApplicationPerson& person, Date day);

[[noreturn]] void missing(const std::string& what);  ///< Failure E-CASE-UNFINISHED

/// 資格取得: enters households, persons and memberships.
void enter_acquisition(const RegisterCase& entering);
/// 資格喪失: ends the memberships of the form's persons, each on its day.
void enter_loss(const RegisterCase& entering);
/// 住所変更: the household's new address, or that of the persons who move.
void enter_move(const RegisterCase& entering);
/// 一部負担金の割合: judges each person of the form from its day on, unless somebody recorded it (record "copayment"), and
/// ends what certificates under 70 they hold. Throws Failure E-CASE-UNFINISHED saying which datum is missing.
void enter_copayment(const RegisterCase& entering);
/// 再交付: the certificates that the form names are void from its 到達日 on. Throws Failure E-CONFLICT when a person holds
/// none of the kind.
void enter_reissue(const RegisterCase& entering);

}  // namespace uketsuke::pipeline
