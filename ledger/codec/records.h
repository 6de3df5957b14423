#pragma once

#include <string>

#include "ledger/batches.h"
#include "ledger/cases.h"
#include "ledger/mailings.h"
#include "ledger/notices.h"
#include "ledger/readings.h"
#include "ledger/register.h"
#include "ledger/sides.h"

/// Text forms (JSON) of what is stored sealed. Reading accepts texts of older versions: absent members keep
/// their defaults. Each reader throws Failure E-LEDGER-CORRUPT when the text is no such record.
namespace uketsuke::ledger {

std::string to_record(const SideOutcome& outcome);
SideOutcome side_outcome_from(const std::string& record);

/// Fields, crop names and dispositions; not id, version, page, keys and times, which are columns.
std::string to_record(const StoredReading& reading);
void reading_from(const std::string& record, StoredReading& into);

/// Without actor and time, which are columns.
std::string to_record(const Envelope& envelope);
Envelope envelope_from(const std::string& record);

std::string to_record(const CaseSubject& subject);
CaseSubject case_subject_from(const std::string& record);

/// Subject and facts; kind, actor and times are columns.
std::string to_record(const CaseRecord& record);
CaseRecord case_record_from(const std::string& record);

std::string to_record(const Person& person);
Person person_from(const std::string& record);
std::string to_record(const Household& household);
Household household_from(const std::string& record);
std::string to_record(const Membership& membership);
Membership membership_from(const std::string& record);
std::string to_record(const Certificate& certificate);
Certificate certificate_from(const std::string& record);

/// Addressee and 送付書 of a piece of a mailing; everything else is columns.
std::string to_record(const MailingPiece& piece);
void mailing_piece_from(const std::string& record, MailingPiece& into);

/// The notice without its seal image, of which the sha256 is kept, and the recipient's name and number rule.
std::string to_record(const NewNotice& notice);
/// Returns the sha256 of the seal image, or empty text.
std::string notice_from(const std::string& record, NewNotice& into);

}  // namespace uketsuke::ledger
