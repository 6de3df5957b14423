#include "ocr/documents/values/loose_values.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/labels/heading_columns.h"
#include "ocr/documents/page/stretched.h"
#include "ocr/documents/persons/name_cells.h"
#include "ocr/documents/persons/names_in_letters.h"
#include "ocr/documents/persons/readings_over_names.h"
#include "ocr/documents/values/address_lines.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/print_in_line.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// A column ends where the next print is further below than this many of its line distances.
constexpr double kColumnBreak = 1.9;
/// A value stands at most this many heights of print beside the extent of the heading above it.
constexpr double kColumnAside = 1.0;

/// Print is no lower than this, in heights of print.
constexpr double kDust = 0.4;
constexpr std::ptrdiff_t kDashes = 2;
/// Print this high is a heading, in heights of print: 住民票 at the right of 住所, whose lines stand below it.
constexpr double kHeading = 1.8;
/// Digits of a 個人番号, in one or in groups of four.
constexpr std::ptrdiff_t kMyNumber = 12;
/// Digits that are set apart one by one stand no further apart than this, in shares of the distance before.
constexpr double kEven = 1.4;
/// A sign that begins this far left of the sign before it is of another line, in heights of print.
constexpr double kBack = 0.5;

/// Where the value can begin behind a label: a translation (氏名 / Name：) is skipped.
std::size_t behind_translation(const std::vector<Glyph>& glyphs, const Label& label) {
  bool letters = false;
  std::size_t i = label.to;
  for (; i < glyphs.size(); ++i) {
    const char32_t c = glyphs[i].sign;
    if (c == U':') return i + 1;
    if (!is_letter(c) && std::u32string_view(U"/.()-',・").find(c) == std::u32string_view::npos) break;
    letters = letters || is_letter(c);
  }
  const ValueKind kind = label.spec->kind;
  // A name in letters is no translation of its label.
  if (kind == ValueKind::Name && letters) {
    std::u32string words;
    for (std::size_t k = label.to; k < i; ++k) words += glyphs[k].sign;
    if (!is_english_label(words)) return label.to;
  }
  return letters && i < glyphs.size() && kind != ValueKind::Code && kind != ValueKind::Text ? i : label.to;
}

/// The print before a number's gap is part of it: wide-set ２，２２８，８５０ has a gap behind each comma.
bool goes_on_after(char32_t c) { return is_digit(c) || c == U',' || c == U'.'; }

/// Dotted leaders (給与収入 ………… 1,234) are read as anything: a number behind a wide gap stands alone.
Places without_leaders(const PageLayout& page, ValueKind kind, Places places) {
  if (kind != ValueKind::Amount && kind != ValueKind::Count) return places;
  for (std::size_t i = places.size(); i-- > 1;) {
    const bool gap = page.glyph(places[i]).rect.x - page.glyph(places[i - 1]).rect.right() > 1.5 * page.glyph_px;
    if (!gap || goes_on_after(page.glyph(places[i - 1]).sign)) continue;
    Places last(places.begin() + static_cast<std::ptrdiff_t>(i), places.end());
    return fits(kind, page.signs(last)) ? last : places;
  }
  return places;
}

/// Where a day begins behind a label in its row: a name or a relation before it has ended.
std::size_t next_day(const PageLayout& page, const Label& label) {
  const auto dates = find_dates(page.rows[label.row].signs());
  const auto next = std::find_if(dates.begin(), dates.end(), [&](const FoundDate& d) { return d.from >= label.to; });
  return next == dates.end() ? page.rows[label.row].glyphs.size() : next->from;
}

/// A value whose notation says that it is whole: what stands behind the next gap is another.
bool is_whole(const LabelSpec& spec, const std::u32string& signs, bool period) {
  switch (spec.kind) {
    case ValueKind::Date: return find_dates(signs).size() > (period ? 1U : 0U);
    case ValueKind::Sex: return !signs.empty();
    case ValueKind::Digits:
      return is_left_out(signs) || is_masked(signs) ||
             std::count_if(signs.begin(), signs.end(), is_digit) >= (spec.field == "my_number" ? kMyNumber : 6);
    default: return false;
  }
}

/// The widest gap inside a label's value, in glyph heights.
double widest_gap(const LabelSpec& spec) {
  if (spec.field == "@symbol_number") return 3 * kValueGap;  // 125　・　64176
  switch (spec.kind) {
    case ValueKind::Name:
    case ValueKind::Kana: return 2.4;
    case ValueKind::Text:
    case ValueKind::Code: return kValueGap;
    default: return 2 * kValueGap;
  }
}

bool closes_behind(const std::vector<Glyph>& glyphs, std::size_t open) {
  return std::any_of(glyphs.begin() + static_cast<std::ptrdiff_t>(open), glyphs.end(),
                     [](const Glyph& glyph) { return glyph.sign == U')'; });
}

bool is_opened(const std::vector<Glyph>& glyphs, std::size_t close) {
  return std::any_of(glyphs.begin(), glyphs.begin() + static_cast<std::ptrdiff_t>(close),
                     [](const Glyph& glyph) { return glyph.sign == U'('; });
}

/// Family and given name, a gap between them.
bool names_fully(const PageLayout& page, const Places& name) {
  return std::any_of(name.begin() + (name.empty() ? 0 : 1), name.end(),
                     [&](GlyphPlace at) { return page.glyph(at).word_start; });
}

/// What follows the label in its row, up to the next label or a wide gap behind the value.
Places behind(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  Places out;
  const auto& glyphs = page.rows[label.row].glyphs;
  const ValueKind kind = label.spec->kind;
  const double em = std::max(page.glyph_px, page.rows[label.row].rect.h);
  bool in_brackets = false;
  const std::size_t begin = behind_translation(glyphs, label);
  const bool name = kind == ValueKind::Name || kind == ValueKind::Kana;
  // 続柄:夫　昭和57年10月31日生: a person in one line.
  const std::size_t end = name || label.spec->field == "relation" ? next_day(page, label) : glyphs.size();
  const bool period = names_period(page, label);
  for (std::size_t i = begin; i < end; ++i) {
    const Label* other = label_over(labels, {label.row, i});
    if (other != nullptr && !is_value_of(page, label, *other)) break;
    const char32_t c = glyphs[i].sign;
    // A bracket that nobody closes is a misread 0.
    if (out.empty() && i == begin && c == U'(') in_brackets = closes_behind(glyphs, i);
    const bool skip =
        in_brackets || (out.empty() && std::u32string_view(U":;.・額…").find(c) != std::u32string_view::npos);
    if (c == U')') in_brackets = false;
    if (skip) continue;
    const double gap = i > 0 ? glyphs[i].rect.x - glyphs[i - 1].rect.right() : 0;
    // A second reading of the same ink, drawn into the row behind it.
    if (!out.empty() && glyphs[i].rect.x < page.glyph(out.back()).rect.x - kBack * page.glyph_px) break;
    // Leaders may stand between a label and its number.
    const bool complete = (kind != ValueKind::Amount && kind != ValueKind::Count) || fits(kind, page.signs(out));
    // 発行番号 519198 1/1ページ: the page's mark is no part of a number that nobody wants.
    if (!out.empty() && label.spec->field.empty() && glyphs[i].word_start &&
        read_page_mark(page.rows[label.row].signs().substr(i)))
      break;
    if (!out.empty() && complete && gap > widest_gap(*label.spec) * em) break;
    // その他の控除 behind an amount is the label of the next list, known or not.
    const bool word =
        glyphs[i].word_start && (is_kanji(c) || is_hiragana(c) || is_katakana(c)) && c != U'円' && c != U'人';
    if (!out.empty() && is_number(kind) && word && gap > 0.8 * em && fits(kind, page.signs(out))) break;
    // Digits one a box: each stands as far from the next.
    const bool even = out.size() > 1 && kind == ValueKind::Digits && is_digit(c) && is_digit(glyphs[i - 1].sign) &&
                      glyphs[i].rect.centre().x - glyphs[i - 1].rect.centre().x <
                          kEven * (glyphs[i - 1].rect.centre().x - glyphs[i - 2].rect.centre().x);
    if (!out.empty() && glyphs[i].word_start && !even && is_whole(*label.spec, page.signs(out), period)) break;
    // 山田太郎（男）, 山田太郎【ヤマダタロウ】, （記号 12 番号 345）: brackets are no part of names and numbers. One
    // that closes nothing, in the middle of a word, is a stroke of it (ミチル read ミチ)ル).
    const bool closes = c == U')' && (is_opened(glyphs, i) || i + 1 == glyphs.size() || glyphs[i + 1].word_start);
    const bool bracket =
        c == U'(' || closes || (name && std::u32string_view(U"[]〔〕【】").find(c) != std::u32string_view::npos);
    if (!out.empty() && bracket && (name || kind == ValueKind::Code)) break;
    // Its bracket unread it may as well be the given name, unless one stands before it; its own second word begins
    // nothing.
    if (names_fully(page, out) && !is_kana(glyphs[i - 1].sign) && kind == ValueKind::Name &&
        reading_in_brackets(page.rows[label.row], i))
      break;
    // What only the line reader saw behind a value may be a seal's lettering.
    // A house's name behind a person's address, and digits behind a comma, are none.
    const bool person = name || kind == ValueKind::Address;
    const bool lettering = glyphs[i].overlooked && !person && !(is_number(kind) && goes_on_after(c));
    if (!out.empty() && lettering && !page.glyph(out.back()).overlooked && gap > 0.8 * page.glyph_px) break;
    out.push_back({label.row, i});
  }
  return without_leaders(page, kind, std::move(out));
}

/// Specks in a line as the page reader takes them (」, a): far lower than print, and no sign that is low by itself
/// (一); or dashes with a sign among them (ーーヒ).
bool is_dust(const PageLayout& page, const Places& group) {
  const auto dashes = std::count_if(group.begin(), group.end(), [&](GlyphPlace at) {
    return std::u32string_view(U"ー―").find(page.glyph(at).sign) != std::u32string_view::npos;
  });
  if (dashes >= kDashes && dashes + 1 == static_cast<std::ptrdiff_t>(group.size())) return true;
  return page.extent(group).h < kDust * page.glyph_px && std::none_of(group.begin(), group.end(), [&](GlyphPlace at) {
           return std::u32string_view(U"一ー―-*＊").find(page.glyph(at).sign) != std::u32string_view::npos;
         });
}

/// The value of the label to the right of ours, set close under it.
bool stands_under_another(std::span<const Label> labels, const Label& own, const Rect<CleanPx>& group) {
  return std::any_of(labels.begin(), labels.end(), [&](const Label& other) {
    return in_one_line(other, own) && other.rect.x > own.rect.x && other.rect.x < group.right() &&
           other.rect.right() > group.x && other.rect.centre().y < group.centre().y;
  });
}

/// What a speck behind a label is read as, where the value stands below it.
bool is_speck(std::u32string_view signs) {
  return signs.size() < 3 && std::all_of(signs.begin(), signs.end(), [](char32_t c) {
           return std::u32string_view(U"-‐―ー一_.,、。・:;'`\"~").find(c) != std::u32string_view::npos;
         });
}

/// A label with its translation below it takes two lines, and its value stands half a line lower to the right.
Places beside(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  Places best;
  double nearest = 0.85 * page.glyph_px;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    if (r == label.row) continue;
    for (Places& group : groups_of(page, r, kValueGap * page.glyph_px)) {
      const Rect<CleanPx> rect = page.extent(group);
      const double away = std::abs(rect.centre().y - label.rect.centre().y);
      if (away >= nearest || rect.x < label.rect.right() || stands_under_another(labels, label, rect)) continue;
      if (is_dust(page, group) || rect.h > kHeading * page.glyph_px) continue;
      if (!is_number(label.spec->kind) && is_speck(page.signs(group))) continue;
      if (label_over(labels, group.front()) != nullptr || !fits(label.spec->kind, page.signs(group))) continue;
      nearest = away;
      best = std::move(group);
      break;
    }
  }
  return best;
}

/// Side by side is no column, however wide both are: the value of the list to the left.
bool stands_aside(const Rect<CleanPx>& group, const Label& label) {
  const double apart = std::max(group.x - label.rect.right(), label.rect.x - group.right());
  return apart > kColumnAside * std::max(label.rect.h, group.h);
}

/// Words between a label and a glyph of its row.
std::size_t words_between(const PageLayout& page, const Label& label, GlyphPlace at) {
  const auto& glyphs = page.rows[label.row].glyphs;
  return static_cast<std::size_t>(std::count_if(glyphs.begin() + static_cast<std::ptrdiff_t>(label.to),
                                                glyphs.begin() + static_cast<std::ptrdiff_t>(at.index),
                                                [](const Glyph& g) { return g.word_start; }));
}

/// A group that stands behind another label in its row is that label's: amounts of two lists beside each other.
bool is_of_its_row(const PageLayout& page, std::span<const Label> labels, const Label& own, const Places& group) {
  const GlyphPlace first = group.front();
  const Label* before = nullptr;
  for (const Label& label : labels)
    if (label.row == first.row && label.to <= first.index && (before == nullptr || label.to > before->to))
      before = &label;
  if (before == nullptr || before->spec->kind == ValueKind::Heading || is_value_of(page, own, *before)) return false;
  if (own.spec->kind == ValueKind::Amount) return true;
  // 平成24年10月21日 under our 生年月日, far behind 資格喪失日 of a block to the left.
  if (is_headed(page, {&own, 1}, *before, group)) return false;
  // 被保険者 and 被扶養者 head the rows of a table of persons.
  return !before->spec->field.empty() && words_between(page, *before, first) == 0;
}

/// No value stands in the sentence below a list.
bool certifies(const std::u32string& signs) {
  const auto word = [&](std::u32string_view part) { return signs.find(part) != std::u32string::npos; };
  return word(U"証明する") || word(U"証明します") || word(U"証明いたします");
}

/// －－－ 以上 5名 －－－, 以下余白: the line that ends a list of persons.
bool ends_list(std::u32string_view signs) {
  const std::size_t first = signs.find_first_not_of(U"-‐―ー一_.,、。・*＊");
  if (first == std::u32string_view::npos) return false;
  const std::u32string_view rest = signs.substr(first);
  if (rest.starts_with(U"以下余白")) return true;
  return rest.starts_with(U"以上") && (rest.size() <= 3 || rest.find(U'名') < 6 || rest.find(U'人') < 6);
}

/// The first line of a column stands at most this far below its heading, mm.
constexpr double kFirstLine_mm = 20;

std::vector<ValuePlace> column_below(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  std::vector<ValuePlace> out;
  Places reading;
  double last = label.rect.centre().y, pitch = kFirstLine_mm * page.px_per_mm;
  for (std::size_t r = label.row + 1; r < page.rows.size() && out.size() < 40; ++r) {
    const double y = page.rows[r].rect.centre().y;
    if (y - last > pitch * (out.empty() ? 1.0 : kColumnBreak) || certifies(page.rows[r].signs()) ||
        ends_list(page.rows[r].signs()))
      break;
    const std::size_t before = out.size();
    bool others = false;
    for (const Places& part : groups_under(page, r, labels, label)) {
      if (is_dust(page, part) || !in_column(page.extent(part), label, labels)) continue;
      const Places group = with_given_name(page, labels, label, part);
      // The next label below ends the column.
      const Label* other = label_over(labels, group.front());
      if (other != nullptr && !is_value_of(page, label, *other)) return out;
      if (stands_aside(page.extent(group), label) || is_of_its_row(page, labels, label, group)) {
        others = true;
        continue;
      }
      // Lists of line printers have a name's reading in a line over it, and forms in smaller type.
      if (label.spec->kind == ValueKind::Name && reading.empty() &&
          (is_narrow(page, page.extent(group)) || is_set_over_name(page, group))) {
        reading = group;
        others = false;
        break;
      }
      // A column of dates ends where something else stands: the next label, misread.
      const bool strict = label.spec->kind == ValueKind::Date || label.spec->kind == ValueKind::Digits;
      if (!out.empty() && strict && !fits(label.spec->kind, page.signs(group))) return out;
      if (!out.empty() && label.spec->kind == ValueKind::Name && is_no_name(page, group)) return out;
      if (!out.empty()) pitch = std::min(pitch, std::max(y - last, page.glyph_px));
      if (out.empty()) pitch = std::max(y - last, 1.5 * page.glyph_px);
      last = y;
      out.push_back(loose(page, group));
      if (!reading.empty()) {
        // Their other values stand in either of the two lines.
        out.back().line_y = (page.extent(reading).centre().y + y) / 2;
        out.back().reading = std::exchange(reading, {});
      }
      break;
    }
    // Below the value of another label stands nothing of ours.
    if (others && out.size() == before) return out;
  }
  return out;
}

}  // namespace

ValuePlace loose(const PageLayout& page, std::vector<GlyphPlace> glyphs) {
  const Rect<CleanPx> rect = page.extent(glyphs);
  return {std::move(glyphs), rect.grown(0.35 * page.glyph_px), false};
}

std::vector<GlyphPlace> part(const std::vector<GlyphPlace>& places, std::size_t from, std::size_t to) {
  return {places.begin() + static_cast<std::ptrdiff_t>(from),
          places.begin() + static_cast<std::ptrdiff_t>(std::min(to, places.size()))};
}

std::vector<std::vector<GlyphPlace>> groups_of(const PageLayout& page, std::size_t row, double gap_px) {
  std::vector<Places> out;
  const auto& glyphs = page.rows[row].glyphs;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const bool apart =
        i == 0 || glyphs[i].rect.x - glyphs[i - 1].rect.right() > gap_px ||
        (glyphs[i].word_start && page.rules.vertical_between(glyphs[i - 1].rect.centre(), glyphs[i].rect.centre()));
    if (apart) out.emplace_back();
    out.back().push_back({row, i});
  }
  return out;
}

LabelValues loose_values(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  const ValueKind kind = label.spec->kind;
  Places right = behind(page, labels, label);
  // Whatever stands behind a label that nobody wants is its value (発行番号 97819), not the day below it.
  const bool unwanted = label.spec->field.empty();
  const bool right_fits = !right.empty() && (unwanted ? !is_speck(page.signs(right)) : fits(kind, page.signs(right)));
  if (right.empty()) {
    if (Places aside = beside(page, labels, label); !aside.empty()) return {{loose(page, std::move(aside))}, false};
    if (is_number(kind))
      if (auto place = unread_behind(page, label)) return {{std::move(*place)}, false};
  }
  std::vector<ValuePlace> below;
  // Amounts of a list stand far behind their words and others below these; a day is unmistakable wherever it stands.
  const bool far = right_fits && kind == ValueKind::Date && stands_far(page, label, right);
  if (!right_fits || far) below = column_below(page, labels, label);
  const bool below_fits = !below.empty() && fits(kind, page.signs(below.front().glyphs)) &&
                          (!far || stands_close_under(page, label, below.front()));
  const auto whole = [&](ValuePlace place) {
    if (kind != ValueKind::Address) return place;
    return with_lines_below(page, std::move(place), [&](GlyphPlace at) { return label_over(labels, at) != nullptr; });
  };
  if (!right.empty() && !below_fits) {
    ValuePlace place = whole(loose(page, right));
    if (far && has_own_heading(page, right)) place.doubt = "label_unclear";
    return {{std::move(place)}, false};
  }
  if (kind == ValueKind::Address && below_fits) below = {whole(std::move(below.front()))};
  if (below_fits || right.empty()) return {below, true};
  return {};
}

}  // namespace uketsuke::ocr
