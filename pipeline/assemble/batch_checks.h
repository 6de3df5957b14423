#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"
#include "validate/compare/cover_list.h"

namespace uketsuke::pipeline {

/// The sides of a batch that have their outcome, in the order of the scanner.
std::vector<ledger::Side> sides_of(ledger::Store& store, const BatchId& batch);

/// A paper of an envelope as the comparison with its cover list sees it.
struct EnvelopePaper {
  DocumentId document;
  PageId page;  ///< its first side
  validate::CoverPaper facts;
};

/// The forms of a batch, and papers of the kinds that its list names, in the order of the scanner; names as decided, or
/// as read while nobody decided.
std::vector<EnvelopePaper> envelope_papers(ledger::Store& store, const Context& context, const BatchId& batch,
                                           const std::vector<ledger::CoverLine>& list);

/// The list beside what came.
validate::CoverComparison compare_with_cover(const std::vector<ledger::CoverLine>& list,
                                             const std::vector<EnvelopePaper>& papers);

/// Raises or clears the batch's alarm "cover_differs" by the list that stands; without a list there is none.
void settle_cover_alarm(ledger::Store& store, const Context& context, const BatchId& batch);

/// Raises or clears "sheets_differ" by what was counted by hand or stands on the header sheet.
void settle_sheet_alarm(ledger::Store& store, const BatchId& batch);

}  // namespace uketsuke::pipeline
