#include "ocr/calibration/text_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Characters behind which a variant may stand that the recogniser never says: 髙 﨑 嵜 桒 栁 𠮷 濵 邉 邊 …
constexpr std::u32string_view kHasVariant = U"高崎桑柳吉浜濱辺邊斉斎齊齋曽曾";
/// A field with such a character is never surer than this.
constexpr double kVariantCap = 0.70;
/// The line reader's probability of a whole line, tempered: at ≥ 0.99 a few in a thousand lines are wrong on hands it
/// has not seen, so each line keeps this much doubt.
constexpr double kTemper = 1.15;
constexpr double kLineResidual = 0.01;
/// A field with a number that nobody writes so is never surer than this.
constexpr double kOddNumber = 0.9;
/// Candidates kept for weighing; a reading keeps fewer.
constexpr std::size_t kMostCandidates = 16;
/// Below this evidence the ink is no writing that the field can hold.
constexpr double kLeastWriting = 0.25;

double tempered(double p) { return std::pow(std::clamp(p, 0.0, 1.0), kTemper) * (1 - kLineResidual); }

/// One level stroke is ー after katakana, 一 after kanji, a hyphen between digits: they look the same (domain: 似字).
std::vector<char32_t> with_long_marks(std::vector<char32_t> text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'一' && text[i] != U'ー') continue;
    const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= U'0' && text[k] <= U'9'; };
    if (i > 0 && is_katakana(text[i - 1])) text[i] = U'ー';
    if (i > 0 && digit(i - 1) && digit(i + 1)) text[i] = U'-';
    if (i > 0 && is_kanji(text[i - 1])) text[i] = U'一';
  }
  return text;
}

/// Katakana and kanji of one shape, each katakana before its kanji.
constexpr std::u32string_view kAlike = U"ニ二ロ口ハ八エ工タ夕";

/// ハ between katakana, 八 between kanji: where the neighbours are of one script, so is the sign (ハイツ, 山口3).
/// A kanji beside the katakana leaves it open (大工センター).
std::vector<char32_t> with_look_alikes(std::vector<char32_t> text) {
  const auto kanji = [&](std::size_t i) { return i < text.size() && is_kanji(text[i]); };
  const auto run = [&](std::size_t i, std::size_t step) {
    int n = 0;
    for (i += step; i < text.size() && is_katakana(text[i]); i += step) ++n;
    return n;
  };
  constexpr std::size_t kBack = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t at = kAlike.find(text[i]);
    if (at == kAlike.npos) continue;
    const int before = run(i, kBack), after = run(i, 1);
    if (at % 2 == 1 && !kanji(i - 1) && !kanji(i + 1) && std::max(before, after) >= 2) text[i] = kAlike[at - 1];
    if (at % 2 == 0 && kanji(i - 1) && before == 0 && after == 0) text[i] = kAlike[at + 1];
  }
  return text;
}

/// A letter that may be a digit, beside a hyphen (中央S-4 for 中央5-4 had 0.99; B-203 is a room) or between digits
/// (7343-3Z714 for 32714 had 0.988), or one hyphen read as two.
bool has_odd_number(std::string_view text) {
  constexpr std::u32string_view kLikeDigits = U"SOIBZGDQloz";
  const auto all = code_points(text);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool hyphen = (i > 0 && all[i - 1] == U'-') || (i + 1 < all.size() && all[i + 1] == U'-');
    const bool digits = i > 0 && is_digit(all[i - 1]) && i + 1 < all.size() && is_digit(all[i + 1]);
    if (hyphen && all[i] == U'-') return true;
    if ((hyphen || digits) && kLikeDigits.find(all[i]) != kLikeDigits.npos) return true;
  }
  return false;
}

/// A stroke or two and nothing else: 1 and 11, but also 〃 (the same as above), a slash through what stays empty, a
/// hair or a streak of the glass. No sign of a word tells which.
bool is_lone_strokes(std::string_view text) {
  constexpr std::u32string_view kStrokes = U"1lI|!/-ー一ノ丿亅、,.'\"〃";
  constexpr std::size_t kMost = 3;
  const auto all = code_points(text);
  return all.size() <= kMost && std::all_of(all.begin(), all.end(), [&](char32_t c) {
           return kStrokes.find(c) != kStrokes.npos || c == U'　';
         });
}

void cross(std::vector<Candidate>& joined, const std::vector<Candidate>& line, const char* between) {
  if (joined.empty()) {
    joined = line;
    return;
  }
  std::vector<Candidate> out;
  for (const Candidate& a : joined)
    for (const Candidate& b : line) out.push_back({a.value + between + b.value, a.p * b.p});
  joined = std::move(out);
}

/// Whether a house number goes on from a full line to the next: between 2 and 16 a hyphen may stand over the edge.
bool digits_meet(const ReadLine& before, const ReadLine& next) {
  const std::vector<char32_t>&end = before.text.candidates.front().text, &begin = next.text.candidates.front().text;
  return before.full && !end.empty() && !begin.empty() && is_digit(end.back()) && is_digit(begin.front());
}

}  // namespace

bool may_hide_variant(std::string_view text) {
  const auto points = code_points(text);
  return std::any_of(points.begin(), points.end(),
                     [](char32_t c) { return kHasVariant.find(c) != std::u32string_view::npos; });
}

double surest(std::string_view text) { return has_odd_number(text) ? kOddNumber : 1; }

std::string with_gaps(const ReadLine& line, std::span<const char32_t> text) {
  const auto& signs = line.text.signs;
  if (text.size() != signs.size()) return to_utf8({text.begin(), text.end()});
  const auto middle = [&](std::size_t i) { return (signs[i].from_px + signs[i].to_px) / 2; };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool gap = i > 0 && std::any_of(line.gaps_px.begin(), line.gaps_px.end(),
                                          [&](double g) { return g > middle(i - 1) && g <= middle(i); });
    out += (gap ? "　" : "") + to_utf8(text[i]);
  }
  return out;
}

FieldValue text_value(std::span<const ReadLine> lines) {
  FieldValue out;
  double writing = 1, foreign = 0;
  const char* between = "";
  const ReadLine* before = nullptr;
  for (const ReadLine& line : lines) {
    std::map<std::string, double> sums;
    for (const LineCandidate& c : line.text.candidates)
      if (!c.text.empty()) sums[with_gaps(line, with_look_alikes(with_long_marks(c.text)))] += c.p;
    std::vector<Candidate> own;
    for (const auto& [text, p] : sums) own.push_back({text, tempered(p)});
    if (own.empty()) continue;
    cross(out.candidates, own, between);
    if (before != nullptr && digits_meet(*before, line)) out.doubt("over_edge");
    before = &line;
    between = line.full ? "" : "　";
    out.signs.insert(out.signs.end(), line.text.signs.begin(), line.text.signs.end());
    writing = std::min(writing, line.text.writing);
    foreign = std::max(foreign, line.text.foreign);
  }
  std::stable_sort(out.candidates.begin(), out.candidates.end(),
                   [](const auto& a, const auto& b) { return a.p > b.p; });
  if (out.candidates.size() > kMostCandidates) out.candidates.resize(kMostCandidates);
  if (out.candidates.empty() || writing < kLeastWriting) {
    out.state = ReadState::Unreadable;
    out.confidence = 0.5;
    out.doubt("not_writing");
    return out;
  }
  out.state = ReadState::Read;
  out.value = out.raw = out.candidates.front().value;
  out.confidence = out.candidates.front().p;
  if (is_lone_strokes(out.value)) out.doubt("lone_strokes");
  if (foreign > 0.6) {
    out.doubt("foreign_signs");
    out.confidence = std::min(out.confidence, 0.9);
  }
  out.confidence = std::min(out.confidence, surest(out.value));
  if (may_hide_variant(out.value)) {
    out.doubt("variant_possible");
    out.confidence = std::min(out.confidence, kVariantCap);
  }
  return out;
}

}  // namespace uketsuke::ocr
