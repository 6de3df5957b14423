#include "bench/office_clerk/paper_places.h"

#include <algorithm>

namespace uketsuke::office_day {
namespace {

ledger::Window everything() {
  ledger::Window window;
  window.limit = 500;
  return window;
}

}  // namespace

std::vector<BatchId> batches_in_order(ledger::Store& store) {
  std::vector<BatchId> out;
  ledger::Window window = everything();
  do {
    const auto part = store.batches().list(window);
    for (const ledger::BatchState& batch : part.items) out.push_back(batch.id);
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  std::reverse(out.begin(), out.end());
  return out;
}

std::vector<ledger::StoredArrival> arrivals_in_order(ledger::Store& store, const BatchId& batch) {
  std::vector<ledger::StoredArrival> out;
  ledger::Window window = everything();
  do {
    auto part = store.batches().arrivals(batch, window);
    out.insert(out.end(), part.items.begin(), part.items.end());
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  return out;
}

std::vector<KnownSide> known_sides(ledger::Store& store, const DayTruth& truth) {
  std::vector<KnownSide> out;
  const std::vector<BatchId> batches = batches_in_order(store);
  for (std::size_t b = 0; b < std::min(batches.size(), truth.batches.size()); ++b) {
    for (const ledger::StoredArrival& arrival : arrivals_in_order(store, batches[b])) {
      const auto& files = truth.batches[b];
      const auto file = std::find_if(files.begin(), files.end(),
                                     [&](const TruthFile& f) { return f.name == arrival.arrival.original_name; });
      if (file == files.end() || arrival.state == ledger::ArrivalState::Duplicate) continue;
      for (const ledger::Side& side : store.sides().of_arrival(arrival.arrival.id)) {
        const auto index = static_cast<std::size_t>(side.page.number - 1);
        if (index < file->sides.size())
          out.push_back({side.page, file->name + " " + std::to_string(side.page.number), &file->sides[index], side});
      }
    }
  }
  return out;
}

std::optional<ledger::StoredDocument> document_of(ledger::Store& store, const PageId& page) {
  for (ledger::StoredDocument& document : store.documents().of_page(page))
    if (document.state != ledger::DocumentState::Retired) return std::move(document);
  return std::nullopt;
}

std::map<std::string, CaseId> cases_by_form(ledger::Store& store, const std::vector<KnownSide>& sides) {
  std::map<std::string, CaseId> out;
  for (const KnownSide& known : sides) {
    if (!known.truth->opens_case()) continue;
    const auto document = document_of(store, known.page);
    if (!document || document->document.kind != known.truth->document) continue;
    for (const CaseId& id : store.cases().of_document(document->document.id)) out.emplace(known.truth->by_case, id);
  }
  return out;
}

}  // namespace uketsuke::office_day
