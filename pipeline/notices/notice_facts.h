#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/model/notice.h"
#include "pipeline/notices/household_facts.h"

namespace uketsuke::pipeline {

/// One person whom the letters of a case speak about.
struct NoticePerson {
  PersonId id;
  std::map<std::string, std::string> values;  ///< concept id → text
  std::set<std::string> facts;                ///< "card", "limit_card", …: what decides which letters they get
  Date holds_from{};                          ///< first day on which what they are given holds
};

/// Everything that the letters and certificates of one case may say. A letter takes only what its template asks for.
struct NoticeFacts {
  PersonId head;                              ///< 組合員
  std::string head_name;
  std::map<std::string, std::string> common;  ///< concept id → text
  std::map<std::string, std::string> employer;  ///< employer.*; empty when nobody knows the address
  std::set<std::string> facts;                ///< "always", "employer", …
  bool addressee_missing = false;  ///< under 支援措置 nobody chose where letters go: none can be written
  std::vector<NoticePerson> people;
  std::map<std::string, std::vector<NoticeRow>> tables;  ///< those that are no list of the people
};

/// Gathers them from the register, the form, the settings and the records of the case.
NoticeFacts notice_facts(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                         const std::map<std::string, std::string>& settings, Date issued_on);

/// A row of the list of certificates that are asked back (返していただく証), for one that is still out.
NoticeRow card_row(const Context& context, const ledger::Membership& membership, const std::string& name,
                   const ledger::Certificate& card);

/// The premium's variables and tables (資格取得): month by month to the end of the fiscal year. Throws Failure
/// E-SETTING-MISSING when the table of premiums has no entry.
void add_premium(NoticeFacts& out, const HouseholdFacts& household, const std::map<std::string, std::string>& settings,
                 const std::set<Date>& holidays, Date issued_on);

/// Throws Failure E-CASE-UNFINISHED: under 支援措置 nobody chose the addressee.
[[noreturn]] void missing_addressee();

/// Under 支援措置 a person chooses every addressee (record "addressee"), and no letter repeats an address or a telephone
/// number in its text. Throws Failure E-CASE-UNFINISHED while nobody chose.
void address_as_chosen(ledger::Store& store, const CaseId& id, std::map<std::string, std::string>& variables);

}  // namespace uketsuke::pipeline
