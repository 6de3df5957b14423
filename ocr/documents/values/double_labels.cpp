#include "ocr/documents/values/double_labels.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// A reading's type beside the name's: kana of one type with kanji are 0.65 to 0.9 as high.
constexpr double kSmallType = 0.62;
/// Signs of a reading at least, and of a whole name that shows no gap: no family name has as many.
constexpr std::size_t kReadingSigns = 4, kNameSigns = 5;

double type_of(const PageLayout& page, std::span<const GlyphPlace> glyphs) {
  std::vector<double> heights;
  for (const GlyphPlace at : glyphs) heights.push_back(page.glyph(at).rect.h);
  return median(std::move(heights));
}

/// 氏名（フリガナ） heads a column of cells that hold both: it is a label of each.
void part(std::vector<Label>& labels, const std::vector<LabelSpec>& book) {
  const auto spec = [&](std::string_view field) {
    return &*std::find_if(book.begin(), book.end(), [&](const LabelSpec& s) { return s.field == field; });
  };
  std::vector<Label> out;
  for (const Label& label : labels) {
    out.push_back(label);
    if (label.spec->field != "@name_and_kana") continue;
    out.back().spec = spec("name");
    out.push_back(label);
    out.back().spec = spec("name_kana");
  }
  labels = std::move(out);
}

/// 氏名(カナ) in one line and 氏名 in another: where the first holds kana alone and the page has other names, it labels
/// no name.
void drop_labels_of_readings(const PageLayout& page, std::vector<Label>& labels) {
  const std::vector<Label> all = labels;
  const auto same_place = [](const Label& a, const Label& b) { return a.row == b.row && a.from == b.from; };
  std::erase_if(labels, [&](const Label& name) {
    if (name.spec->field != "name") return false;
    bool double_label = false, other_name = false;
    for (const Label& label : all) {
      double_label |= label.spec->field == "name_kana" && same_place(label, name);
      other_name |= label.spec->field == "name" && !same_place(label, name);
    }
    if (!double_label || !other_name) return false;
    const auto places = values_of(page, all, name).places;
    return !places.empty() && std::all_of(places.begin(), places.end(), [&](const ValuePlace& place) {
      const std::u32string signs = page.signs(place.glyphs);
      return !signs.empty() &&
             std::all_of(signs.begin(), signs.end(), [](char32_t c) { return is_katakana(c) || is_hiragana(c); });
    });
  });
}

}  // namespace

void part_double_labels(const PageLayout& page, const std::vector<LabelSpec>& book, std::vector<Label>& labels) {
  part(labels, book);
  drop_labels_of_readings(page, labels);
}

void set_reading_apart(const PageLayout& page, ValuePlace& name) {
  std::size_t from = name.glyphs.size();
  while (from > 0 && is_kana(page.glyph(name.glyphs[from - 1]).sign)) --from;
  const std::span<const GlyphPlace> all(name.glyphs);
  if (from == 0 || all.size() - from < kReadingSigns || all.front().row != all.back().row) return;
  // A given name in kana (ヨシノ カマガタ ヨシノ) belongs to the name: the reading begins where the type changes.
  const double large = type_of(page, all.first(from));
  while (from < all.size() && page.glyph(all[from]).rect.h > kSmallType * large) ++from;
  if (all.size() - from < kReadingSigns || type_of(page, all.subspan(from)) > kSmallType * large) return;
  // 青砥 ハナヱ: a given name in kana, lower than the family name's kanji, is none.
  const bool gap = std::any_of(all.begin() + 1, all.begin() + static_cast<std::ptrdiff_t>(from),
                               [&](GlyphPlace at) { return page.glyph(at).word_start; });
  if (!gap && from < kNameSigns) return;
  std::vector<GlyphPlace> reading = part(name.glyphs, from, name.glyphs.size());
  ValuePlace alone = loose(page, part(name.glyphs, 0, from));
  alone.line_y = name.line_y;
  alone.doubt = name.doubt;
  alone.reading = std::move(reading);
  name = std::move(alone);
}

}  // namespace uketsuke::ocr
