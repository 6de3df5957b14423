#include "ocr/documents/values/print_in_line.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Ink that nobody read counts as a value from this size and up to this height and width on, and from this width
/// together, in heights of print.
constexpr double kLeastUnread = 0.3, kMostUnread = 1.8, kWidestUnread = 14, kShortestUnread = 1.2;
/// Print this far behind a label may be another block's, in heights of print.
constexpr double kAway = 6;

/// Type of a label over its value, beside the value's.
constexpr double kSmallType = 0.85;

}  // namespace

bool stands_far(const PageLayout& page, const Label& label, const std::vector<GlyphPlace>& group) {
  return page.extent(group).x - label.rect.right() > kAway * page.glyph_px;
}

bool stands_close_under(const PageLayout& page, const Label& label, const ValuePlace& value) {
  const Rect<CleanPx> rect = page.extent(value.glyphs);
  return std::abs(rect.x - label.rect.x) < page.glyph_px && rect.y - label.rect.bottom() < page.glyph_px;
}

bool has_own_heading(const PageLayout& page, const std::vector<GlyphPlace>& group) {
  const Rect<CleanPx> rect = page.extent(group);
  for (const TextRow& row : page.rows)
    for (const Glyph& glyph : row.glyphs) {
      const bool starts = glyph.word_start && std::abs(glyph.rect.x - rect.x) < page.glyph_px;
      const bool over = glyph.rect.y < rect.y && rect.y - glyph.rect.bottom() < page.glyph_px;
      if (starts && over && is_kanji(glyph.sign) && glyph.rect.h < kSmallType * rect.h) return true;
    }
  return false;
}

bool is_headed(const PageLayout& page, std::span<const Label> labels, const Label& own,
               const std::vector<GlyphPlace>& group) {
  const Rect<CleanPx> rect = page.extent(group);
  return stands_far(page, own, group) && std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
           return label.rect != own.rect && std::abs(label.rect.x - rect.x) < page.glyph_px && label.rect.y < rect.y &&
                  rect.y - label.rect.bottom() < page.glyph_px;
         });
}

std::optional<ValuePlace> unread_behind(const PageLayout& page, const Label& label) {
  const auto& glyphs = page.rows[label.row].glyphs;
  const double em = page.glyph_px, limit = label.to < glyphs.size() ? glyphs[label.to].rect.x : page.width;
  std::vector<Rect<CleanPx>> beside;
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    const double y = r.centre().y;
    if (y < label.rect.y || y > label.rect.bottom() || r.x < label.rect.right() + 0.3 * em || r.right() > limit)
      continue;
    if (std::max(r.w, r.h) < kLeastUnread * em || r.h > kMostUnread * em || r.w > kWidestUnread * em) continue;
    if (std::any_of(page.seals.begin(), page.seals.end(), [&](const auto& seal) { return seal.contains(r.centre()); }))
      continue;
    if (page.glyphs_in(r).empty()) beside.push_back(r);
  }
  std::sort(beside.begin(), beside.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  Rect<CleanPx> run;
  for (const auto& r : beside)
    if (run.empty() || r.x - run.right() < 2 * em) run = unite(run, r);
  if (run.w < kShortestUnread * em) return std::nullopt;
  return ValuePlace{{}, run.grown(0.35 * em), false};
}

}  // namespace uketsuke::ocr
