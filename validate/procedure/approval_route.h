#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/toml/strict_table.h"

namespace uketsuke::validate {

/// In which capacity somebody decides a case: as 決裁者, by 専決 (delegated for good), by 代決 (for a decider who is absent).
enum class DecidesAs { Nobody, Decider, Delegate, Deputy };

/// The route of 決裁 of a procedure, from [approval] of templates/procedures/<id>.toml: the 決裁規程 of the association as
/// data. A procedure that names none is decided by the role "approver" alone.
struct ApprovalRoute {
  std::vector<std::string> deciders{"approver"};  ///< roles that decide (決裁者), and look at what a deputy decided (後閲)
  std::vector<std::string> delegates;             ///< roles to which these decisions are left for good (専決)
  std::vector<std::string> deputies;              ///< roles that decide while a decider is absent (代決)
  bool assumed = false;                           ///< nobody of the association has confirmed it (仮の値)

  /// The strongest capacity of somebody with these roles.
  DecidesAs capacity(const std::vector<std::string>& roles) const;
};

/// Reads and checks [approval]: only roles that may decide at all, each in one capacity. Throws Failure
/// E-TEMPLATE-INVALID naming file:line.
ApprovalRoute approval_route_from(StrictTable& table);

}  // namespace uketsuke::validate
