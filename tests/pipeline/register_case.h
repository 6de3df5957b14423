#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ledger/store.h"
#include "pipeline/office/register_export.h"
#include "pipeline/office/register_import.h"
#include "tests/failure_code.h"

namespace uketsuke::pipeline {

using test::code_of;

/// One row of a register file by heading; what is not named is empty.
using FileRow = std::map<std::string, std::string>;

/// A store of its own with a clock that the test moves, and files in the standard columns.
class RegisterCase : public testing::Test {
 protected:
  RegisterCase();

  Office office() { return {*store_, context()}; }
  static const Context& context();
  static Actor actor(const std::string& role);
  static Date day(const char* iso) { return date_from_iso(iso); }
  void go_on_to(const char* iso) { clock_.set(begin_in_japan(day(iso)) + std::chrono::hours(9)); }

  /// A 組合員 and a spouse, invented, with valid 個人番号.
  static FileRow head(const std::string& number = "1");
  static FileRow spouse(const std::string& number = "1");
  /// A file of these rows; line 1 holds the headings.
  static Bytes file(const std::vector<FileRow>& rows);
  ImportReport import(const Bytes& bytes, const ImportChoice& choice = {}, const char* role = "admin");
  ImportReport import(const std::vector<FileRow>& rows, const ImportChoice& choice = {});
  std::string exported(const char* on = "2026-11-29");
  std::optional<ledger::HouseholdRow> household(const std::string& number = "1", const char* on = "2026-11-29");
  std::vector<ledger::MembershipRow> members(const std::string& number = "1", const char* on = "2026-11-29");
  ledger::Person person(const ledger::MembershipRow& member, const char* on = "2026-11-29");

  ledger::ScratchData scratch_;
  FixedClock& clock_;
  std::unique_ptr<ledger::Store> store_;
};

}  // namespace uketsuke::pipeline
