#pragma once

#include <string>
#include <vector>

#include "core/form/form_template.h"
#include "core/model/reading.h"
#include "tools/page_maker/people/household.h"

namespace uketsuke::page_maker {

/// What is written into one field, and what a reader should make of it.
struct Entry {
  const FieldTemplate* field = nullptr;
  ReadState state = ReadState::Blank;
  std::string value;   ///< normalised: ISO day, ASCII digits, full-width katakana, option values joined by commas
  std::string raw;     ///< as written, e.g. "令8.11.22"
  std::string digits;  ///< Digits: what stands in the comb
  std::string text;    ///< Text: the line
  std::string family_kana, given_kana;  ///< Kana
  std::string era, year, month, day;    ///< Date
  std::vector<std::string> chosen;      ///< Choice: option values
};

/// How the applicant fills it in.
struct FillStyle {
  double western_dates = 0.15;  ///< share of dates written with 西暦
  double leading_zeros = 0.25;  ///< share of hands that write 03 for a month in two cells
  double struck_out = 0.0;      ///< share of optional digit fields that are written and crossed out
};

/// One entry for every field of the form that an applicant fills (not the office's, not seals). Fields whose
/// concept the household does not know stay blank.
std::vector<Entry> entries_for(const FormTemplate& form, const Household& household, const FillStyle& style,
                               Random random);

/// The cell of a kana comb in which the given name begins: the second group's first cell, or in a comb of one
/// group the cell after one empty one.
std::size_t given_name_begins(const std::vector<Rect<FormMm>>& cells, std::size_t family_length);

}  // namespace uketsuke::page_maker
