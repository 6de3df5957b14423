#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validate/validate.h"

namespace uketsuke::validate::test {

/// Builds the facts of a case on the released templates, field by field.
class CaseBuilder {
 public:
  CaseBuilder();

  /// Adds an empty document of a kind; every field of it is Blank until set.
  CaseBuilder& document(const std::string& kind, int rows = 0);
  /// Sets a value in the last document of a kind.
  CaseBuilder& set(const std::string& kind, const std::string& field, const std::string& value, int row = 0);
  CaseBuilder& state(const std::string& kind, const std::string& field, ReadState state, int row = 0);
  /// A person decided this state.
  CaseBuilder& decided(const std::string& kind, const std::string& field, ReadState state, int row = 0);
  CaseBuilder& remove(const std::string& kind);

  CaseFacts facts;

 private:
  FieldFacts& field_of(const std::string& kind, const std::string& field, int row);
};

/// A family of three that moves from an employee's insurance, with all four certificates; nothing is wrong
/// with it.
CaseBuilder sound_case();

const Rules& rules();
const Procedure& procedure();

/// Message keys of the findings that ask or block, in order; those of `comparison` and other infos are left
/// out.
std::vector<std::string> complaints(const CaseFacts& facts);
/// True for what is said only of households that the register has (tests/validate/households_test.cpp).
bool of_existing_household(std::string_view message);
/// All message keys.
std::vector<std::string> messages_of(const CaseFacts& facts);

}  // namespace uketsuke::validate::test
