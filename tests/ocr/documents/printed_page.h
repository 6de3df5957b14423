#pragma once

#include <string>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/text/text.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr::test {

inline std::string utf8(const std::u32string& signs) { return to_utf8(std::vector<char32_t>(signs.begin(), signs.end())); }

/// A kind of certificate of which one field is wanted.
inline KindInfo kind_with(const std::string& id, const std::string& field) {
  KindInfo kind;
  kind.id = id;
  FieldInfo info;
  info.id = field;
  kind.fields.push_back(info);
  return kind;
}

/// A page of evenly set lines as a page reader would see it, without a picture: 40 px a sign, 100 px a line, an A4 page
/// at 300 dpi. A space is a gap of four signs; a line that begins with # is a heading in type of twice the size.
inline PageLayout printed_page(const std::vector<std::u32string>& lines) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4;
  page.width = 2480;
  page.height = 3508;
  page.glyph_px = 40;
  double y = 200;
  for (const std::u32string& line : lines) {
    const bool heading = !line.empty() && line[0] == U'#';
    const double size = heading ? 80 : 40;
    TextRow row;
    double x = 300;
    bool gap = true;
    for (const char32_t c : line) {
      if (c == U'#') continue;
      if (c == U' ') {
        x += 4 * size;
        gap = true;
        continue;
      }
      row.glyphs.push_back({c, {x, y, size, size}, 0.9, gap});
      gap = false;
      x += size;
    }
    row.rect = extent(row, 0, row.glyphs.size());
    page.rows.push_back(row);
    y += 100;
  }
  return page;
}

/// A 住民票 with the fields that stand once a person.
inline KindInfo household() {
  KindInfo kind;
  kind.id = "juminhyo";
  for (const char* id : {"name", "name_kana", "birth_date", "sex"}) {
    FieldInfo field;
    field.id = id;
    field.in_rows = true;
    kind.fields.push_back(field);
  }
  return kind;
}

/// "value doubt" of a field that stands once, as its label places it; "none" where none does.
inline std::string value_of(const PageLayout& page, const char* id, const char* field) {
  for (const PlacedValue& value : map_values(page, kind_with(id, field)).values)
    if (value.field == field) return utf8(page.signs(value.place.glyphs)) + " " + std::string(value.place.doubt);
  return "none";
}

}  // namespace uketsuke::ocr::test
