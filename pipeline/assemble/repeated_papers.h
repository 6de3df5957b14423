#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"
#include "ledger/store.h"

namespace uketsuke::pipeline {

/// What a side says about whom, for finding the same paper again (二重取込): names, readings, days of birth, addresses and
/// 記号番号 that were read, with the kind of the paper and the place of the field. Never a 個人番号.
std::vector<std::string> paper_keys(const PageReading& reading, const KindCatalogue& kinds);

/// The keys of a side of no known kind: it shares them with every other such side, since only the pictures can tell.
std::vector<std::string> unknown_paper_keys();

/// Whether what was read on two sides can stand on one sheet: most fields that were read on both say the same, and none
/// that both readings are sure of says something else.
bool may_be_one_paper(const PageReading& a, const PageReading& b);

/// The pairs of sides, one of the batch each, that seem to be scans of one paper although their bytes differ: of one kind,
/// with values in common, and with pictures that differ hardly anywhere; of no known kind both, by their pictures alone and
/// among the newest only. Says nothing about copies that differ by a stamp.
/// Reads pictures: outside transact().
std::vector<std::pair<PageId, PageId>> repeated_papers(ledger::Store& store, const BatchId& batch);

}  // namespace uketsuke::pipeline
