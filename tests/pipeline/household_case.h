#pragma once

#include "pipeline/office/steps.h"
#include "tests/pipeline/number_case.h"

namespace uketsuke::pipeline {

/// A household of two, entered by an approved 資格取得: 渡邉 太郎 (組合員) and 渡邉 花子, members since 2026-11-16 under
/// 記号 01 番号 1. Forms of the other procedures name it.
class HouseholdCase : public OfficeCase {
 protected:
  HouseholdCase();

  /// The 資格取得届 of the household.
  static Paper acquisition();
  /// A 資格喪失届 for 花子 on a day.
  static Paper loss(const std::string& lost_on, const std::string& name = "渡邉　花子");
  /// A 資格喪失届 for 太郎, the 組合員, who died.
  static Paper death_of_head(const std::string& lost_on);
  /// A 住所変更届 of the whole household from 2026-11-20.
  static Paper move();
  /// A 限度額適用認定申請書 for 花子.
  static Paper limit();

  CaseId take(const Paper& paper) { return case_of(take_in({paper}).front()); }
  /// The membership of 太郎 (1) or 花子 (2) as known now, on a day.
  ledger::Membership membership(int branch, const std::string& day);
  ledger::Household household(const std::string& day);
  ledger::Person person(int branch, const std::string& day);
  void record(const CaseId& id, const Actor& who, const std::string& kind,
              const std::map<std::string, std::string>& facts, int person = 0) {
    record_fact(office(), who, id, kind, person, facts);
  }

  HouseholdId household_;
};

}  // namespace uketsuke::pipeline
