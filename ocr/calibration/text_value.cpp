#include "ocr/calibration/text_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "core/limits.h"
#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Characters behind which a variant may stand that the recogniser never says: 髙 﨑 嵜 桒 栁 𠮷 濵 邉 邊 …
constexpr std::u32string_view kHasVariant = U"高崎桑柳吉浜濱辺邊斉斎齊齋";
/// A field with such a character is never surer than this.
constexpr double kVariantCap = 0.70;
/// Distance between the peaks of two signs, in line heights, from which a gap is a space; solid writing stands at 0.6–1.1.
constexpr double kGapHeights = 1.45;
/// The line reader's probability of a whole line, tempered: at ≥ 0.99 a few in a thousand lines are wrong on hands it
/// has not seen, so each line keeps this much doubt.
constexpr double kTemper = 1.15;
constexpr double kLineResidual = 0.01;
/// Below this evidence the ink is no writing that the field can hold.
constexpr double kLeastWriting = 0.25;

double tempered(double p) { return std::pow(std::clamp(p, 0.0, 1.0), kTemper) * (1 - kLineResidual); }

bool has_variant(std::string_view text) {
  const auto points = code_points(text);
  return std::any_of(points.begin(), points.end(), [](char32_t c) { return kHasVariant.find(c) != std::u32string_view::npos; });
}

/// 一 between katakana is the long mark ー, and ー outside katakana the number 一: they look the same (domain: 似字).
std::vector<char32_t> with_long_marks(std::vector<char32_t> text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'一' && text[i] != U'ー') continue;
    const bool after_kana = i > 0 && is_katakana(text[i - 1]);
    const bool before_kanji = i + 1 < text.size() && is_kanji(text[i + 1]) && text[i + 1] != U'一';
    const bool alone = i > 0 && is_kanji(text[i - 1]);
    if (after_kana && !(before_kanji && text[i] == U'一')) text[i] = U'ー';
    if (alone || i == 0) text[i] = U'一';
  }
  return text;
}

void cross(std::vector<Candidate>& joined, const std::vector<Candidate>& line) {
  if (joined.empty()) {
    joined = line;
    return;
  }
  std::vector<Candidate> out;
  for (const Candidate& a : joined)
    for (const Candidate& b : line) out.push_back({a.value + "　" + b.value, a.p * b.p});
  joined = std::move(out);
}

}  // namespace

std::string with_gaps(const LineText& line, std::span<const char32_t> text, double line_height_px) {
  // Places are known for the best candidate only; another candidate of the same length has the same gaps.
  if (text.size() != line.signs.size()) return to_utf8({text.begin(), text.end()});
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto centre = [](const PlacedSign& s) { return (s.from_px + s.to_px) / 2; };
    if (i > 0 && centre(line.signs[i]) - centre(line.signs[i - 1]) > kGapHeights * line_height_px) out += "　";
    out += to_utf8(text[i]);
  }
  return out;
}

FieldValue text_value(std::span<const LineText> lines, double line_height_px) {
  FieldValue out;
  double writing = 1, foreign = 0;
  for (const LineText& line : lines) {
    std::vector<Candidate> own;
    std::map<std::string, double> sums;
    for (const LineCandidate& c : line.candidates)
      if (!c.text.empty()) sums[with_gaps(line, with_long_marks(c.text), line_height_px)] += c.p;
    for (const auto& [text, p] : sums) own.push_back({text, tempered(p)});
    if (own.empty()) continue;
    cross(out.candidates, own);
    writing = std::min(writing, line.writing);
    foreign = std::max(foreign, line.foreign);
  }
  std::stable_sort(out.candidates.begin(), out.candidates.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
  if (out.candidates.size() > limits::kMaxCandidates) out.candidates.resize(limits::kMaxCandidates);
  if (out.candidates.empty() || writing < kLeastWriting) {
    out.state = ReadState::Unreadable;
    out.confidence = 0.5;
    out.doubt("not_writing");
    return out;
  }
  out.state = ReadState::Read;
  out.value = out.raw = out.candidates.front().value;
  out.confidence = out.candidates.front().p;
  if (foreign > 0.6) {
    out.doubt("foreign_signs");
    out.confidence = std::min(out.confidence, 0.9);
  }
  if (has_variant(out.value)) {
    out.doubt("variant_possible");
    out.confidence = std::min(out.confidence, kVariantCap);
  }
  return out;
}

}  // namespace uketsuke::ocr
