#include "ocr/documents/values/value_reading.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/limits.h"
#include "core/text/text.h"
#include "ocr/documents/page/half_width.h"
#include "ocr/documents/page/hidden_ink.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/page/leading_stars.h"
#include "ocr/documents/page/lost_sign.h"
#include "ocr/documents/page/print_signs.h"
#include "ocr/documents/page/sign_agreement.h"
#include "ocr/documents/page/stretched.h"
#include "ocr/documents/page/struck_lines.h"
#include "ocr/documents/persons/names_in_letters.h"
#include "ocr/documents/persons/old_kana.h"
#include "ocr/documents/values/known_place.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_checks.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {
namespace {

/// Paper kept round a line of print, share of its height.
constexpr double kAir = 0.16;
/// Paper added round a line for the page reader, share of its height.
constexpr double kPaper = 0.5;
/// Context round a value in the reviewer's crop, mm.
constexpr double kCropMm = 2.0;
/// A value that one reader alone saw, or on which they differ, is never surer than these: they are below every
/// threshold. Where they differed and nothing else was in doubt the line reader was right on 128 of 130 values of 80 made
/// certificates, and unsure itself on the other two.
constexpr double kAlone = 0.9, kDiffer = 0.93;
/// Share of values that one reader alone made sense of which are right, however sure it was: 73 of 79 on 120 made
/// certificates, 38 of 38 on 80 others.
constexpr double kLeastAlone = 0.92;
/// Least probability of the line reader's text for full trust in an agreement.
constexpr double kClearLine = 0.8;
/// Share of that trust which is left where the line reader is quite unsure (夫 or 大 on a fax, where both may err
/// alike).
constexpr double kFaintShare = 0.94;
/// Share of a reading's signs that are kana as the line reader sees them: watermarks under small type cost it one or two.
constexpr double kMostlyKana = 0.8;
/// Print this near to the side of its cell may go on beyond it: the side may be no rule.
constexpr double kTouch_px = 1.5;

void add_candidate(FieldReading& out, const std::string& value, double p) {
  for (Candidate& c : out.candidates)
    if (same_value(c.value, value)) {
      c.p = std::max(c.p, p);
      return;
    }
  if (out.candidates.size() < limits::kMaxCandidates) out.candidates.push_back({value, p});
}

/// A candidate with a full-width space wherever its signs stand a sign's width further apart than they usually do.
std::string spaced(const LineText& line, const std::vector<char32_t>& text, double height_px) {
  if (text.size() != line.signs.size() || text.size() < 2) return to_utf8(text);
  const auto centre = [&](std::size_t i) { return (line.signs[i].from_px + line.signs[i].to_px) / 2; };
  std::vector<double> steps;
  for (std::size_t i = 1; i < text.size(); ++i) steps.push_back(centre(i) - centre(i - 1));
  std::vector<double> sorted = steps;
  std::sort(sorted.begin(), sorted.end());
  const double usual = sorted[(sorted.size() - 1) / 2];
  std::string out = to_utf8(text[0]);
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (steps[i - 1] > 1.6 * usual && steps[i - 1] > 1.5 * height_px) out += "　";
    out += to_utf8(text[i]);
  }
  return out;
}

/// A line with paper round it: without, the page reader does not find a sign that stands alone.
Image with_paper(const ImageView& line, double air_px) {
  const int air = static_cast<int>(air_px);
  Image out(line.width + 2 * air, line.height + 2 * air, PixelFormat::Grey8, 255);
  for (int y = 0; y < line.height; ++y) std::copy(line.row(y), line.row(y) + line.width, out.row(y + air) + air);
  return out;
}

/// A row of stars, of which the line reader sees some: twelve digits never look like it.
bool only_stars(const std::string& raw) {
  constexpr std::size_t kFewest = 2;
  const std::u32string signs = to_utf32(without_spaces(nfkc(raw)));
  return signs.size() >= kFewest && signs.find_first_not_of(U"*※●") == std::u32string::npos;
}

/// What the office left out (*****) is no value, whatever one of the readers takes it for. A bar over a part of the value, or
/// what only one of them takes for ＊, may leave a value to be read.
void mark_masked(FieldReading& out, const std::string& raw, bool both_readers) {
  out.state = ReadState::Unreadable;
  out.raw = raw;
  out.confidence = kAlone;
  add_doubt(out, "masked");
  if (!both_readers) add_doubt(out, "one_reader");
}

/// Values whose signs say nothing of each other: a long one may be confirmed sign by sign.
bool written_in_words(ValueKind kind) {
  return kind == ValueKind::Name || kind == ValueKind::Kana || kind == ValueKind::Address || kind == ValueKind::Text ||
         kind == ValueKind::Letters;
}

bool same_meaning(const Meaning& a, const Meaning& b) {
  return a.masked == b.masked && a.absent == b.absent && same_value(a.value, b.value);
}

/// How sure the line reader is of a text, as of one of a name's length: the doubts of its signs multiply, and an address
/// is long. 0 of 106 addresses that both readers agreed on and that were held back by this were wrong (two made days).
double clarity(ValueKind kind, const std::string& value, double p) {
  constexpr double kNameSigns = 4;
  const double signs = static_cast<double>(folded(value).size());
  return written_in_words(kind) && signs > kNameSigns ? std::pow(p, kNameSigns / signs) : p;
}

}  // namespace

struct ValueReading::Opinion {
  Meaning meaning;
  std::string raw;
  double p = 0;
};

// Names, readings, firms and numbers of persons: 37 tables of invented ones in ten typefaces at office damage, where
// both readers agreed without a doubt. Wrong were 0 of 701 numbers, 0 of 674 readings, 0 of 605 firms and 1 of 460
// names (祟 read as its twin 崇), beside 2 names and 2 firms on the one page that doubt_worn_words takes out.
// Names in Latin letters stand with the others, since the gaps between their words must be clear as well: 11 of 11 on
// which both readers agreed were right on pages of one made family, too few to say more.
// 年度, page marks, 扶養人数 and 学年: 0 of 1,908 were wrong on 1,860 pages of two made days; what is stated is one less
// the 95 % bound of their share (0.16 %). Numbers with a check digit are judged by it (value_checks.h).
double agreed_confidence(ValueKind kind) {
  switch (kind) {
    case ValueKind::Date:
    case ValueKind::Amount:
    case ValueKind::Digits: return 0.997;
    case ValueKind::Sex: return 0.997;
    case ValueKind::Heading:
    case ValueKind::Count: return 0.9984;
    case ValueKind::Name:
    case ValueKind::Letters:
    case ValueKind::Kana: return 0.99;
    case ValueKind::Code:
    case ValueKind::Text: return 0.988;
    case ValueKind::Address: break;
  }
  return 0.985;
}

ImageView ValueReading::part(const Rect<CleanPx>& rect) const {
  const double air = kAir * rect.h;
  const Rect<CleanPx> r = intersect(rect.grown(air), {0, 0, layout_.width, layout_.height});
  return page_.grey.view().part(static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.w),
                                static_cast<int>(r.h));
}

Image ValueReading::picture(ValueKind kind, const Rect<CleanPx>& line) const {
  if (kind == ValueKind::Kana && is_narrow(layout_, line)) return as_full_width(layout_, page_.grey, line.grown(kAir * line.h));
  Image out = Image::copy_of(part(line));
  return kind == ValueKind::Kana ? (clear_beside(layout_, line, kAir * line.h, out), out) : out;
}

std::vector<ValueReading::Opinion> ValueReading::by_lines(std::string_view field, ValueKind kind,
                                                          const std::vector<Rect<CleanPx>>& lines) const {
  std::vector<std::pair<std::string, double>> texts{{"", 1.0}};
  // The line reader takes the wide gap inside a name for a long mark (ムカイーカズミツ).
  std::vector<Rect<CleanPx>> parts;
  for (const Rect<CleanPx>& line : lines) {
    const bool name = kind == ValueKind::Name || kind == ValueKind::Kana;
    for (const auto& piece : name ? parts_of_name(page_.binary, line, 0.8 * line.h) : std::vector{line})
      parts.push_back(piece);
  }
  for (const Rect<CleanPx>& line : parts) {
    const LineText read = engines_.lines().read(picture(kind, line).view(), signs_for(kind, field), 3);
    std::vector<std::pair<std::string, double>> next;
    const auto signs = [&](const LineCandidate& candidate) {
      return kind == ValueKind::Name ? with_old_kana(page_.binary, line, kAir * line.h, read, candidate.text)
                                     : candidate.text;
    };
    for (const auto& [text, p] : texts)
      for (const LineCandidate& candidate : read.candidates)
        next.emplace_back(text + (text.empty() ? "" : "　") +
                              (kind == ValueKind::Letters
                                   ? with_word_gaps(page_.binary, line, kAir * line.h, read, signs(candidate))
                                   : spaced(read, signs(candidate), line.h)),
                          p * candidate.p);
    if (next.empty()) continue;
    std::stable_sort(next.begin(), next.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (next.size() > 4) next.resize(4);
    texts = std::move(next);
  }
  std::vector<Opinion> out;
  for (const auto& [text, p] : texts) {
    const auto meaning = meaning_of(kind, field, text);
    if (!meaning) continue;
    const auto same = std::find_if(out.begin(), out.end(), [&](const Opinion& o) {
      return o.meaning.masked == meaning->masked && o.meaning.absent == meaning->absent &&
             same_value(o.meaning.value, meaning->value);
    });
    if (same != out.end())
      same->p += p;
    else
      out.push_back({*meaning, text, p});
  }
  std::stable_sort(out.begin(), out.end(), [](const Opinion& a, const Opinion& b) { return a.p > b.p; });
  return out;
}

std::string ValueReading::looked_again(ValueKind kind, const std::vector<Rect<CleanPx>>& lines,
                                       double air) const {
  std::string out;
  for (const Rect<CleanPx>& line : lines)
    for (const PrintedLine& printed :
         engines_.print().read(with_paper(picture(kind, line).view(), air * line.h), page_.report.dpi.y, PrintLayout::Line).lines)
      out += (out.empty() ? "" : "　") + printed.text();
  return out;
}

bool ValueReading::hides_value(ValueKind kind, const std::vector<Rect<CleanPx>>& lines) const {
  return is_number(kind) && std::any_of(lines.begin(), lines.end(), [&](const Rect<CleanPx>& line) {
           return hides_number(page_.binary, line, layout_.glyph_px);
         });
}

/// Looks again at the lines alone, for the value that the line reader saw: true where a look is the same, or all together
/// show each of its signs. `page_says` becomes what the page reader is taken to say, `again_text` its last look.
bool ValueReading::looked_closer(FieldReading& out, ValueKind kind, const std::vector<Rect<CleanPx>>& lines,
                                 const Opinion& line_says, std::optional<Meaning>& page_says,
                                 std::string& again_text) const {
  std::vector<std::u32string> looks;
  if (page_says) looks.push_back(folded(page_says->value));
  for (const double air : {kPaper, 0.0}) {
    again_text = looked_again(kind, lines, air);
    const auto again = meaning_of(kind, out.field, again_text);
    const bool agreed = again && same_meaning(*again, line_says.meaning);
    if (again) looks.push_back(folded(again->value));
    if (agreed && page_says) add_candidate(out, page_says->value, 0.02);
    if (agreed || !page_says) page_says = again;
    if (agreed) return true;
  }
  const std::u32string value = folded(line_says.meaning.value);
  const std::size_t vouched =
      kind == ValueKind::Address ? vouched_signs(engines_.addresses(), line_says.meaning.value, looks) : 0;
  if (!written_in_words(kind) || value.size() < 3 || !confirmed_by_signs(value, looks, vouched)) return false;
  page_says = line_says.meaning;
  return true;
}

void ValueReading::judge(FieldReading& out, ValueKind kind, const std::vector<Rect<CleanPx>>& lines,
                         const std::string& printed) const {
  const auto lines_say = by_lines(out.field, kind, lines);
  std::optional<Meaning> page_says = meaning_of(kind, out.field, printed);
  bool agreed = page_says && !lines_say.empty() && same_meaning(*page_says, lines_say[0].meaning);
  std::string again_text;
  if (!agreed && !lines_say.empty() && !lines.empty())
    agreed = looked_closer(out, kind, lines, lines_say[0], page_says, again_text);
  const bool page_masks = page_says && page_says->masked;
  const bool lines_mask = !lines_say.empty() && lines_say[0].meaning.masked;
  if (const bool shapes = hides_value(kind, lines); shapes || page_masks || lines_mask) {
    // Two of three see a mask: each reader, and the shapes of the ink, which know no signs.
    const bool stars = lines_mask && !page_says && lines.size() == 1 && only_stars(lines_say[0].raw);
    const bool sure = stars || (lines_mask && page_masks) || (shapes && (lines_mask || page_masks));
    mark_masked(out, printed.empty() && !lines_say.empty() ? lines_say[0].raw : printed, sure);
    return;
  }
  if (lines_say.empty() && !page_says) {
    out.state = ReadState::Unreadable;
    out.raw = printed.empty() ? again_text : printed;
    out.confidence = 0.5;
    add_doubt(out, "not_understood");
    return;
  }
  const Meaning& best = lines_say.empty() ? *page_says : lines_say[0].meaning;
  const double p = lines_say.empty() ? kLeastAlone : std::clamp(lines_say[0].p, 0.0, 1.0);
  out.state = best.doubt == "choice_circled" ? ReadState::Unreadable : best.absent ? ReadState::Blank : ReadState::Read;
  // The page reader's spaces are gaps on the paper; where it saw none, the line reader's places of signs may show one.
  // Between the narrow digits of an address it sees gaps that are none.
  const bool gap_lost = page_says && (kind == ValueKind::Name || kind == ValueKind::Kana) &&
                        without_spaces(page_says->value) == page_says->value;
  const bool by_page = agreed && out.state == ReadState::Read && !gap_lost && kind != ValueKind::Address &&
                       kind != ValueKind::Letters;
  out.value = by_page ? page_says->value : best.value;
  out.raw = lines_say.empty() ? printed : lines_say[0].raw;
  add_doubt(out, best.doubt);
  if (agreed) {
    const double clear = clarity(kind, out.value, p);
    out.confidence =
        agreed_confidence(kind) * (clear >= kClearLine ? 1.0 : kFaintShare + (1 - kFaintShare) * clear / kClearLine);
    if (p < 0.3) add_doubt(out, "faint");
    if (kind == ValueKind::Letters && !words_clear(lines, page_says->value, out.value)) add_doubt(out, "readers_disagree");
  } else if (lines_say.empty() || !page_says) {
    out.confidence = std::min(kAlone, 0.95 * std::max(p, kLeastAlone));
    add_doubt(out, "one_reader");
  } else {
    out.confidence = kDiffer * p;
    add_doubt(out, "readers_disagree");
    if (!page_says->value.empty()) add_candidate(out, page_says->value, (1 - out.confidence) * 0.7);
  }
  if (!out.value.empty()) out.candidates.insert(out.candidates.begin(), {out.value, out.confidence});
  for (std::size_t i = 1; i < lines_say.size(); ++i)
    if (!lines_say[i].meaning.value.empty())
      add_candidate(out, lines_say[i].meaning.value, (1 - out.confidence) * lines_say[i].p);
}

/// A name with its reading above or below it in one cell: each kind has its own line.
std::vector<Rect<CleanPx>> ValueReading::own_line(ValueKind kind, std::vector<Rect<CleanPx>> lines) const {
  if ((kind != ValueKind::Name && kind != ValueKind::Kana) || lines.size() != 2) return lines;
  const auto is_reading = [&](const Rect<CleanPx>& line) {
    const auto points = code_points(without_spaces(engines_.lines().read(part(line), name_signs(), 1).text));
    const auto kana = std::count_if(points.begin(), points.end(),
                                    [](char32_t c) { return is_kana(c) || c == U'・' || c == U'一'; });
    return points.size() >= 2 && static_cast<double>(kana) >= kMostlyKana * static_cast<double>(points.size());
  };
  const bool first = is_reading(lines[0]), second = is_reading(lines[1]);
  if (first == second) return lines;
  return {first == (kind == ValueKind::Kana) ? lines[0] : lines[1]};
}

std::optional<FieldReading> ValueReading::reading_over(int row, const ValuePlace& place) const {
  const auto lines = ink_lines(page_.binary, place.area, layout_.glyph_px);
  if (lines.size() != 2 || own_line(ValueKind::Kana, lines).size() != 1) return std::nullopt;
  FieldReading out = read("name_kana", row, ValueKind::Kana, place);
  return out.state == ReadState::Read ? std::optional(std::move(out)) : std::nullopt;
}

FieldReading ValueReading::read(std::string_view field, int row, ValueKind kind, const ValuePlace& given) const {
  const ValuePlace place = kind == ValueKind::Name ? with_second_line(layout_, given) : given;
  FieldReading out;
  out.field = std::string(field);
  out.row = row;
  if (place.unsure) add_doubt(out, "person_unclear");
  if (place.more_below) add_doubt(out, "print_below");
  out.engine = engines_.print_version() + "+" + engines_.writing_version();
  add_doubt(out, std::string(place.doubt));
  auto lines = lines_of(kind, place);
  std::vector<GlyphPlace> glyphs = place.glyphs;
  if (place.ruled && drop_struck_lines(layout_, lines, glyphs)) add_doubt(out, "rival_value");
  const bool crowded = kind != ValueKind::Address && kind != ValueKind::Text && place.parts.empty() && lines.size() > 2;
  if (crowded) lines.clear();
  const std::size_t all = lines.size();
  lines = own_line(kind, std::move(lines));
  if (lines.size() < all)
    std::erase_if(glyphs, [&](GlyphPlace at) {
      const double y = layout_.glyph(at).rect.centre().y;
      return y < lines[0].y || y > lines[0].bottom();
    });
  if (kind == ValueKind::Amount) drop_leaders(layout_, lines);
  if (kind == ValueKind::Amount && behind_stars(layout_, lines))
    std::erase_if(glyphs, [&](GlyphPlace at) { return layout_.glyph(at).rect.centre().x < lines[0].x; });
  out.rect = lines.empty() ? place.area : Rect<CleanPx>{};
  for (const auto& line : lines) out.rect = unite(out.rect, line);
  const Rect<CleanPx> crop =
      intersect(out.rect.grown(kCropMm * layout_.px_per_mm), {0, 0, layout_.width, layout_.height});
  out.crop = Image::copy_of(shown_.view().part(static_cast<int>(crop.x), static_cast<int>(crop.y),
                                               static_cast<int>(crop.w), static_cast<int>(crop.h)));
  // Print that the page reader overlooked was found by the line reader, which must not confirm itself.
  const bool overlooked =
      std::any_of(glyphs.begin(), glyphs.end(), [&](GlyphPlace at) { return layout_.glyph(at).overlooked; });
  const std::string printed = overlooked ? std::string() : layout_.text(glyphs);
  if (kind == ValueKind::Name && stands_in_letters(lines, printed)) kind = ValueKind::Letters;
  if (lines.empty() && printed.empty() && !crowded) {
    out.state = ReadState::Blank;
    out.confidence = 0.97;
    if (under_seal(place.area, true)) add_doubt(out, "seal_over_print");
    return out;
  }
  judge(out, kind, lines, printed);
  if (place.ruled && std::any_of(lines.begin(), lines.end(), [&](const Rect<CleanPx>& line) {
        return line.right() > place.area.right() - kTouch_px || line.x < place.area.x + kTouch_px;
      }))
    add_doubt(out, "touches_frame");
  // A dash under a seal may be what is left of a value.
  if (out.state != ReadState::Unreadable && under_seal(out.rect, place.ruled)) add_doubt(out, "seal_over_print");
  if (std::any_of(lines.begin(), lines.end(),
                  [&](const auto& line) { return faint_beside(layout_, line, place.area); }))
    add_doubt(out, "print_beside");
  // 年 月 日 with a number between that nobody read is no empty line.
  const bool empty_date = kind == ValueKind::Date && out.state == ReadState::Blank;
  if (empty_date && (lines.size() != 1 || holds_more_signs(layout_, lines[0], out.raw))) add_doubt(out, "sign_lost");
  if (out.state != ReadState::Read) return out;
  const bool words = written_in_words(kind);
  if (words && out.field != "relation" && goes_on(place, out.rect)) add_doubt(out, "print_beside");
  const bool number = (is_number(kind) && kind != ValueKind::Count) || (kind == ValueKind::Code && place.ruled);
  if (number && digits_beside(place, out.rect, out.raw)) add_doubt(out, "print_beside");
  const bool digits = is_number(kind) || kind == ValueKind::Date;
  const bool ringed = std::any_of(layout_.rings.begin(), layout_.rings.end(),
                                  [&](const auto& ring) { return !intersect(ring, out.rect).empty(); });
  if ((digits || words) && ringed) add_doubt(out, "sign_lost");
  if (digits && lines.size() == 1 && holds_more_signs(layout_, lines[0], out.raw)) add_doubt(out, "sign_lost");
  check_value(engines_.addresses(), kind, out);
  if (!out.candidates.empty()) out.candidates.front().p = out.confidence;
  return out;
}

}  // namespace uketsuke::ocr
