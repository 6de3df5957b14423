#include "ocr/documents/page/hidden_places.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {
namespace {

/// Digits of one number stand this near, in heights of print: groups of four are parted by about one.
constexpr double kGroupGap = 2.5;
/// A 市区町村 ends this soon behind its 都道府県, signs.
constexpr std::size_t kTownWithin = 8;

/// The words that stand on the paper, not all wordings of the label.
std::u32string printed(const PageLayout& page, const Label& label) {
  std::u32string out;
  for (std::size_t i = label.from; i < label.to; ++i) out += page.rows[label.row].glyphs[i].sign;
  return out;
}

bool holds(std::u32string_view text, std::initializer_list<std::u32string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::u32string_view part) { return text.find(part) != std::u32string_view::npos; });
}

/// What the value of a label that is no field's may not show.
std::optional<Hidden> hidden_behind(std::u32string_view label) {
  if (holds(label, {U"本籍", U"筆頭者"})) return Hidden::Domicile;
  if (holds(label, {U"住民票コード"})) return Hidden::ResidentCode;
  if (holds(label, {U"住所を定めた", U"住所地特例"})) return std::nullopt;
  if (holds(label, {U"前住所", U"前の住所", U"従前の住所", U"転出先", U"電話", U"連絡先", U"備考"})) return Hidden::Place;
  return std::nullopt;
}

Rect<CleanPx> place_of(const PageLayout& page, const ValuePlace& value) {
  return value.glyphs.empty() ? value.area : unite(value.area, page.extent(value.glyphs));
}

void add_labelled(const PageLayout& page, std::span<const Label> labels, std::vector<HiddenPlace>& out) {
  for (const Label& label : labels) {
    if (!label.spec->field.empty()) continue;
    const auto what = hidden_behind(printed(page, label));
    if (!what) continue;
    for (const ValuePlace& value : values_of(page, labels, label).places) out.push_back({*what, place_of(page, value)});
    for (const ValuePlace& value : values_across(page, labels, label)) out.push_back({*what, place_of(page, value)});
  }
}

/// Digits in a row that belong together, groups and hyphens between them included.
struct Run {
  std::string digits;
  std::size_t row = 0;
  std::size_t from = 0;
  std::size_t to = 0;
};

std::vector<Run> digit_runs(const PageLayout& page) {
  std::vector<Run> out;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    const auto& glyphs = page.rows[r].glyphs;
    Run run{{}, r, 0, 0};
    const auto end = [&] {
      if (run.digits.size() >= 11) out.push_back(run);
      run.digits.clear();
    };
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      const char32_t sign = glyphs[i].sign;
      const bool near = !run.digits.empty() && glyphs[i].rect.x - glyphs[run.to - 1].rect.right() <
                                                   kGroupGap * std::max(page.glyph_px, glyphs[i].rect.h);
      if (!run.digits.empty() && !near) end();
      if (is_digit(sign)) {
        if (run.digits.empty()) run.from = i;
        run.digits += static_cast<char>(sign);
        run.to = i + 1;
      } else if (sign != U'-') {
        end();
      }
    }
    end();
  }
  return out;
}

/// What the nearest label before a run of digits says; nothing without one.
std::u32string words_before(const PageLayout& page, std::span<const Label> labels, const Run& run) {
  const Label* before = nullptr;
  for (const Label& label : labels)
    if (label.row == run.row && label.to <= run.from && (before == nullptr || label.from > before->from))
      before = &label;
  return before == nullptr ? std::u32string() : printed(page, *before);
}

bool has_my_number(const KindInfo& kind) {
  return std::any_of(kind.fields.begin(), kind.fields.end(), [](const FieldInfo& field) { return field.my_number; });
}

bool in_a_field(const Rect<CleanPx>& place, const KindInfo& kind, const std::vector<FieldReading>& fields) {
  return std::any_of(fields.begin(), fields.end(), [&](const FieldReading& field) {
    if (!field.rect.contains(place.centre())) return false;
    const FieldInfo* info = kind.find(field.field);
    return info != nullptr && (info->type == FieldType::Digits || info->charset == Charset::Free);
  });
}

void add_numbers(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                 const std::vector<FieldReading>& fields, std::vector<HiddenPlace>& out) {
  for (const Run& run : digit_runs(page)) {
    const Rect<CleanPx> place = extent(page.rows[run.row], run.from, run.to);
    if (run.digits.size() == 11 && kind.id == "juminhyo" && !in_a_field(place, kind, fields))
      out.push_back({Hidden::ResidentCode, place});
    if (!is_my_number(run.digits) || in_a_field(place, kind, fields)) continue;
    // Behind 整理番号 and the like stands another number; behind 個人番号 it is one, in its place where the kind has some.
    const std::u32string words = words_before(page, labels, run);
    const bool promised = holds(words, {U"個人番号"});
    if (promised && has_my_number(kind))
      out.push_back({Hidden::OwnNumber, place});
    else if (promised || !holds(words, {U"番号"}))
      out.push_back({Hidden::Number, place});
  }
}

bool is_one_of(char32_t sign, std::u32string_view signs) { return signs.find(sign) != std::u32string_view::npos; }

/// Where an address begins in a row: its 都道府県, or the row's begin for one that goes on (丁目, 番地).
std::optional<std::size_t> address_in(std::u32string_view signs) {
  for (std::size_t i = 1; i < signs.size(); ++i) {
    if (!is_one_of(signs[i], U"都道府県")) continue;
    for (std::size_t k = i + 1; k < signs.size() && k <= i + kTownWithin; ++k)
      if (is_one_of(signs[k], U"市区町村郡")) return i >= 3 ? i - 3 : 0;
  }
  return holds(signs, {U"丁目", U"番地"}) ? std::optional<std::size_t>(0) : std::nullopt;
}

void add_addresses(const PageLayout& page, std::vector<HiddenPlace>& out) {
  for (const TextRow& row : page.rows)
    if (const auto from = address_in(row.signs())) out.push_back({Hidden::Place, extent(row, *from, row.glyphs.size())});
}

}  // namespace

std::vector<HiddenPlace> hidden_places(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                                       const std::vector<FieldReading>& fields) {
  std::vector<HiddenPlace> out;
  add_labelled(page, labels, out);
  add_numbers(page, kind, labels, fields, out);
  add_addresses(page, out);
  return out;
}

std::vector<Rect<CleanPx>> without(const Rect<CleanPx>& whole, const std::vector<Rect<CleanPx>>& others) {
  std::vector<Rect<CleanPx>> rest{whole};
  for (const Rect<CleanPx>& other : others) {
    std::vector<Rect<CleanPx>> next;
    for (const Rect<CleanPx>& r : rest) {
      const Rect<CleanPx> hole = intersect(r, other);
      if (hole.empty()) {
        next.push_back(r);
        continue;
      }
      for (const Rect<CleanPx>& part : {Rect<CleanPx>{r.x, r.y, r.w, hole.y - r.y},
                                        Rect<CleanPx>{r.x, hole.bottom(), r.w, r.bottom() - hole.bottom()},
                                        Rect<CleanPx>{r.x, hole.y, hole.x - r.x, hole.h},
                                        Rect<CleanPx>{hole.right(), hole.y, r.right() - hole.right(), hole.h}})
        if (!part.empty()) next.push_back(part);
    }
    rest = std::move(next);
  }
  return rest;
}

}  // namespace uketsuke::ocr
