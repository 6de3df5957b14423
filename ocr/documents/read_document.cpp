#include "ocr/documents/read_document.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/crypto/hash.h"
#include "ocr/documents/free_values.h"
#include "ocr/documents/kind_evidence.h"
#include "ocr/documents/mend_labels.h"
#include "ocr/documents/proofs.h"
#include "ocr/documents/symbol_number.h"
#include "ocr/documents/value_map.h"
#include "ocr/documents/value_reading.h"

namespace uketsuke::ocr {
namespace {

/// Changes whenever certificates are read differently without an engine changing.
constexpr const char* kReaderVersion = "documents-1";

std::string key_of(const CleanPage& page, const std::string& kind, const Engines& engines) {
  return sha256_hex(page.id.file.value + "|" + std::to_string(page.id.number) + "|" + kind + "|" + kReaderVersion + "|" +
                    engines.print_version() + "|" + engines.writing_version());
}

/// The fiscal year and the page mark have a notation of their own: both readers must give the same numbers.
template <class Parse>
void reread(FieldReading& field, const Parse& parse) {
  const std::string value = parse(field.value);
  const bool doubted = !field.doubts.empty();
  field.raw = field.value;
  field.state = value.empty() ? ReadState::Unreadable : ReadState::Read;
  field.value = value;
  field.candidates.clear();
  if (value.empty()) {
    field.confidence = std::min(field.confidence, 0.5);
    return;
  }
  if (!doubted) field.confidence = std::max(field.confidence, 0.996);
  field.candidates.push_back({value, field.confidence});
}

std::string fiscal_year_of(const std::string& text) {
  const auto year = read_fiscal_year(folded(text));
  return year ? std::to_string(year->year) : std::string();
}

/// The page mark as the page reader saw it, else as the line reader does (its ／ is often taken for a letter).
std::optional<PlacedMark> page_mark(const PageLayout& layout, const ValueMap& map, const ValueReading& reader) {
  if (auto mark = find_page_mark(layout, map)) return mark;
  for (ValuePlace& place : page_mark_places(layout, map)) {
    const FieldReading read = reader.read("page_number", 0, ValueKind::Heading, place);
    if (const auto mark = read_page_mark(folded(read.value))) return PlacedMark{*mark, std::move(place)};
  }
  return std::nullopt;
}

void add_page_mark(const PlacedMark& placed, const ValueReading& reader, DocumentPage& out) {
  out.page_number = placed.mark.page;
  const FieldReading read = reader.read("page_number", 0, ValueKind::Heading, placed.place);
  for (const bool count : {false, true}) {
    FieldReading field = read;
    field.field = count ? "page_count" : "page_number";
    reread(field, [count](const std::string& text) {
      const auto mark = read_page_mark(folded(text));
      return mark ? std::to_string(count ? mark->count : mark->page) : std::string();
    });
    out.reading.fields.push_back(std::move(field));
  }
}

/// Catalogue order, persons one after the other.
void sort_fields(const KindInfo& kind, std::vector<FieldReading>& fields) {
  const auto place = [&](const FieldReading& reading) {
    const auto at = std::find_if(kind.fields.begin(), kind.fields.end(), [&](const FieldInfo& f) { return f.id == reading.field; });
    return std::pair(reading.row, at - kind.fields.begin());
  };
  std::stable_sort(fields.begin(), fields.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

/// A table's empty line is no person.
void drop_empty_persons(std::vector<FieldReading>& fields) {
  for (int row = 40; row > 0; --row) {
    const auto of_row = [row](const FieldReading& f) { return f.row == row; };
    const bool any = std::any_of(fields.begin(), fields.end(), [&](const FieldReading& f) {
      return of_row(f) && (f.state == ReadState::Read || (f.state == ReadState::Unreadable && f.field == "name"));
    });
    if (!any) std::erase_if(fields, of_row);
  }
}

void read_values(const PageLayout& layout, const KindInfo& kind, const ValueReading& reader, DocumentPage& out) {
  ValueMap map = map_values(layout, kind);
  for (PlacedValue& value : free_values(layout, kind, map)) map.values.push_back(std::move(value));
  for (const PlacedValue& value : map.values) {
    if (value.field == "@symbol_number") {
      for (FieldReading& field : split_symbol_number(reader.read("symbol", 0, ValueKind::Text, value.place)))
        if (find_reading(out.reading, field.field) == nullptr) out.reading.fields.push_back(std::move(field));
      continue;
    }
    if (kind.find(value.field) == nullptr) continue;
    FieldReading field = reader.read(value.field, value.row, value.kind, value.place);
    if (value.field == "fiscal_year") reread(field, fiscal_year_of);
    out.reading.fields.push_back(std::move(field));
  }
  const auto mark = kind.find("page_number") != nullptr ? page_mark(layout, map, reader) : std::nullopt;
  if (mark) add_page_mark(*mark, reader, out);
  drop_empty_persons(out.reading.fields);
  apply_proofs(kind.id, mark ? mark->mark.count : 0, out.reading.fields);
  sort_fields(kind, out.reading.fields);
}

}  // namespace

DocumentPage read_document(const CleanPage& page, const KindCatalogue& kinds, const Engines& engines, DebugSink& debug) {
  DocumentPage out;
  out.reading.page = page.id;
  if (page.grey.empty()) return out;
  PageLayout layout = lay_out(page, engines.print().read(page.grey, page.report.dpi.y));
  out.recognised = recognise_kind(layout.rows, layout.width, layout.height);
  if (!out.recognised) return out;
  const KindInfo* kind = kinds.find(out.recognised->kind);
  if (kind == nullptr) {
    out.recognised.reset();
    return out;
  }
  out.reading.document_kind = kind->id;
  out.reading.recompute_key = key_of(page, kind->id, engines);
  mend_labels(page, label_book(kind->id), engines, layout);
  read_values(layout, *kind, ValueReading(page, layout, engines), out);
  if (debug.wanted()) debug.picture(60, "document", page.grey);
  return out;
}

}  // namespace uketsuke::ocr
