#include "ocr/documents/persons/persons_on_cards.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/text/text.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {
namespace {

using Places = std::vector<GlyphPlace>;

/// What stands over a card's day of birth, in heights of print: a name, its reading, two lines of words at the right.
constexpr double kHead = 5;
/// Names begin at most this far right of the card's labels, and have gaps this wide, in heights of print.
constexpr double kIndent = 4, kGap = 2.4;
constexpr std::size_t kLongestName = 12;

/// The paper over one card's day of birth.
struct Head {
  const PageLayout& page;
  std::span<const Label> labels;
  const ValueMap& map;
  Rect<CleanPx> area;

  bool free(GlyphPlace at) const { return !map.is_used(at) && label_over(labels, at) == nullptr; }
  /// The groups of a row that lie on it.
  std::vector<Places> groups(std::size_t row) const {
    std::vector<Places> out;
    for (const Places& group : groups_of(page, row, kGap * page.glyph_px)) {
      Places inside;
      for (const GlyphPlace at : group)
        if (free(at) && area.contains(page.glyph(at).rect.centre())) inside.push_back(at);
      if (!inside.empty()) out.push_back(std::move(inside));
    }
    return out;
  }
};

bool is_name(std::u32string_view signs) {
  return signs.size() >= 2 && signs.size() <= kLongestName && !is_label(signs) &&
         std::all_of(signs.begin(), signs.end(), in_names);
}

Rect<CleanPx> area_over(const PageLayout& page, std::span<const Label> labels, const Label& birth) {
  double right = page.width;
  for (const Label& other : labels)
    if (other.spec == birth.spec && std::abs(other.rect.centre().y - birth.rect.centre().y) < page.glyph_px &&
        other.rect.x > birth.rect.right())
      right = std::min(right, other.rect.x - page.glyph_px);
  const double left = std::max(0.0, birth.rect.x - page.glyph_px), high = kHead * page.glyph_px;
  return {left, birth.rect.y - high, right - left, high};
}

bool names_somebody(std::span<const Label> labels) {
  return std::any_of(labels.begin(), labels.end(), [](const Label& label) { return label.spec->field == "name"; });
}

struct Found {
  std::string_view field;
  Places places;
};

/// One group as what it says by its form and place.
std::string_view field_of(const Head& head, const Label& birth, const Places& group) {
  const std::u32string signs = head.page.signs(group);
  const double x = head.page.extent(group).x;
  if (x < birth.rect.x + kIndent * head.page.glyph_px) {
    if (!is_name(signs)) return {};
    return std::all_of(signs.begin(), signs.end(), is_kana) ? "name_kana" : "name";
  }
  if (signs == U"男" || signs == U"女") return "sex";
  return is_relation(to_utf8({signs.begin(), signs.end()})) ? std::string_view("relation") : std::string_view();
}

std::vector<Found> read_head(const Head& head, const Label& birth) {
  std::vector<Found> out;
  for (std::size_t r = birth.row; r-- > 0;) {
    if (head.page.rows[r].rect.bottom() < head.area.y) break;
    for (Places& group : head.groups(r)) {
      if (head.page.signs(group).starts_with(U"氏名")) group.erase(group.begin(), group.begin() + 2);
      if (group.empty()) continue;
      const std::string_view field = field_of(head, birth, group);
      const bool known = std::any_of(out.begin(), out.end(), [&](const Found& f) { return f.field == field; });
      if (!field.empty() && !known) out.push_back({field, std::move(group)});
    }
  }
  return out;
}

}  // namespace

std::vector<RowValue> persons_on_cards(const PageLayout& page, const KindInfo& kind, std::span<const Label> labels,
                                       const ValueMap& map, std::deque<Label>& made) {
  std::vector<RowValue> out;
  const FieldInfo* birth = kind.find("birth_date");
  if (names_somebody(labels) || birth == nullptr || !birth->in_rows) return out;
  for (const Label& label : labels) {
    if (label.spec->field != "birth_date") continue;
    const std::vector<Found> found = read_head({page, labels, map, area_over(page, labels, label)}, label);
    if (std::none_of(found.begin(), found.end(), [](const Found& f) { return f.field == "name"; })) continue;
    for (const Found& value : found) {
      const LabelSpec* spec = labels_of(kind.id, value.field);
      if (spec == nullptr || kind.find(value.field) == nullptr) continue;
      // All stand for the card: its left edge and its name's height tell whose they are.
      const GlyphPlace first = value.places.front();
      Rect<CleanPx> rect = page.extent(value.places);
      rect.x = label.rect.x;
      made.push_back({spec, first.row, first.index, value.places.back().index + 1, 0, rect});
      out.push_back({&made.back(), loose(page, value.places), false});
      out.back().place.doubt = "no_label";
    }
  }
  return out;
}

void drop_heads_on_cards(const PageLayout& page, std::vector<Label>& labels) {
  if (names_somebody(labels)) return;
  const std::vector<Label> all = labels;
  std::erase_if(labels, [&](const Label& head) {
    return head.spec->field == "head" && std::any_of(all.begin(), all.end(), [&](const Label& birth) {
             return birth.spec->field == "birth_date" && head.rect.x > birth.rect.right() &&
                    area_over(page, all, birth).contains(head.rect.centre());
           });
  });
}

}  // namespace uketsuke::ocr
