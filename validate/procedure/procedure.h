#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/model/case_file.h"
#include "validate/procedure/compare_rule.h"

namespace uketsuke::validate {

/// An attachment that a procedure may ask for, and when.
struct AttachmentRule {
  std::string kind;        ///< certificate kind
  std::string when;        ///< "family" (a family row is begun), "student", "left_insurance", "always"
  bool omittable = false;  ///< may be omitted by 情報連携
};

/// A procedure (手続) as data: templates/procedures/<id>.toml.
struct Procedure {
  std::string id;
  std::string label;                                   ///< "資格取得"
  std::vector<std::pair<CaseState, CaseState>> moves;  ///< the state table
  std::vector<AttachmentRule> attachments;
  std::vector<CompareRule> compares;  ///< 突合, in the order of the file
  std::vector<std::string> notices;  ///< kinds it issues
  int notify_within_days = 14;       ///< 届出期限
  int register_within_days = 5;      ///< 資格登録の期限

  bool allows(CaseState from, CaseState to) const;
};

/// Loads all procedures strictly; Failure E-TEMPLATE-INVALID naming file:line.
std::vector<Procedure> load_procedures(const std::filesystem::path& templates_dir);

}  // namespace uketsuke::validate
