#include "pipeline/assemble/batch_checks.h"

#include <algorithm>
#include <set>

#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {
namespace {

std::vector<std::string> names_on(ledger::Store& store, const Context& context,
                                  const ledger::StoredDocument& document) {
  std::vector<std::string> out;
  for (const FieldValue& value : values_of(store, context.kinds, document)) {
    if (value.info.concept_id != "person.name") continue;
    const std::string name = value.decided() ? value.value() : value.reading ? value.reading->reading.value : "";
    if (!name.empty()) out.push_back(name);
  }
  return out;
}

}  // namespace

std::vector<ledger::Side> sides_of(ledger::Store& store, const BatchId& batch) {
  std::vector<ledger::Side> out;
  ledger::Window window;
  window.limit = 500;
  do {
    auto part = store.sides().of_batch(batch, window);
    for (ledger::Side& side : part.items)
      if (side.outcome) out.push_back(std::move(side));
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  return out;
}

std::vector<EnvelopePaper> envelope_papers(ledger::Store& store, const Context& context, const BatchId& batch,
                                           const std::vector<ledger::CoverLine>& list) {
  std::vector<EnvelopePaper> out;
  std::set<DocumentId> seen;
  for (const ledger::Side& side : sides_of(store, batch))
    for (const ledger::StoredDocument& stored : store.documents().of_page(side.page)) {
      const KindInfo* kind = context.kinds.find(stored.document.kind);
      const bool listed = std::any_of(list.begin(), list.end(), [&](const ledger::CoverLine& line) {
        return line.kind == stored.document.kind;
      });
      if (stored.state == ledger::DocumentState::Retired || kind == nullptr || (!kind->form && !listed)) continue;
      if (!seen.insert(stored.document.id).second) continue;
      out.push_back({stored.document.id, side.page, {stored.document.kind, names_on(store, context, stored)}});
    }
  return out;
}

validate::CoverComparison compare_with_cover(const std::vector<ledger::CoverLine>& list,
                                             const std::vector<EnvelopePaper>& papers) {
  std::vector<validate::CoverEntry> lines;
  for (const ledger::CoverLine& line : list) lines.push_back({line.name, line.kind});
  std::vector<validate::CoverPaper> facts;
  for (const EnvelopePaper& paper : papers) facts.push_back(paper.facts);
  return validate::compare_cover(lines, facts);
}

void settle_cover_alarm(ledger::Store& store, const Context& context, const BatchId& batch) {
  const auto versions = store.batches().envelopes(batch);
  bool agrees = true;
  if (!versions.empty() && versions.back().has_cover) {
    const auto& list = versions.back().cover;
    agrees = compare_with_cover(list, envelope_papers(store, context, batch, list)).agrees();
  }
  if (agrees)
    store.batches().clear_alarm(batch, "cover_differs");
  else
    store.batches().raise_alarm(batch, "cover_differs", {});
}

void settle_sheet_alarm(ledger::Store& store, const BatchId& batch) {
  const ledger::BatchState state = store.batches().get(batch);
  const auto expected = state.header_sheets ? state.header_sheets : state.facts.expected_sheets;
  if (expected && *expected != state.sheets)
    store.batches().raise_alarm(batch, "sheets_differ",
                                std::to_string(state.sheets) + " of " + std::to_string(*expected));
  else
    store.batches().clear_alarm(batch, "sheets_differ");
}

}  // namespace uketsuke::pipeline
