#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"
#include "pipeline/values/document_values.h"

namespace uketsuke::pipeline {

/// Effective values of a form, found by the concepts its fields refer to. Row 0 is the form itself, rows count from 1.
class FormValues {
 public:
  FormValues() = default;
  explicit FormValues(std::vector<FieldValue> values) : values_(std::move(values)) {}

  /// The value; empty when nothing is read or decided there.
  std::string text(std::string_view concept_id, int row = 0) const;
  std::optional<Date> day(std::string_view concept_id, int row = 0) const;
  /// The label of a chosen option ("退職"); the value itself where the field has no options.
  std::string label(std::string_view concept_id, int row = 0) const;
  int rows() const;
  /// Every concept with a value in a row. Never a 個人番号 or an account number: those are asked for by name.
  std::map<std::string, std::string> open_values(int row) const;

 private:
  const FieldValue* find(std::string_view concept_id, int row) const;
  std::vector<FieldValue> values_;
};

/// One person of an application, from the effective values of its form.
struct ApplicationPerson {
  int row = 0;       ///< 0: 組合員; else the row of the form
  std::string name;  ///< as decided, never normalised
  std::string name_kana;
  std::optional<Date> birth_date;
  std::string sex;        ///< "male", "female" or empty
  std::string relation;   ///< 続柄; "本人" for the 組合員
  std::string my_number;  ///< empty: 番号未取得
};

/// The form of a case as it stands now.
struct Application {
  DocumentId form;
  FormValues values;
  std::string kind;                       ///< "new_household" or "add_family"; empty elsewhere or while undecided
  std::vector<ApplicationPerson> people;  ///< 組合員 first, then the begun rows
  std::string postal_code;
  std::string address;
  std::string phone;
  std::string symbol;
  std::string number;
  std::optional<Date> acquired_on;
  std::string reason;

  /// Whom a form of an existing household is about: the persons of its rows, or the 組合員 where no row is begun.
  std::vector<ApplicationPerson> concerned() const;
};

/// Reads the application out of a case's form (found by the concepts its fields refer to); nullopt when the case has
/// no form of its procedure.
std::optional<Application> application_of(ledger::Store& store, const Context& context, const CaseFile& file);

/// What lists show and search finds of it: name, kana, birth date, 記号番号 and the match keys of the name.
ledger::CaseSubject subject_of(const Application& application);

/// Match keys of a name: old and new forms of a character fold to one, spaces drop; the whole name and, where a gap
/// shows it, the family name alone.
std::vector<std::string> name_keys(const std::string& name);

}  // namespace uketsuke::pipeline
