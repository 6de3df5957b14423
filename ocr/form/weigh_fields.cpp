#include "ocr/form/weigh_fields.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/form/address_concepts.h"
#include "ocr/calibration/address_value.h"
#include "ocr/calibration/bank_value.h"
#include "ocr/calibration/insurer_value.h"
#include "ocr/calibration/name_fit.h"
#include "ocr/calibration/name_parting.h"
#include "ocr/calibration/name_value.h"
#include "ocr/calibration/sound_marks.h"
#include "ocr/calibration/variant_value.h"

namespace uketsuke::ocr {
namespace {

using Fields = std::span<const ReadField>;

/// What was written and how it is read: the concepts of a person's two fields differ by this ending.
constexpr std::string_view kReadingOf = "_kana";

/// The value of a concept in a row, or nullptr.
FieldValue* find(Fields fields, std::string_view concept_id, int row) {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const ReadField& f) {
    return f.field->row == row && f.field->concept_id == concept_id;
  });
  return at == fields.end() ? nullptr : at->value;
}

/// 氏名 and フリガナ of one person.
using Name = std::pair<FieldValue*, FieldValue*>;

/// Readings that belong to no name on the form: the holder of the account (口座名義).
void weigh_lone_readings(std::span<FieldValue* const> lone, std::span<const Name> names, const NameStatistics& statistics) {
  std::vector<const FieldValue*> persons;
  for (const Name& name : names) persons.push_back(name.second);
  for (FieldValue* kana : lone) {
    weigh_kana(*kana, persons, statistics);
    // The same hand is misread alike: a person's reading vouches for the holder's only where it is not doubted itself.
    const bool repeated = std::any_of(persons.begin(), persons.end(), [&](const FieldValue* person) {
      return person->value == kana->value && !person->has_doubt("sound_marks");
    });
    if (!repeated) doubt_sound_marks(*kana, nullptr, statistics);
    // モチツキ beside モチヅキ of the same form: one of them lost its marks.
    for (const FieldValue* person : persons)
      if (person->value != kana->value && alike_but_for_sound_marks(person->value, kana->value)) kana->doubt("sound_marks");
  }
}

/// フリガナ and 氏名 of one row, then the holder of the account, then the forms of kanji in names.
void weigh_names(Fields fields, const Engines& engines) {
  std::vector<FieldValue*> lone;
  std::vector<Name> names;  // the form's first one first
  for (const ReadField& reading : fields) {
    const std::string_view concept_id = reading.field->concept_id;
    if (reading.field->type != FieldType::Kana || !concept_id.ends_with(kReadingOf)) continue;
    const auto written = std::find_if(fields.begin(), fields.end(), [&](const ReadField& other) {
      return other.field->type == FieldType::Text && other.field->row == reading.field->row &&
             other.field->concept_id == concept_id.substr(0, concept_id.size() - kReadingOf.size());
    });
    if (written == fields.end()) {
      lone.push_back(reading.value);
      continue;
    }
    weigh_name(*written->value, *reading.value, engines.names());
    part_name(*written->value, *reading.value, engines.names());
    doubt_sound_marks(*reading.value, written->value, engines.names());
    names.emplace_back(written->value, reading.value);
  }
  weigh_lone_readings(lone, names, engines.names());
  for (const ReadField& f : fields)
    if (f.field->type == FieldType::Text && f.field->charset == Charset::Name) weigh_variants(*f.value, engines.variants());
  for (const auto& [name, kana] : names) {
    offer_surname(*name, *names.front().first);
    offer_surname(*kana, *names.front().second);
  }
}

/// Addresses by the official places, each with the 郵便番号 that stands beside it in its row.
void weigh_addresses(Fields fields, const AddressTable& table) {
  for (const ReadField& address : fields) {
    const FieldTemplate& field = *address.field;
    if (field.type != FieldType::Text || field.charset != Charset::Address) continue;
    weigh_address(*address.value, find(fields, postal_code_concept(field.concept_id), field.row), table);
  }
}

void weigh_institutions(Fields fields, const BankTable& banks) {
  for (const ReadField& f : fields) {
    const int row = f.field->row;
    if (f.field->concept_id == "bank.code")
      weigh_bank({f.value, find(fields, "bank.branch_code", row), find(fields, "bank.name", row)}, banks);
    if (f.field->concept_id == "previous_insurance.insurer_name")
      weigh_insurer(*f.value, find(fields, "previous_insurance.insurer_number", row));
    if (f.field->concept_id == "new_insurance.insurer_name") weigh_insurer(*f.value, nullptr);
  }
}

/// Texts that mostly hold one of the usual words of their concept (続柄, 職業, 業種).
void weigh_words(Fields fields, const Vocabulary& vocabulary) {
  for (const ReadField& f : fields) {
    const UsualWords* usual = f.field->type == FieldType::Text ? vocabulary.of(f.field->concept_id) : nullptr;
    if (usual == nullptr) continue;
    std::vector<OfficialName> words;
    for (const std::u32string& word : usual->words) words.push_back({word, usual->times});
    weigh_whole_name(*f.value, words);
  }
}

}  // namespace

void weigh_together(std::span<const ReadField> fields, const Vocabulary* words, const Engines& engines) {
  if (words != nullptr) weigh_words(fields, *words);
  weigh_names(fields, engines);
  weigh_addresses(fields, engines.addresses());
  weigh_institutions(fields, engines.banks());
}

}  // namespace uketsuke::ocr
