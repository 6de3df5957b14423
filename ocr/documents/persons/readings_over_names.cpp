#include "ocr/documents/persons/readings_over_names.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "ocr/documents/persons/reading_brackets.h"
#include "ocr/documents/values/loose_values.h"

namespace uketsuke::ocr {
namespace {

/// A reading is at most so high as its name and as far above it, of the name's height; it begins and ends within the name's
/// sides, off by at most the third.
constexpr double kSmaller = 0.8, kAbove = 0.6, kAside = 1.2;
/// Signs of a reading, at least; share of them that must be kana as the page reader sees them (small kana are often misread).
constexpr std::size_t kLeastSigns = 3;
constexpr double kMostlyKana = 0.7;

bool mostly_kana(std::u32string_view signs) {
  const auto kana = std::count_if(signs.begin(), signs.end(), is_kana);
  return signs.size() >= kLeastSigns && static_cast<double>(kana) >= kMostlyKana * static_cast<double>(signs.size());
}

/// The print over a name in row `r`, where all of the row there is small, free and within the name's sides.
std::vector<GlyphPlace> over(const PageLayout& page, const ValueMap& map, const Rect<CleanPx>& name, std::size_t r) {
  const double aside = kAside * name.h;
  for (const auto& group : groups_of(page, r, kValueGap * page.glyph_px)) {
    const Rect<CleanPx> print = page.extent(group);
    if (print.x < name.x - aside || print.right() > name.right() + aside) continue;
    const double above = name.y - print.bottom();
    if (print.h > kSmaller * name.h || above > kAbove * name.h || print.centre().y > name.y) continue;
    const bool used = std::any_of(group.begin(), group.end(), [&](GlyphPlace at) { return map.is_used(at); });
    if (!used && mostly_kana(page.signs(group))) return group;
  }
  return {};
}

}  // namespace

bool is_set_over_name(const PageLayout& page, const std::vector<GlyphPlace>& kana) {
  if (!mostly_kana(page.signs(kana))) return false;
  const Rect<CleanPx> print = page.extent(kana);
  for (std::size_t r = kana.front().row + 1; r < page.rows.size(); ++r) {
    for (const auto& group : groups_of(page, r, kValueGap * page.glyph_px)) {
      const Rect<CleanPx> name = page.extent(group);
      const bool under = name.y > print.centre().y && name.y - print.bottom() < kAbove * name.h;
      if (under && print.h < kSmaller * name.h && std::abs(name.x - print.x) < kAside * print.h) return true;
    }
    if (page.rows[r].rect.y > print.bottom() + print.h) break;
  }
  return false;
}

std::vector<PlacedValue> readings_over_names(const PageLayout& page, const KindInfo& kind, const ValueMap& map) {
  std::vector<PlacedValue> out;
  if (!lacks(kind, map, "name_kana")) return out;
  for (const PlacedValue& value : map.values) {
    if (value.field != "name" || value.place.ruled || value.place.glyphs.empty() || !value.place.doubt.empty()) continue;
    if (!value.place.reading.empty()) {
      out.push_back({"name_kana", value.row, ValueKind::Kana, loose(page, value.place.reading)});
      continue;
    }
    const Rect<CleanPx> name = page.extent(value.place.glyphs);
    for (std::size_t r = value.place.glyphs.front().row; r-- > 0;) {
      if (name.y - page.rows[r].rect.bottom() > kAbove * name.h) break;
      auto reading = over(page, map, name, r);
      if (reading.empty()) continue;
      out.push_back({"name_kana", value.row, ValueKind::Kana, loose(page, std::move(reading))});
      break;
    }
  }
  return out;
}

std::optional<ReadingInRow> reading_in_brackets(const TextRow& row, std::size_t at) {
  constexpr std::u32string_view kOpen = U"([〔【", kClose = U")]〕】";
  constexpr double kMostlyKana = 0.5;  // the page reader takes some kana for letters and digits (7ビコ)
  const auto& glyphs = row.glyphs;
  if (at >= glyphs.size()) return std::nullopt;
  const std::size_t pair = kOpen.find(glyphs[at].sign);
  const bool opened = pair != kOpen.npos;
  if (!opened && !(glyphs[at].word_start && is_kana(glyphs[at].sign))) return std::nullopt;
  const char32_t close = opened ? kClose[pair] : U')';
  ReadingInRow out{at + opened, at + opened};
  double kana = 0;
  for (; out.to < glyphs.size() && glyphs[out.to].sign != close; ++out.to) {
    const bool like = may_be_kana(glyphs[out.to].sign);
    if (!opened && !like) return std::nullopt;
    kana += like;
  }
  const std::size_t signs = out.to - out.from;
  if (signs < 2 || out.to == glyphs.size() || kana < kMostlyKana * static_cast<double>(signs)) return std::nullopt;
  return out;
}

}  // namespace uketsuke::ocr
