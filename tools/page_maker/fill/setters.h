#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tools/page_maker/fill/entries.h"

namespace uketsuke::page_maker {

/// What one field is filled from: the household and the person whom the field's row tells of.
struct Source {
  const Household& home;
  const Person& person;
  int row;
  bool western_dates;
  bool leading_zeros;
};

/// Fills one entry; leaves it blank where there is nothing to tell.
using Setter = std::function<void(Entry&, const Source&)>;
/// By concept.
using Setters = std::map<std::string, Setter>;

void set_digits(Entry& entry, const std::string& digits);
/// Handwriting has no width: the value has digits and dashes in ASCII, as readings tell them.
void set_text(Entry& entry, const std::string& text);
/// 姓 and 名 in their groups of cells.
void set_kana(Entry& entry, const std::string& family, const std::string& given);
/// One run of kana from the first cell on.
void set_kana(Entry& entry, const std::string& kana);
void set_choice(Entry& entry, std::vector<std::string> values);
/// Nothing for a day that is none.
void set_day(Entry& entry, Date day, const Source& source);

/// What the forms of a household that is insured already tell (資格喪失届, 住所変更届, 限度額適用認定申請書); empty for
/// other procedures.
Setters change_setters(const std::string& procedure);

/// The person of whom a field tells: the member in row 0, in a row of the table whom the procedure is about; the
/// member as well where the row is of something else that took place, a stay in hospital. nullptr: the row stays empty.
const Person* person_in_row(const std::string& procedure, const Household& home, const FieldTemplate& field);

}  // namespace uketsuke::page_maker
