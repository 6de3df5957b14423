#include "ocr/documents/labels/labels.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/values/value_notation.h"

namespace uketsuke::ocr {
namespace {

/// Edits a label of this length may have. Two signs must be read rightly (番号, 記号), up to a look-alike.
double allowance(std::size_t length) {
  if (length <= 2) return 0.3;
  if (length == 3) return 0.6;
  return length <= 5 ? 1.0 : 1.3;
}

/// A sign that begins this far left of the sign before it is of another line, in heights of print.
constexpr double kBack = 0.5;
/// A gap inside a joint label that parts two, and the widest inside a label set close, in heights of print.
constexpr double kTwoLabels = 2.6, kInLabel = 1.2;
/// Room for a number between the signs of an empty date, in heights of print.
constexpr double kRoom = 0.8;
/// What an edit costs against a longer label, in signs.
constexpr double kEditCost = 2.5;

/// What the end alone of a period is called.
constexpr std::array<std::u32string_view, 6> kEndOfPeriod = {U"満了", U"終了", U"終期", U"終わり", U"末日", U"未日"};

bool is_open_mark(char32_t c) {
  return std::u32string_view(U"()（）[]【】〔〕<>〈〉《》:：;・.,、。|!※*■□●○◆◇-=~「」『』'\"/").find(c) !=
             std::u32string_view::npos ||
         is_digit(c);
}

/// Opening brackets that stand before glyph `at`, at most two: 〈 is read く, and 〈《 or 〈く at times.
std::size_t brackets_before(const TextRow& row, std::size_t at) {
  std::size_t count = 0;
  while (count < 2 && count < at) {
    const std::size_t i = at - count - 1;
    const char32_t c = row.glyphs[i].sign;
    const bool misread = std::u32string_view(U"く一-").find(c) != std::u32string_view::npos;
    const bool before = i == 0 || row.glyphs[i].word_start || is_open_mark(row.glyphs[i - 1].sign);
    if (std::u32string_view(U"([〔【〈《「<").find(c) == std::u32string_view::npos && !(misread && before)) break;
    ++count;
  }
  return count;
}

/// A label begins a word: 前住所 is not 住所.
bool begins_word(const TextRow& row, const LabelSpec& spec, std::size_t from) {
  // 7番2号 of an address with its 2 lost is no 番号.
  if (spec.kind == ValueKind::Code && from > 0 && !row.glyphs[from].word_start && is_digit(row.glyphs[from - 1].sign))
    return false;
  // ― before an item, or what is left of a rule, at the beginning of a line.
  const bool dash = from == 1 && std::u32string_view(U"一ー―—‐").find(row.glyphs[0].sign) != std::u32string_view::npos;
  const bool bracket = brackets_before(row, from) > 0;
  return from == 0 || dash || bracket || row.glyphs[from].word_start || is_open_mark(row.glyphs[from - 1].sign);
}

/// The rest of a word, from a glyph on.
std::string rest_of_word(const TextRow& row, std::size_t from) {
  std::vector<char32_t> out;
  for (std::size_t i = from; i < row.glyphs.size() && (i == from || !row.glyphs[i].word_start); ++i)
    out.push_back(row.glyphs[i].sign);
  return to_utf8(out);
}

/// Signs that may follow a label without a gap: the value itself where values begin so, or 額 等 の日.
bool ends_word(const TextRow& row, const LabelSpec& spec, std::size_t to, double edits) {
  if (to >= row.glyphs.size() || row.glyphs[to].word_start || is_open_mark(row.glyphs[to].sign)) return true;
  const char32_t next = row.glyphs[to].sign;
  // フリガナモテギ, 世帯主との関係妻
  if (spec.kind == ValueKind::Kana && edits == 0) return is_katakana(next);
  if (spec.field == "relation" && edits == 0) return is_relation(rest_of_word(row, to));
  // A translation follows (氏名Name).
  if (spec.kind != ValueKind::Code && is_letter(next)) return true;
  // 資格喪失日は被保険者と同じ says no day.
  const auto behind = row.glyphs.begin() + static_cast<std::ptrdiff_t>(to);
  if (spec.kind == ValueKind::Date && next == U'は')
    return std::any_of(behind, row.glyphs.end(), [](const Glyph& glyph) { return is_digit(glyph.sign); });
  if (spec.kind == ValueKind::Date)
    return std::u32string_view(U"明大昭平令MTSHR").find(next) != std::u32string_view::npos;
  if (spec.kind == ValueKind::Amount)
    return std::u32string_view(U"¥￥△▲額等金計").find(next) != std::u32string_view::npos;
  if (spec.kind == ValueKind::Sex) return next == U'男' || next == U'女';
  if (spec.kind == ValueKind::Code) return next < 0x80;
  return false;
}

struct Hit {
  Label label;
  double score;
};

/// The wide gaps inside a label (氏　　名) may be as wide as the gap to the value, but never cross a rule.
bool crosses_rule(const PageLayout& page, const Label& label) {
  for (std::size_t i = label.from + 1; i < label.to; ++i) {
    const auto& row = page.rows[label.row].glyphs;
    if (row[i].word_start && page.rules.vertical_between(row[i - 1].rect.centre(), row[i].rect.centre())) return true;
  }
  return false;
}

/// Signs of a label stand evenly: a gap that is far wider than its signs joins what does not belong together, unless
/// both stand in one cell of a table (均等割付).
bool torn(const PageLayout& page, const Label& label) {
  const auto& row = page.rows[label.row].glyphs;
  const auto cell = page.rules.cell_at(row[label.from].rect.centre());
  if (cell && cell->w < 60 * page.px_per_mm && cell->contains(row[label.to - 1].rect.centre())) return false;
  for (std::size_t i = label.from + 1; i < label.to; ++i)
    if (row[i].rect.x - row[i - 1].rect.right() > 9 * page.glyph_px) return true;
  return false;
}

/// 記号 and 番号, 喪失日 and 事由 over columns of their own: the gap between them is as wide as a value's and far wider than
/// those in them.
bool is_two_labels(const PageLayout& page, const Label& label) {
  const auto& row = page.rows[label.row].glyphs;
  if (label.spec->field != "@symbol_number" && row[label.to - 1].sign != U'由') return false;
  if (page.rules.cell_at(row[label.from].rect.centre())) return false;
  double widest = 0, next = 0;
  for (std::size_t i = label.from + 1; i < label.to; ++i) {
    const double gap = row[i].rect.x - row[i - 1].rect.right();
    next = std::max(next, std::min(gap, widest));
    widest = std::max(widest, gap);
  }
  return widest > kTwoLabels * page.glyph_px && next < kInLabel * page.glyph_px;
}

/// 氏名 over フリガナ drawn into one row: what stands further left than the sign before it is another line.
bool runs_back(const PageLayout& page, const Label& label) {
  const auto& row = page.rows[label.row].glyphs;
  for (std::size_t i = label.from + 1; i < label.to; ++i)
    if (row[i].rect.x < row[i - 1].rect.x - kBack * page.glyph_px) return true;
  return false;
}

/// 氏名 before の振り仮名, whose other signs are misread: の set as near as the label's own signs makes a longer label of it. A
/// reading may begin so.
bool goes_on(const PageLayout& page, const Label& label) {
  const auto& row = page.rows[label.row].glyphs;
  if (label.spec->kind == ValueKind::Kana || label.to >= row.size() || row[label.to].sign != U'の') return false;
  double widest = kInLabel * page.glyph_px;
  for (std::size_t i = label.from + 1; i < label.to; ++i)
    widest = std::max(widest, kInLabel * (row[i].rect.x - row[i - 1].rect.right()));
  const Rect<CleanPx>&last = row[label.to - 1].rect, &next = row[label.to].rect;
  return next.x - last.right() < widest && !page.rules.vertical_between(last.centre(), next.centre());
}

/// Where a label's last sign is lost (学籍番 2023), the first one of the value costs as much as none: it is given back.
void give_back_value(const TextRow& row, std::u32string_view phrase, PhraseMatch& match) {
  if (match.edits < 1 || match.to - match.from < 2) return;
  const Glyph& last = row.glyphs[match.to - 1];
  if (sign_distance(last.sign, phrase.back()) < 1) return;
  // A label set wide begins a word with every sign; a digit before a gap (学籍番8 2023) is the last sign misread.
  const bool wide = match.to - match.from > 2 && row.glyphs[match.to - 2].word_start;
  const bool gap_behind = match.to < row.glyphs.size() && row.glyphs[match.to].word_start;
  if (!(last.word_start && !wide) && !(is_digit(last.sign) && !gap_behind)) return;
  --match.to;
  match.rect = extent(row, match.from, match.to);
}

/// 年　月　日 of an empty line is nearly 生年月日: with room for numbers between its signs, on a page that says 生年月日 as
/// well, it is no label.
bool is_empty_date(const PageLayout& page, const Label& label) {
  const TextRow& row = page.rows[label.row];
  if (row.signs().substr(label.from, label.to - label.from) != U"年月日") return false;
  return row.glyphs[label.from + 1].rect.x - row.glyphs[label.from].rect.right() > kRoom * page.glyph_px;
}

void add_hits(const PageLayout& page, const LabelSpec& spec, std::u32string_view phrase, std::vector<Hit>& hits) {
  for (PhraseMatch match : find_phrase(page.rows, phrase, allowance(phrase.size()))) {
    const TextRow& row = page.rows[match.row];
    give_back_value(row, phrase, match);
    Label label{&spec, match.row, match.from, match.to, match.edits, match.rect};
    if (!begins_word(row, spec, match.from) || !ends_word(row, spec, match.to, match.edits)) continue;
    if (crosses_rule(page, label) || torn(page, label) || runs_back(page, label) || is_two_labels(page, label)) continue;
    if (goes_on(page, label)) continue;
    hits.push_back({label, static_cast<double>(phrase.size()) - kEditCost * match.edits});
  }
}

/// What follows a label stands in the next cell: a speck beside a name, read as >, is no bracket of 氏名.
bool is_behind_rule(const PageLayout& page, const Label& label) {
  const auto& row = page.rows[label.row].glyphs;
  return page.rules.vertical_between(row[label.to - 1].rect.centre(), row[label.to].rect.centre());
}

/// （氏名）, 【氏名】: brackets round a label are part of it, and so is the closing one where the other was lost.
void take_brackets(const PageLayout& page, Label& label) {
  const TextRow& row = page.rows[label.row];
  const bool closes =
      label.to < row.glyphs.size() &&
      std::u32string_view(U")]〕】〉》」>").find(row.glyphs[label.to].sign) != std::u32string_view::npos &&
      !is_behind_rule(page, label);
  const std::size_t opens = brackets_before(row, label.from);
  if (!closes || (opens == 0 && label.from > 0 && !row.glyphs[label.from].word_start)) return;
  // 扶養親族数 1人, its 1 read as 」: a number begins so.
  if (opens == 0 && (label.spec->kind == ValueKind::Count || label.spec->kind == ValueKind::Amount)) return;
  ++label.to;
  label.from -= opens;
  label.rect = extent(row, label.from, label.to);
}

/// 事業所整理記号・番号: what a mark joins to a label that nobody wants is that label's other half.
bool continues_unwanted(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  if (label.from < 2 || label.spec->kind == ValueKind::Heading) return false;
  const auto& glyphs = page.rows[label.row].glyphs;
  const bool joined =
      std::u32string_view(U"・/,、").find(glyphs[label.from - 1].sign) != std::u32string_view::npos &&
      glyphs[label.from].rect.x - glyphs[label.from - 2].rect.right() < 2 * page.glyph_px;
  const Label* before = label_over(labels, {label.row, label.from - 2});
  return joined && before != nullptr && before != &label && before->spec->field.empty();
}

/// (削除日) under 資格喪失日: a remark in brackets close under a label of the same field is a part of it.
bool is_remark_under(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  if (brackets_before(page.rows[label.row], label.from) == 0) return false;
  return std::any_of(labels.begin(), labels.end(), [&](const Label& other) {
    const double paper = label.rect.y - other.rect.bottom();
    return other.spec == label.spec && other.row != label.row && paper > -0.5 * page.glyph_px && paper < page.glyph_px &&
           other.rect.x < label.rect.right() && other.rect.right() > label.rect.x;
  });
}

bool overlap(const Label& a, const Label& b) { return a.row == b.row && a.from < b.to && b.from < a.to; }

/// 性別生年月日: 別生年月日 is nearly 出生年月日, but 生年月日, which is better, leaves 性別 alone.
bool is_beaten(const Hit& other, const Hit& hit, const std::vector<Hit>& taken) {
  return std::any_of(taken.begin(), taken.end(), [&](const Hit& better) {
    return better.score > other.score && overlap(better.label, other.label) && !overlap(better.label, hit.label);
  });
}

}  // namespace

std::vector<Label> find_labels(const PageLayout& page, std::span<const LabelSpec> book) {
  std::vector<Hit> hits;
  for (const LabelSpec& spec : book)
    for (const auto phrase : spec.phrases) add_hits(page, spec, phrase, hits);
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  std::vector<Label> out;
  std::vector<Hit> taken;
  for (const Hit& hit : hits) {
    if (std::any_of(taken.begin(), taken.end(), [&](const Hit& other) { return overlap(hit.label, other.label); }))
      continue;
    taken.push_back(hit);
    const bool ambiguous = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
      return overlap(hit.label, other.label) && other.label.spec->field != hit.label.spec->field &&
             hit.score - other.score < 0.4 && !is_beaten(other, hit, taken);
    });
    if (!ambiguous) out.push_back(hit.label);
  }
  const bool births = std::any_of(out.begin(), out.end(), [](const Label& label) {
    return label.spec->field == "birth_date" && label.edits == 0;
  });
  std::vector<Label> whole;
  for (const Label& label : out)
    if (!continues_unwanted(page, out, label) && !is_remark_under(page, out, label) &&
        !(births && is_empty_date(page, label)))
      whole.push_back(label);
  out = std::move(whole);
  for (Label& label : out) take_brackets(page, label);
  std::sort(out.begin(), out.end(),
            [](const Label& a, const Label& b) { return a.row != b.row ? a.row < b.row : a.from < b.from; });
  return out;
}

const Label* label_over(std::span<const Label> labels, GlyphPlace at) {
  for (const Label& label : labels)
    if (label.covers(at)) return &label;
  return nullptr;
}

bool names_period(const PageLayout& page, const Label& label) {
  const std::u32string words = page.rows[label.row].signs().substr(label.from, label.to - label.from);
  // 末 is read 未 where it stands small.
  const bool end = std::any_of(kEndOfPeriod.begin(), kEndOfPeriod.end(),
                               [&](auto word) { return words.find(word) != std::u32string::npos; });
  return words.find(U"期間") != std::u32string::npos && !end;
}

bool is_value_of(const PageLayout& page, const Label& own, const Label& other) {
  if (own.spec->field != "relation") return false;
  // What is left of a rule beside the word counts as a bracket of the label at times.
  std::u32string words = page.rows[other.row].signs().substr(other.from, other.to - other.from);
  std::erase_if(words, [](char32_t c) { return is_open_mark(c); });
  return words.size() == 3 && words.front() == U'世' && words.back() == U'主';
}

}  // namespace uketsuke::ocr
