#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/document.h"

namespace uketsuke {

/// How much a finding (検証指摘) weighs: Info is shown, Warning asks a person, Error blocks approval until it is
/// resolved or overridden with a reason.
enum class Severity { Info, Warning, Error };
std::string_view to_string(Severity severity);

/// Result of a rule. The message key holds no personal data; the values' places are the fields.
struct Finding {
  std::string rule;  ///< e.g. "my_number.check_digit"
  int version = 1;
  Severity severity = Severity::Warning;
  std::string message;           ///< key of the sentence in the rule table, e.g. "my_number.check_digit.wrong"
  std::vector<FieldRef> fields;  ///< both places of a comparison
  std::string comparison;        ///< for 突合: exact, key_equal, variant, partial, different; else empty
};

}  // namespace uketsuke
