#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/office/office.h"

/// 加入者台帳 as people look things up in it. Roles of both: reviewer, senior, approver, admin, auditor; both are
/// logged. A 個人番号 is never part of an answer, only whether one is known. Where a household is under 支援措置
/// (pipeline/office/ protection.h), address and telephone, now and before, are left out for everybody without the role
/// "protected_data".
namespace uketsuke::pipeline {

/// All that is given must fit the same household, and name, kana and birth date the same person of it.
struct HouseholdWords {
  std::string symbol;
  std::string number;
  std::string name;  ///< whole name or family name, variants count as equal
  std::string kana;  ///< its beginning, compared by kana_key()
  std::optional<Date> birth_date;
};

struct FoundHousehold {
  HouseholdId id;
  std::string symbol;
  std::string number;
  std::string head;  ///< name of the 組合員
  std::string head_kana;
  int insured = 0;      ///< members today
  std::string matched;  ///< names of those who fit, unless it is the head
  bool is_protected = false;
};

/// By 記号番号 or by kana with birth date at once; by anything else the register is gone through, at most
/// kMostHouseholdsLookedAt households per call: then the list may be short or empty and still have a next_cursor.
/// Throws E-INPUT-VALUE without a criterion, or for 記号 without 番号.
ledger::Listed<FoundHousehold> find_households(const Office& office, const Actor& actor, const HouseholdWords& words,
                                               const ledger::Window& window);
inline constexpr int kMostHouseholdsLookedAt = 2000;

/// When a row holds in the world, when and by whom it was entered, for which case.
struct RegisterTimes {
  Date valid_from{};
  std::optional<Date> valid_to;
  Instant recorded_at{};
  std::string status;             ///< provisional, final, void
  std::string actor;              ///< display name
  std::optional<CaseId> by_case;  ///< empty when it is not a case that is still kept
  std::string receipt_number;
};

struct AddressEntry {
  RegisterTimes times;
  std::string person;  ///< who lives elsewhere; empty: the household
  std::string postal_code;
  std::string address;
  std::string phone;
};

struct MembershipEntry {
  RegisterTimes times;
  std::string relation;
  Date acquired_on{};
  std::string acquired_why;
  std::optional<Date> lost_on;
  std::string lost_why;
};

struct CertificateEntry {
  std::string label;
  Date issued_on{};
  std::optional<Date> valid_until;
  std::string state;  ///< issued, returned, lost, void
  std::optional<Date> state_on;
  std::optional<Date> limit_until;  ///< 併記: last day of the 適用区分 that the label names
};

struct MemberEntry {
  int branch = 0;
  bool is_head = false;
  bool insured = false;  ///< on the day asked about
  std::string name;
  std::string kana;
  std::optional<Date> birth_date;
  std::string sex;            ///< male, female or empty
  bool number_known = false;  ///< 個人番号 取得済
  std::string relation;
  std::optional<Date> acquired_on;
  std::optional<Date> lost_on;
  std::vector<CertificateEntry> certificates;  ///< newest first
  std::vector<MembershipEntry> history;        ///< newest entry first
};

struct HouseholdCaseEntry {
  CaseId id;
  std::string receipt_number;
  std::string procedure_label;
  CaseState state = CaseState::Received;
  Date received_on{};
};

struct HouseholdView {
  HouseholdId id;
  ledger::AsOf at;
  std::string symbol;
  std::string number;
  bool is_protected = false;
  bool withheld = false;  ///< address and telephone are left out for this actor
  std::string postal_code;
  std::string address;
  std::string phone;
  std::vector<MemberEntry> members;       ///< by 枝番, former ones too
  std::vector<AddressEntry> addresses;    ///< newest entry first; empty when withheld
  std::vector<HouseholdCaseEntry> cases;  ///< of the actor's 事務, newest arrival first
};

/// The household on a day as it was known at a moment. Throws E-LEDGER-NOTFOUND when it did not stand then.
HouseholdView open_household(const Office& office, const Actor& actor, const HouseholdId& id, const ledger::AsOf& at);

}  // namespace uketsuke::pipeline
