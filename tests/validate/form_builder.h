#pragma once

#include <string>
#include <vector>

#include "validate/register/register_facts.h"
#include "validate/validate.h"

namespace uketsuke::validate::test {

/// A case of one procedure whose papers are given by concepts, as any version of a form may have them.
class FormCase {
 public:
  /// With an empty form of the procedure; received on 2026-11-13.
  explicit FormCase(const std::string& procedure);

  /// Adds an empty paper; what is set from now on stands on it.
  FormCase& paper(const std::string& kind);
  /// A value on the last paper; the type follows the concept.
  FormCase& set(const std::string& concept_id, const std::string& value, int row = 0);
  /// A field that nobody has read yet.
  FormCase& unread(const std::string& concept_id, int row = 0);
  /// The last field of the last paper, to be spoiled further.
  FieldFacts& last() { return facts.documents.back().fields.back(); }

  std::vector<std::string> messages() const;    ///< of all findings
  std::vector<std::string> complaints() const;  ///< of those that ask or block
  std::vector<Judged> judged() const;
  /// Detail of the first finding with this message; "none" when there is none.
  std::string detail(const std::string& message) const;

  CaseFacts facts;
};

/// 01-000123: 渡邉 太郎 (組合員, 枝番 1), 花子 (2), 一郎 (3), members since 2020-04-01, living in 霞が関.
RegisterHousehold watanabe();

}  // namespace uketsuke::validate::test
