#pragma once

#include <string>
#include <vector>

#include "pipeline/case/register_case.h"

namespace uketsuke::pipeline {

/// A certificate that a corrected decision gave out and the correction made void: to be asked back.
struct WrongCertificate {
  PersonId person;
  ledger::CertificateRow row;
};

/// The cases whose decision a case corrects (決裁後の訂正): the one it was opened from, then what that one corrected …;
/// empty for every other case.
std::vector<CaseId> corrected_cases(ledger::Store& store, const CaseId& id);

/// Before a correction is entered: what the corrected cases wrote into the register is followed by rows that say what
/// stood before them, and certificates that they gave out are void from today on. Nothing is taken away: who asks what
/// was known before sees the wrong entry still. Throws Failure E-CONFLICT when a later case built on the wrong entry.
void restore_before(const RegisterCase& entering, const std::vector<CaseId>& corrected);

/// 資格取得 entered anew over the persons, memberships and household that the wrong case had made; who does not stand on
/// the form any more was never insured.
void correct_acquisition(const RegisterCase& entering, const CaseId& wrong);

/// What the correction made void and the persons still hold.
std::vector<WrongCertificate> wrong_certificates(ledger::Store& store, const Context& context, const CaseFile& file);

}  // namespace uketsuke::pipeline
