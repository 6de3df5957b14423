#pragma once

#include <string>
#include <vector>

#include "pipeline/office/review.h"
#include "pipeline/office/views.h"

/// JSON of the command line's office commands (docs/cli.md); 個人番号 masked as in the views.
namespace uketsuke::pipeline {

std::string review_item_json(const ReviewItemView& view);
std::string case_summary_json(const CaseSummaryView& view);
std::string case_json(const CaseView& view);
/// The 受付簿 of a day: one line per case, then one with the totals.
std::vector<std::string> register_day_json(const ledger::RegisterDay& book);
/// A notice, and the file it was written to.
std::string notice_json(const ledger::StoredNotice& notice, const std::string& file);
/// What an answer did.
std::string answer_json(const ReviewItemId& item, const AnswerResult& result);

}  // namespace uketsuke::pipeline
