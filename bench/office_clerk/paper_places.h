#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "bench/office_clerk/day_truth.h"

namespace uketsuke::office_day {

/// A side of the day with what it is in truth.
struct KnownSide {
  PageId page;
  std::string where;  ///< "batch_001/004_form.jpg 1", for reports
  const TruthSide* truth = nullptr;
  ledger::Side side;
};

/// All batches, oldest first.
std::vector<BatchId> batches_in_order(ledger::Store& store);
/// All files of a batch as they came.
std::vector<ledger::StoredArrival> arrivals_in_order(ledger::Store& store, const BatchId& batch);

/// Every side that the store has, in the order of the day, paired with its truth by batch, file name and number. Sides
/// without a truth and truths without a side stay out; the account finds both.
std::vector<KnownSide> known_sides(ledger::Store& store, const DayTruth& truth);

/// The case that the form of each case of the day lies in ("C001" → case), as far as it was read or sorted already.
std::map<std::string, CaseId> cases_by_form(ledger::Store& store, const std::vector<KnownSide>& sides);

/// The live document of a side; nullopt when there is none.
std::optional<ledger::StoredDocument> document_of(ledger::Store& store, const PageId& page);

}  // namespace uketsuke::office_day
