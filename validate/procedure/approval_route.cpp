#include "validate/procedure/approval_route.h"

#include <algorithm>
#include <array>

namespace uketsuke::validate {
namespace {

// Whoever keys or prints never decides, whatever the file says.
constexpr std::array<std::string_view, 2> kDeciding{"approver", "senior"};

bool holds(const std::vector<std::string>& roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool shares(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& role) { return holds(b, role); });
}

std::vector<std::string> roles_from(StrictTable& table, std::string_view key) {
  if (!table.has(key)) return {};
  std::vector<std::string> roles = table.texts(key);
  for (const std::string& role : roles)
    if (std::find(kDeciding.begin(), kDeciding.end(), role) == kDeciding.end())
      table.fail("the role '" + role + "' decides nothing", key);
  return roles;
}

}  // namespace

DecidesAs ApprovalRoute::capacity(const std::vector<std::string>& roles) const {
  if (shares(deciders, roles)) return DecidesAs::Decider;
  if (shares(delegates, roles)) return DecidesAs::Delegate;
  return shares(deputies, roles) ? DecidesAs::Deputy : DecidesAs::Nobody;
}

ApprovalRoute approval_route_from(StrictTable& table) {
  ApprovalRoute route;
  route.deciders = roles_from(table, "deciders");
  route.delegates = roles_from(table, "delegates");
  route.deputies = roles_from(table, "deputies");
  route.assumed = table.flag_or("assumed", false);
  if (route.deciders.empty()) table.fail("somebody must decide", "deciders");
  if (shares(route.deciders, route.delegates)) table.fail("who decides needs no 専決", "delegates");
  if (shares(route.deputies, route.deciders) || shares(route.deputies, route.delegates))
    table.fail("who decides needs no 代決", "deputies");
  table.finish();
  return route;
}

}  // namespace uketsuke::validate
