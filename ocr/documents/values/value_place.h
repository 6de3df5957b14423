#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// Where a value stands: its glyphs as the page reader saw them (none where it saw nothing) and the paper it may use.
struct ValuePlace {
  std::vector<GlyphPlace> glyphs;
  Rect<CleanPx> area;  ///< the ruled cell's inside, or the print and a little paper
  bool ruled = false;
  double line_y = 0;  ///< centre of the person's first line where a table takes several lines a person; 0: one line
  bool more_below = false;  ///< a line stands below that may belong to it
  bool unsure = false;      ///< the table's lines do not come out even: it may be another person's
  std::vector<Rect<CleanPx>> parts = {};  ///< pieces of the value, read one by one; none: the area as one
  std::vector<GlyphPlace> reading = {};   ///< a line in half-width kana (半角カナ) over a name: its reading
  std::string_view doubt = {};            ///< why a person looks at it whatever is read; empty: no reason
};

/// How a label's values lie.
struct LabelValues {
  std::vector<ValuePlace> places;  ///< one, or a column's from top to bottom
  bool column = false;
};

/// True when a text can be a value of this kind; decides between the cell to the right and the cell below.
bool fits(ValueKind kind, std::u32string_view signs);

/// Amounts, counts and numbers: what offices leave out (*****) and what must never be taken from another cell.
bool is_number(ValueKind kind);

/// Words in Latin letters alone under a label: Name under 氏名, where a name in letters is a value.
bool is_translation(ValueKind kind, std::u32string_view signs);
/// Of a reading: katakana or hiragana; and of a name.
bool is_kana(char32_t c);
bool in_names(char32_t c);
bool has_digit(std::u32string_view signs);
/// Finds a label's values: in the rest of its ruled cell, in the cell to the right, in the cells below, or, without
/// rules, behind it in its row or below it in its column.
LabelValues values_of(const PageLayout& page, std::span<const Label> labels, const Label& label);

/// The cells to the right of a label's cell that hold print, up to the next label: values of persons side by side.
std::vector<ValuePlace> values_across(const PageLayout& page, std::span<const Label> labels, const Label& label);

}  // namespace uketsuke::ocr
