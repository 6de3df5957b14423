#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/form/kind_catalogue.h"
#include "core/model/document.h"
#include "core/model/reading.h"
#include "validate/register/register_facts.h"

namespace uketsuke::validate {

/// One field of a document as it stands: the effective value, or the machine's reading while nobody decided.
struct FieldFacts {
  FieldRef ref;
  FieldInfo info;  ///< what the field is: type, concept, check, required, my_number
  ReadState state = ReadState::Unreadable;
  std::string value;      ///< normalised; empty unless state is Read
  double confidence = 0;  ///< of the reading; 1 when a person decided
  bool decided = false;   ///< a decision holds (a person's or the policy's)
  bool by_person = false;
};

/// One document of the case.
struct DocumentFacts {
  DocumentId id;
  std::string kind;  ///< form id, certificate kind, or "unidentified"
  bool form = false;
  std::string version;  ///< of the form template it was read by ("v01"); empty: keyed, or no form
  std::vector<FieldFacts> fields;

  /// The field, or nullptr.
  const FieldFacts* find(std::string_view field, int row = 0) const {
    for (const FieldFacts& facts : fields)
      if (facts.ref.field == field && facts.ref.row == row) return &facts;
    return nullptr;
  }
  /// The first field of a concept in a row, or nullptr.
  const FieldFacts* by_concept(std::string_view concept_id, int row = 0) const {
    for (const FieldFacts& facts : fields)
      if (facts.info.concept_id == concept_id && facts.ref.row == row) return &facts;
    return nullptr;
  }
  int rows() const {
    int most = 0;
    for (const FieldFacts& facts : fields) most = std::max(most, facts.ref.row);
    return most;
  }
};

/// A case as the rules see it: values and days, no database.
struct CaseFacts {
  std::string procedure;
  Date received_on{};  ///< 到達日 (JST)
  Date today{};
  std::set<Date> holidays;  ///< besides Saturday and Sunday
  std::vector<DocumentFacts> documents;
  std::optional<RegisterHousehold> household;  ///< named by the form's 記号番号; empty when the register has none
  std::vector<std::string> prefectures;        ///< 組合の地区 (都道府県); empty: not checked
};

}  // namespace uketsuke::validate
