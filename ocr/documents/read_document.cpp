#include "ocr/documents/read_document.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "core/crypto/hash.h"
#include "core/text/text.h"
#include "ocr/documents/kind_evidence.h"
#include "ocr/documents/labels/item_lists.h"
#include "ocr/documents/labels/kana_labels.h"
#include "ocr/documents/labels/mend_labels.h"
#include "ocr/documents/labels/unread_headings.h"
#include "ocr/documents/labels/wrapped_labels.h"
#include "ocr/documents/levies/proofs.h"
#include "ocr/documents/levies/year_columns.h"
#include "ocr/documents/page/clear_paper.h"
#include "ocr/documents/page/downwards.h"
#include "ocr/documents/page/hidden_places.h"
#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/page/overlooked.h"
#include "ocr/documents/page/rings.h"
#include "ocr/documents/page/upright_words.h"
#include "ocr/documents/persons/one_reading.h"
#include "ocr/documents/persons/person_count.h"
#include "ocr/documents/persons/person_places.h"
#include "ocr/documents/persons/person_rows.h"
#include "ocr/documents/persons/persons_by_form.h"
#include "ocr/documents/persons/reading_brackets.h"
#include "ocr/documents/persons/readings_over_names.h"
#include "ocr/documents/values/digit_boxes.h"
#include "ocr/documents/values/era_choice.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/known_place.h"
#include "ocr/documents/values/symbol_number.h"
#include "ocr/documents/values/value_checks.h"
#include "ocr/documents/values/value_map.h"
#include "ocr/documents/values/value_reading.h"

namespace uketsuke::ocr {
namespace {

/// Changes whenever certificates are read differently without an engine changing.
constexpr const char* kReaderVersion = "documents-16";

std::string key_of(const CleanPage& page, const std::string& kind, const Engines& engines) {
  return sha256_hex(page.id.file.value + "|" + std::to_string(page.id.number) + "|" + kind + "|" + kReaderVersion +
                    "|" + engines.print_version() + "|" + engines.writing_version());
}

/// The page mark as the page reader saw it, else as the line reader does (its ／ is often taken for a letter).
std::optional<PlacedMark> page_mark(const PageLayout& layout, const ValueMap& map, const ValueReading& reader) {
  if (auto mark = find_page_mark(layout, map)) return mark;
  for (const bool garbled : {false, true})
    for (ValuePlace& place : page_mark_places(layout, map, garbled)) {
      const FieldReading read = reader.read("page_number", 0, ValueKind::Count, place);
      if (const auto mark = read_page_mark(folded(read.value))) return PlacedMark{*mark, std::move(place)};
    }
  return std::nullopt;
}

/// One mark, two fields: k and n of "k/n".
void add_page_mark(const PlacedMark& placed, const ValueReading& reader, DocumentPage& out) {
  out.page_number = placed.mark.page;
  const FieldReading read = reader.read("page_number", 0, ValueKind::Count, placed.place);
  for (const bool count : {false, true}) {
    FieldReading field = read;
    field.field = count ? "page_count" : "page_number";
    const auto half = [count](const std::string& text) {
      const auto slash = text.find('/');
      return slash == std::string::npos ? text : count ? text.substr(slash + 1) : text.substr(0, slash);
    };
    field.value = half(field.value);
    for (Candidate& candidate : field.candidates) candidate.value = half(candidate.value);
    out.reading.fields.push_back(std::move(field));
  }
}

/// Catalogue order, persons one after the other.
void sort_fields(const KindInfo& kind, std::vector<FieldReading>& fields) {
  const auto place = [&](const FieldReading& reading) {
    const auto at =
        std::find_if(kind.fields.begin(), kind.fields.end(), [&](const FieldInfo& f) { return f.id == reading.field; });
    return std::pair(reading.row, at - kind.fields.begin());
  };
  std::stable_sort(fields.begin(), fields.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

/// A person without a name: whose the other values are is not sure.
void doubt_nameless(const KindInfo& kind, std::vector<FieldReading>& fields) {
  const FieldInfo* name = kind.find("name");
  if (name == nullptr || !name->in_rows) return;
  std::set<int> named;
  for (const FieldReading& field : fields)
    if (field.field == "name" && field.state == ReadState::Read) named.insert(field.row);
  for (FieldReading& field : fields)
    if (field.row > 0 && !named.contains(field.row) && field.state == ReadState::Read)
      add_doubt(field, "person_unclear");
}

ValueMap all_values(const PageLayout& layout, const KindInfo& kind) {
  ValueMap map = map_values(layout, kind);
  if (kind.find("company") != nullptr)
    if (auto foot = certifier(layout, map)) map.values.insert(map.values.begin(), std::move(*foot));
  doubt_rivals_below(layout, kind, map);
  for (PlacedValue& value : readings_over_names(layout, kind, map)) map.values.push_back(std::move(value));
  for (PlacedValue& value : free_values(layout, kind, map)) map.values.push_back(std::move(value));
  const FieldInfo* name = kind.find("name");
  if (name != nullptr && !name->in_rows && lacks(kind, map, "name"))
    if (auto value = addressee(layout, map)) map.values.push_back(std::move(*value));
  choose_eras(layout, map.values);
  return map;
}

bool lacks(const DocumentPage& page, std::string_view field) {
  return std::none_of(page.reading.fields.begin(), page.reading.fields.end(),
                      [&](const FieldReading& f) { return f.field == field; });
}

void add_symbol_and_number(const FieldReading& both, DocumentPage& out) {
  for (FieldReading& field : split_symbol_number(both)) add_reading(std::move(field), out.reading.fields);
}

void read_placed(const std::vector<PlacedValue>& values, const KindInfo& kind, const ValueReading& reader,
                 DocumentPage& out) {
  for (const PlacedValue& value : values) {
    if (value.field == "@symbol_number") {
      add_symbol_and_number(reader.read("symbol", 0, ValueKind::Code, value.place), out);
      continue;
    }
    if (kind.find(value.field) == nullptr) continue;
    FieldReading reading = reader.read(value.field, value.row, value.kind, value.place);
    // 記号 5678 番号 13470 on one line: the second label is no part of the symbol.
    if (value.field == "symbol" && reading.value.find("番号") != std::string::npos)
      add_symbol_and_number(reading, out);
    else
      add_reading(std::move(reading), out.reading.fields);
  }
}

/// A reading printed small over the name in the name's own cell has no label.
void add_readings_over_names(const ValueMap& map, const KindInfo& kind, const ValueReading& reader, DocumentPage& out) {
  if (kind.find("name_kana") == nullptr) return;
  for (const PlacedValue& value : map.values) {
    if (value.field != "name" || !value.place.ruled || find_reading(out.reading, "name_kana", value.row) != nullptr)
      continue;
    if (auto reading = reader.reading_over(value.row, value.place))
      add_reading(std::move(*reading), out.reading.fields);
  }
}

/// A page in its states. Where print stands is seen on bare paper; what it says is read with the ground as well, so
/// that strokes that went with the ground inside a value are missed by one reader only. Beside a value both miss them:
/// the layout knows where they stood, so that the value is doubted.
struct Pages {
  CleanPage page;                  ///< to be read: without seals' ink and boxes, its binary picture without the ground
  CleanPage bare;                  ///< without seals' ink and ground
  Image shown;                     ///< grey, as scanned
  std::vector<InkBox> sealed_ink;  ///< all ink as scanned
  std::vector<Rect<CleanPx>> lifted;  ///< where seals' ink was taken off
  std::vector<InkBox> faint;          ///< what went with the ground and may be print
  std::vector<Rect<CleanPx>> rings;   ///< where rings round words were taken off
  std::vector<UprightWord> upright;   ///< written downwards among lines

  explicit Pages(const CleanPage& scanned) : shown(scanned.grey), sealed_ink(ink_boxes(scanned.binary)) {
    Unsealed open = without_seal_ink(scanned);
    page = without_digit_boxes(open.page);
    lifted = std::move(open.lifted);
    bare = without_ground(page);
    faint = faint_ink(page, bare);
    page.binary = bare.binary;
  }
  PageLayout layout(const Engines& engines, PrintLayout how) const {
    PageLayout out = lay_out(bare, engines.print().read(bare.grey, page.report.dpi.y, how));
    // The frame of a square seal looks like rules: it is whole only where they were not erased.
    out.seals = seal_frames(sealed_ink, out.px_per_mm);
    out.lifted = lifted;
    out.faint = faint;
    out.rings = rings;
    set_upright_words(upright, out);
    return out;
  }
};

/// Mends and joins the labels of a kind, and takes off print that looks like labels and is none.
void make_labels_ready(const CleanPage& page, const KindInfo& kind, const Engines& engines, PageLayout& layout) {
  const auto& book = label_book(kind.id);
  set_reading_brackets(layout);
  take_off_item_lists(page, book, layout);
  mend_labels(page, book, engines, layout);
  mend_wrapped_labels(page, book, engines, layout);
  add_unread_headings(page, book, engines, layout);
  join_wrapped_labels(book, layout);
  if (kind.find("fiscal_year") != nullptr) keep_certified_year(layout);
}

/// The page reader's layout analysis sometimes drops a whole column of short labels. A page that lacks a required value
/// is read again as one even block (which in turn loses amounts of ruled tables), for the lacking fields only.
void read_as_block(const Pages& pages, const KindInfo& kind, const Engines& engines, DocumentPage& out) {
  const bool whole = std::none_of(kind.fields.begin(), kind.fields.end(),
                                  [&](const FieldInfo& f) { return f.required && lacks(out, f.id); });
  if (whole) return;
  const CleanPage& page = pages.page;
  PageLayout layout = pages.layout(engines, PrintLayout::Block);
  make_labels_ready(page, kind, engines, layout);
  auto values = all_values(layout, kind).values;
  std::erase_if(values, [&](const PlacedValue& value) {
    return value.field == "@symbol_number" ? !lacks(out, "symbol") && !lacks(out, "number") : !lacks(out, value.field);
  });
  read_placed(values, kind, ValueReading(page, pages.shown, layout, engines), out);
}

/// Seven digits set as postal codes are (123-4567), anywhere on the page.
std::vector<std::string> postal_codes(const PageLayout& layout) {
  std::vector<std::string> out;
  for (const TextRow& row : layout.rows) {
    const std::u32string signs = row.signs();
    for (std::size_t i = 0; i + 8 <= signs.size(); ++i) {
      std::string digits;
      for (std::size_t k = 0; k < 8; ++k)
        if (k != 3 && is_digit(signs[i + k])) digits += static_cast<char>(signs[i + k]);
      const bool apart = (i == 0 || !is_digit(signs[i - 1])) && (i + 8 == signs.size() || !is_digit(signs[i + 8]));
      if (digits.size() == 7 && apart && !is_digit(signs[i + 3])) out.push_back(digits);
    }
  }
  return out;
}

void doubt_twin_towns(const PageLayout& layout, const Engines& engines, std::vector<FieldReading>& fields) {
  for (FieldReading& field : fields)
    if (field.field == "address" && field.state == ReadState::Read &&
        has_twin_town(engines.addresses(), field.value, postal_codes(layout)))
      add_doubt(field, "twin_town");
}

/// Lost strokes turn signs into others for both readers alike (田 into 山, 目 into 日). Where they often disagree on a
/// page, their agreeing on its words is worth less: from this share and number of values on.
constexpr double kWornShare = 0.15;
constexpr int kWornValues = 2;
/// Signs (three bytes each) that a value must have to count.
constexpr std::size_t kLeastSigns = 3;

/// A 続柄 that no lost stroke makes another one of the list, as 三男 becomes 二男: 0 of 135 such words on 84 worn pages
/// of two made days were wrong.
bool stays_itself(std::string_view relation) {
  static constexpr std::array<std::string_view, 11> kWords = {"世帯主", "本人", "妻",   "夫", "子", "長男",
                                                              "長女",   "次男", "次女", "父", "母"};
  return std::find(kWords.begin(), kWords.end(), relation) != kWords.end();
}

void doubt_worn_words(const KindInfo& kind, std::vector<FieldReading>& fields) {
  int read = 0, differ = 0;
  for (const FieldReading& field : fields) {
    // Single signs and what stands under a seal say nothing of the page.
    if (field.state != ReadState::Read || field.raw.size() < 3 * kLeastSigns) continue;
    ++read;
    differ += field.doubts == std::vector<std::string>{"readers_disagree"} ? 1 : 0;
  }
  if (differ < kWornValues || differ < kWornShare * read) return;
  for (FieldReading& field : fields) {
    const FieldInfo* info = kind.find(field.field);
    if (info == nullptr || info->type != FieldType::Text || field.state != ReadState::Read || !field.doubts.empty())
      continue;
    if (field.field == "relation" && stays_itself(field.value)) continue;
    field.doubts.emplace_back("worn_page");
  }
}

void read_values(const Pages& pages, const PageLayout& layout, const KindInfo& kind, const Engines& engines,
                 DocumentPage& out) {
  const ValueReading reader(pages.page, pages.shown, layout, engines);
  const ValueMap map = all_values(layout, kind);
  read_placed(map.values, kind, reader, out);
  add_readings_over_names(map, kind, reader, out);
  read_as_block(pages, kind, engines, out);
  part_joint_code(out.reading.fields);
  propose_eras(out.reading.fields);
  drop_head_row(out.reading.fields);
  drop_names_as_kana(layout.glyph_px, out.reading.fields);
  const auto mark = kind.find("page_number") != nullptr ? page_mark(layout, map, reader) : std::nullopt;
  if (mark) add_page_mark(*mark, reader, out);
  drop_empty_persons(out.reading.fields);
  doubt_misplaced(out.reading.fields);
  spread_unclear_persons(out.reading.fields);
  doubt_nameless(kind, out.reading.fields);
  doubt_persons(layout, kind, map.seen, mark ? mark->mark.count : 0, out.reading.fields);
  doubt_worn_words(kind, out.reading.fields);
  doubt_twin_towns(layout, engines, out.reading.fields);
  apply_proofs(kind.id, mark ? mark->mark.count : 0, out.reading.fields);
  if (shows_two_papers(layout.rows, layout.width, layout.height))
    for (FieldReading& field : out.reading.fields) add_doubt(field, "two_papers");
  sort_fields(kind, out.reading.fields);
}

/// Reads a page of lines; nothing where no kind of certificate is recognised. `in_lines` becomes true where they say
/// what certificates say, of whatever kind the paper is: then its print does not stand in columns.
DocumentPage read_lines(Pages pages, const KindCatalogue& kinds, const Engines& engines, bool& in_lines) {
  DocumentPage nothing;
  nothing.reading.page = pages.page.id;
  DocumentPage out = nothing;
  const CleanPage& page = pages.page;
  PageLayout layout = pages.layout(engines, PrintLayout::Automatic);
  if (const auto rings = rings_of(layout, page); !rings.empty()) {
    for (const Ring& ring : rings) pages.rings.push_back(ring.rect);
    pages.bare = without_rings(pages.bare, layout, rings);
    pages.page = without_rings(page, layout, rings);
    layout = pages.layout(engines, PrintLayout::Automatic);
  }
  pages.upright = upright_words(pages.bare, layout, engines);
  set_upright_words(pages.upright, layout);
  add_overlooked(page, engines, layout);
  translate_kana_labels(page, engines, layout);
  out.recognised = recognise_kind(layout.rows, layout.width, layout.height);
  in_lines = out.recognised.has_value() || may_certify(layout.rows);
  if (!out.recognised && in_lines) {
    mend_headings(page, engines, layout);
    out.recognised = recognise_kind(layout.rows, layout.width, layout.height);
  }
  const KindInfo* kind = out.recognised ? kinds.find(out.recognised->kind) : nullptr;
  if (kind == nullptr) return nothing;
  out.reading.document_kind = kind->id;
  out.reading.recompute_key = key_of(page, kind->id, engines);
  make_labels_ready(page, *kind, engines, layout);
  read_values(pages, layout, *kind, engines, out);
  out.hidden = hidden_places(layout, *kind, find_labels(layout, label_book(kind->id)), out.reading.fields);
  // A kind without a single value is too little to go by: a form whose heading was lost has a certificate's words.
  const bool empty = std::none_of(out.reading.fields.begin(), out.reading.fields.end(),
                                  [](const FieldReading& field) { return field.state == ReadState::Read; });
  return empty ? nothing : out;
}

/// Context round a value in the reviewer's picture, mm.
constexpr double kContext_mm = 1.5;

/// Reads a page written downwards (縦書き) as if it were set across; places and pictures are the paper's. Labels stand
/// above their values there and strokes lie as others do (ー upright), so that a person looks at each value.
DocumentPage read_columns(const Pages& pages, const KindCatalogue& kinds, const Engines& engines) {
  const auto turned = set_across(pages.bare, engines);
  if (!turned) return {};
  bool in_lines = false;
  DocumentPage out = read_lines(Pages(turned->page), kinds, engines, in_lines);
  const Rect<CleanPx> whole{0, 0, static_cast<double>(pages.shown.width()), static_cast<double>(pages.shown.height())};
  for (FieldReading& field : out.reading.fields) {
    field.rect = turned->on_paper(field.rect);
    const Rect<CleanPx> crop = intersect(field.rect.grown(kContext_mm * px_per_mm_of(pages.page)), whole);
    field.crop = turned->picture(pages.shown, crop);
    if (field.state == ReadState::Read) add_doubt(field, "written_downwards");
  }
  for (HiddenPlace& hidden : out.hidden) hidden.place = turned->on_paper(hidden.place);
  return out;
}

}  // namespace

DocumentPage read_document(const CleanPage& sealed, const KindCatalogue& kinds, const Engines& engines,
                           DebugSink& debug) {
  DocumentPage out;
  out.reading.page = sealed.id;
  if (sealed.grey.empty()) return out;
  const Pages pages(sealed);
  bool in_lines = false;
  out = read_lines(pages, kinds, engines, in_lines);
  if (!out.recognised && !in_lines) out = read_columns(pages, kinds, engines);
  out.reading.page = sealed.id;
  if (out.recognised && debug.wanted()) debug.picture(60, "document", pages.page.grey);
  return out;
}

}  // namespace uketsuke::ocr
