#pragma once

#include <string>

#include "pipeline/office/views.h"

/// JSON of the command line's office commands (docs/cli.md); 個人番号 masked as in the views.
namespace uketsuke::pipeline {

std::string review_item_json(const ReviewItemView& view);
std::string case_summary_json(const CaseSummaryView& view);
std::string case_json(const CaseView& view);

}  // namespace uketsuke::pipeline
