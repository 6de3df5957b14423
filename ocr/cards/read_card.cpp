#include "ocr/cards/read_card.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "core/errors/require.h"
#include "core/text/text.h"
#include "ocr/cards/card_labels.h"
#include "ocr/cards/card_places.h"
#include "ocr/cards/number_proof.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/labels/mend_labels.h"
#include "ocr/documents/page/clear_paper.h"
#include "ocr/documents/page/hidden_places.h"
#include "ocr/documents/page/overlooked.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_reading.h"

namespace uketsuke::ocr {
namespace {

void sort_fields(const KindInfo& kind, std::vector<FieldReading>& fields) {
  const auto place = [&](const FieldReading& reading) {
    return std::find_if(kind.fields.begin(), kind.fields.end(), [&](const FieldInfo& f) { return f.id == reading.field; });
  };
  std::stable_sort(fields.begin(), fields.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

void doubt(FieldReading& field, std::string_view word) {
  if (std::find(field.doubts.begin(), field.doubts.end(), word) == field.doubts.end()) field.doubts.emplace_back(word);
}

/// A number that was not read is somewhere on the card: its place is the whole of it, so that no picture shows it.
void hide_lost_number(const CleanPage& card, const CardFace& face, std::vector<FieldReading>& fields) {
  if (!face.back && face.kind != "tsuchi_card") return;
  auto number = std::find_if(fields.begin(), fields.end(), [](const FieldReading& f) { return f.field == "my_number"; });
  if (number != fields.end() && number->state == ReadState::Read) return;
  if (number == fields.end()) {
    number = fields.emplace(fields.end());
    number->field = "my_number";
    number->doubts = {"not_understood"};
  }
  number->rect = {0, 0, static_cast<double>(card.grey.width()), static_cast<double>(card.grey.height())};
  number->crop = card.grey;
}

/// The back of an 個人番号カード has a QR code with the number. Where it was not read nobody knows its place: all of the card
/// is hidden but the fields that people need.
void hide_unread_code(const CleanPage& card, const CardFace& face, std::span<const NumberCode> codes,
                      CardReading& out) {
  if (!face.back || !codes.empty()) return;
  std::vector<Rect<CleanPx>> shown;
  for (const FieldReading& field : out.fields)
    if (field.state == ReadState::Read && (field.field == "name" || field.field == "birth_date"))
      shown.push_back(field.rect);
  const Rect<CleanPx> whole{0, 0, static_cast<double>(card.grey.width()), static_cast<double>(card.grey.height())};
  for (const Rect<CleanPx>& place : without(whole, shown)) out.hidden.push_back({Hidden::NumberCode, place});
}

/// 6-1 at the end of a line and 7-27 in the next may be 6-17-27 or 6-1 and room 7-27; behind a hyphen that no number
/// follows one is lost.
void doubt_broken_number(const PageLayout& layout, const ValuePlace& place, FieldReading& field) {
  bool broken = field.value.ends_with("-") || field.value.find("-　") != std::string::npos;
  for (std::size_t i = 1; i < place.glyphs.size(); ++i)
    broken |= place.glyphs[i].row != place.glyphs[i - 1].row && is_digit(layout.glyph(place.glyphs[i - 1]).sign) &&
              is_digit(layout.glyph(place.glyphs[i]).sign);
  if (broken) doubt(field, "line_break");
}

std::string utf8(std::u32string_view text) { return to_utf8(std::vector<char32_t>(text.begin(), text.end())); }

/// A value that begins with its own label (lines that go on under it make one block of both) loses it, one that begins
/// with the label's end (国籍・地域 of which only 国籍 was seen) keeps it; both are asked about.
void doubt_label_rest(std::string_view kind, FieldReading& field) {
  if (field.state != ReadState::Read) return;
  for (const LabelSpec& spec : card_labels(kind)) {
    if (spec.field != field.field) continue;
    for (const auto phrase : spec.phrases)
      for (std::size_t from = 0; from < phrase.size(); ++from) {
        // 名 begins many a family name; two signs of a label begin none.
        const bool telling = phrase.size() - from >= 2 || spec.field == "nationality";
        const std::string rest = utf8(phrase.substr(from));
        if (!telling || !field.value.starts_with(rest)) continue;
        doubt(field, "print_beside");
        if (from > 0) return;
        field.value = with_single_spaces(field.value.substr(rest.size()));
        if (!field.candidates.empty()) field.candidates.front().value = field.value;
        return;
      }
  }
}

/// Labels of a card. One that only the second look made a label may have a sign of its value for its last (国籍・地ノ of
/// 国籍・地域 ノルウェー): it counts as read with a sign wrong.
std::vector<Label> labels_of(const CleanPage& page, std::string_view kind, const Engines& engines, PageLayout& layout) {
  const std::vector<Label> seen = find_labels(layout, card_labels(kind));
  mend_labels(page, card_labels(kind), engines, layout);
  std::vector<Label> labels = find_labels(layout, card_labels(kind));
  for (Label& label : labels) {
    const bool same = std::any_of(seen.begin(), seen.end(), [&](const Label& before) {
      return before.spec == label.spec && std::abs(before.rect.right() - label.rect.right()) < 0.5 * layout.glyph_px &&
             std::abs(before.rect.y - label.rect.y) < layout.glyph_px;
    });
    if (!same) label.edits = std::max(label.edits, 1.0);
  }
  return labels;
}

/// Where any look saw the value with more at an end (ノルウェー beside ルウェー), the others may have lost it together: they
/// share the cut.
void doubt_longer_reading(FieldReading& field) {
  const std::u32string value = folded(field.value);
  const bool longer = std::any_of(field.candidates.begin(), field.candidates.end(), [&](const Candidate& other) {
    const std::u32string more = folded(other.value);
    return more.size() > value.size() && (more.starts_with(value) || more.ends_with(value));
  });
  if (longer) doubt(field, "print_beside");
}

bool of_words(ValueKind kind) {
  return kind == ValueKind::Name || kind == ValueKind::Kana || kind == ValueKind::Text || kind == ValueKind::Address;
}

/// Page readers lose words beside a photograph or over a tinted ground, one way of looking more than another.
std::optional<CardFace> recognised(const CleanPage& page, const CleanPage& bare, bool has_code, const Engines& engines,
                                   PageLayout& layout) {
  for (const PrintLayout how : {PrintLayout::Automatic, PrintLayout::Block}) {
    layout = lay_out(bare, engines.print().read(bare.grey, page.report.dpi.y, how));
    add_overlooked(page, engines, layout);
    if (auto face = recognise_card(layout.rows, has_code)) return face;
    if (!has_code && !may_be_card(layout.rows)) break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<CardReading> read_card(const CleanPage& card, std::span<const NumberCode> codes,
                                     const KindCatalogue& kinds, const Engines& engines) {
  if (card.grey.empty()) return std::nullopt;
  const CleanPage bare = without_ground(card);
  CleanPage page = card;
  page.binary = bare.binary;
  PageLayout layout;
  const auto face = recognised(page, bare, !codes.empty(), engines, layout);
  if (!face) return std::nullopt;
  const KindInfo* kind = kinds.find(face->kind);
  UKETSUKE_REQUIRE(kind != nullptr);
  const std::vector<Label> labels = labels_of(page, face->kind, engines, layout);
  const ValueReading reader(page, card.grey, layout, engines);
  CardReading out{*face, {}, {}};
  for (const CardValue& value : card_values(layout, labels))
    if (kind->find(value.field) != nullptr) {
      out.fields.push_back(reader.read(value.field, 0, value.kind, value.place));
      FieldReading& field = out.fields.back();
      doubt_label_rest(face->kind, field);
      const bool words = of_words(value.kind) && field.state == ReadState::Read;
      if (words) doubt_longer_reading(field);
      if (words && value.label_unsure) doubt(field, "print_beside");
      if (value.kind == ValueKind::Address) doubt_broken_number(layout, value.place, field);
    }
  hide_lost_number(card, *face, out.fields);
  prove_numbers(codes, out.fields);
  sort_fields(*kind, out.fields);
  out.hidden = hidden_places(layout, *kind, labels, out.fields);
  hide_unread_code(card, *face, codes, out);
  const bool empty = std::none_of(out.fields.begin(), out.fields.end(),
                                  [](const FieldReading& field) { return field.state == ReadState::Read; });
  return empty ? std::nullopt : std::optional(std::move(out));
}

}  // namespace uketsuke::ocr
