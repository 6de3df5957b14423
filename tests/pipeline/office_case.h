#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ledger/store.h"
#include "pipeline/context.h"
#include "pipeline/office/cases.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {

/// Confidence that the released policy accepts in any field.
inline constexpr double kSure = 0.9999;

/// A made-up reading; an empty value is Unreadable.
FieldReading reading(const std::string& field, const std::string& value, double confidence = kSure, int row = 0,
                     std::vector<std::string> doubts = {});
/// The one clock of the store, the office and the context of these tests.
FixedClock& office_clock();
/// The released templates, rules and policy, loaded once.
const Context& context();
/// Somebody with these roles who is not in the store; no duties: all.
Actor actor(const std::string& name, std::vector<std::string> roles, std::vector<std::string> duties = {});

/// One side as the reader would have read it: a form or a certificate.
struct Paper {
  std::string kind;
  std::vector<FieldReading> fields;
  std::vector<CardOnSide> cards{};  ///< of a side that shows cards (kind card_sheet)
};

/// An office of its own with invented papers and no engine. No quality samples are drawn.
class OfficeCase : public testing::Test {
 protected:
  explicit OfficeCase(const Context& with = context());

  /// Takes the papers in as one batch, as the workers would; returns their sides.
  std::vector<PageId> take_in(const std::vector<Paper>& papers);
  CaseId case_of(const PageId& page);
  int version(const CaseId& id);
  CaseState state(const CaseId& id);
  /// Confirms every open question as it was read, calls the rest blank, and takes every finding as it is that may be
  /// taken so, as people would who saw the paper.
  void settle_questions(const CaseId& id);
  /// 審査 and 決裁 by two people, with nothing left open.
  void approve(const CaseId& id);
  /// The letters of a case; of one kind, or all.
  std::vector<ledger::StoredNotice> letters(const CaseId& id, const std::string& kind = {});
  Office office() { return {*store_, context_}; }

  ledger::ScratchData scratch_;
  FixedClock& clock_ = office_clock();  ///< begins at 2026-11-27 (金), 9:00
  std::unique_ptr<ledger::Store> store_;
  const Context& context_;
  std::optional<Date> received_on_;  ///< keyed 到達日 of the papers taken in; the day of the clock when empty
  bool day_unknown_ = false;         ///< nobody keys the 到達日
  Actor reviewer_ = actor("rev", {"reviewer"});
  Actor senior_ = actor("sen", {"senior", "reviewer"});
  Actor approver_ = actor("app", {"approver"});
  Actor printer_ = actor("prt", {"print"});

 private:
  PageId add_side(const BatchId& batch, const Paper& paper);

  int sides_ = 0;
};

}  // namespace uketsuke::pipeline
