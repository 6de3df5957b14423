#pragma once

#include <string>
#include <vector>

#include "tools/page_maker/documents/documents.h"

namespace uketsuke::page_maker {

/// A year's income and tax that fit together (地方税法; the rounding of domain 課税証明書).
struct Tax {
  int fiscal_year = 8;
  long long revenue = 0, salary_income = 0, deductions = 0, tax_base = 0;
  long long social = 0, life = 0, basic = 430000, family = 0;
  long long city = 0, prefecture = 0, city_head = 0, prefecture_head = 0, forest = 0, annual = 0;
  int dependants = 0;
};
Tax tax_of(const DocumentFacts& facts, Random& random);

/// A school (学校) and a student's place in it.
struct School {
  std::string name, faculty, head, word;
  int year = 1;
  bool university = true;
  std::string id;
  Date until{};
};
School invent_school(const DocumentFacts& facts, Random& random);

/// Someone on a 住民票.
struct Resident {
  const Person* person;
  std::string relation;
};
std::vector<Resident> residents(const Household& home);

/// When somebody left an employer's insurance.
struct LeftWork {
  const DocumentFacts& of;
  Date acquired, left, lost;
  std::string company;
};
LeftWork invent_left_work(const DocumentFacts& facts, Random& random);

/// 男 or 女.
PrintedValue sex(const Person& p, int row);
/// Print without a truth: values that nobody reads.
PrintedValue plain(const std::string& text);
/// The 個人番号 in groups of four, or what stands there when it was not asked for.
PrintedValue number_of(Paper& paper, const Person& p, int row, bool shown);

}  // namespace uketsuke::page_maker
