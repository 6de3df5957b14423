#include "pipeline/values/document_values.h"

#include <algorithm>

#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {
namespace {

// Rows that a document shows: as many as the form prints, or as were read or decided on a certificate.
int row_count(const KindInfo* kind, const std::vector<DocumentReading>& readings,
              const std::vector<ledger::StoredDecision>& decisions) {
  int rows = kind != nullptr && kind->form ? kind->rows : 0;
  for (const DocumentReading& r : readings) rows = std::max(rows, r.row);
  for (const auto& d : decisions) rows = std::max(rows, d.decision.field.row);
  return kind != nullptr && rows == 0 && !kind->form ? 1 : rows;
}

std::vector<std::pair<std::string, int>> order_of(const KindInfo* kind, int rows) {
  std::vector<std::pair<std::string, int>> order;
  if (kind == nullptr) return order;
  for (const FieldInfo& field : kind->fields)
    if (!field.in_rows && !field.office_use) order.emplace_back(field.id, 0);
  for (int row = 1; row <= rows; ++row)
    for (const FieldInfo& field : kind->fields)
      if (kind->has_row(field, row) && !field.office_use) order.emplace_back(field.id, row);
  return order;
}

FieldInfo info_of(const KindInfo* kind, const std::string& field) {
  if (const FieldInfo* known = kind == nullptr ? nullptr : kind->find(field)) return *known;
  FieldInfo unknown;
  unknown.id = field;
  unknown.label = field;
  return unknown;
}

/// The row of a side's readings that a region shows; nothing for a whole side. A region that no card lies in (cut by
/// hand, or the side was read again otherwise) has no readings: row −1.
std::optional<int> card_row(ledger::Store& store, const PageRegion& region) {
  if (region.rect.empty()) return std::nullopt;
  const auto side = store.sides().get(region.page);
  if (!side || !side->outcome) return std::nullopt;
  const SideDetails details = side_details_from_json(side->outcome->details);
  if (details.cards.empty()) return std::nullopt;
  const CardOnSide* card = card_in(region.rect, details);
  return card == nullptr ? -1 : card->row;
}

}  // namespace

std::vector<DocumentReading> readings_of(ledger::Store& store, const Document& document) {
  std::vector<DocumentReading> out;
  int rows_before = 0;
  for (const PageRegion& region : document.regions) {
    const auto stored = store.readings().latest(region.page);
    if (!stored) continue;
    int rows_here = 0;
    const std::optional<int> card = card_row(store, region);
    for (const FieldReading& reading : stored->reading.fields) {
      if (card && reading.row != *card) continue;
      DocumentReading item;
      item.reading = reading;
      // A card's document has no rows: its side's rows are its cards.
      item.row = card || reading.row == 0 ? 0 : rows_before + reading.row;
      item.page = region.page;
      const auto key = std::make_pair(reading.field, reading.row);
      if (const auto it = stored->dispositions.find(key); it != stored->dispositions.end())
        item.disposition = it->second;
      if (const auto it = stored->crop_blob.find(key); it != stored->crop_blob.end()) item.strip = it->second;
      if (!card) rows_here = std::max(rows_here, reading.row);
      // A value that a continuation page repeats (世帯主, 住所) belongs to the first page that shows it.
      const bool repeated = std::any_of(out.begin(), out.end(), [&](const DocumentReading& seen) {
        return seen.row == item.row && seen.reading.field == reading.field;
      });
      if (!repeated) out.push_back(std::move(item));
    }
    rows_before += rows_here;
  }
  return out;
}

std::vector<FieldValue> values_of(ledger::Store& store, const KindCatalogue& kinds,
                                  const ledger::StoredDocument& document) {
  const KindInfo* kind = kinds.find(document.document.kind);
  std::vector<DocumentReading> readings = readings_of(store, document.document);
  const std::vector<ledger::StoredDecision> decisions = store.documents().effective(document.document.id);
  std::vector<FieldValue> out;
  const auto slot = [&](const std::string& field, int row) -> FieldValue& {
    for (FieldValue& value : out)
      if (value.ref.field == field && value.ref.row == row) return value;
    FieldValue fresh;
    fresh.ref = {document.document.id, field, row};
    fresh.info = info_of(kind, field);
    out.push_back(std::move(fresh));
    return out.back();
  };
  for (const auto& [field, row] : order_of(kind, row_count(kind, readings, decisions))) slot(field, row);
  for (DocumentReading& reading : readings) {
    if (kind != nullptr && kind->find(reading.reading.field) != nullptr &&
        kind->find(reading.reading.field)->office_use)
      continue;
    slot(reading.reading.field, reading.row).reading = std::move(reading);
  }
  for (const auto& decision : decisions)
    slot(decision.decision.field.field, decision.decision.field.row).decision = decision;
  return out;
}

const FieldValue* find_value(const std::vector<FieldValue>& values, std::string_view field, int row) {
  for (const FieldValue& value : values)
    if (value.ref.field == field && value.ref.row == row) return &value;
  return nullptr;
}

}  // namespace uketsuke::pipeline
