#include "ocr/documents/values/frames_of_labels.h"

#include <set>

#include "ocr/documents/labels/heading_columns.h"
#include "ocr/documents/values/loose_values.h"

namespace uketsuke::ocr {

bool is_frame_of_labels(const PageLayout& page, std::span<const Label> labels, const Label& label,
                        const std::vector<GlyphPlace>& content) {
  bool behind = false, others = false;
  for (const GlyphPlace at : content) {
    const Label* other = label_over(labels, at);
    others = others || (other != nullptr && at.row != label.row && !is_value_of(page, label, *other));
    behind = behind || (other == nullptr && at.row == label.row && at.index >= label.to);
  }
  return behind && others;
}

bool is_card_of_labels(const PageLayout& page, std::span<const Label> labels, const Label& label,
                       const std::vector<GlyphPlace>& content) {
  bool beside = false, below = false;
  for (const GlyphPlace at : content) {
    const Label* other = label_over(labels, at);
    if (other == nullptr && at.row == label.row && at.index == label.to) return false;
    const bool foreign = other != nullptr && !is_value_of(page, label, *other);
    // 在学期間(修業年限): a remark in brackets has no value of its own.
    const bool remark = other != nullptr && page.glyph({other->row, other->from}).sign == U'(';
    beside = beside || (foreign && !remark && other->rect != label.rect && in_one_line(*other, label));
    below = below || (!foreign && page.glyph(at).rect.centre().y > label.rect.bottom());
  }
  return beside && below;
}

bool is_panel_of_labels(std::span<const Label> labels, const Rect<CleanPx>& cell) {
  constexpr std::size_t kLines = 3;
  std::set<std::size_t> rows;
  for (const Label& label : labels)
    if (cell.contains(label.rect.centre())) rows.insert(label.row);
  return rows.size() >= kLines;
}

}  // namespace uketsuke::ocr
