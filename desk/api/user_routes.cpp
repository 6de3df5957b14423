#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "pipeline/office/administration.h"

namespace uketsuke::desk {
namespace {

constexpr std::size_t kMostRoles = 9;

UserId user_in_path(const Request& request) { return UserId(id_in_path(request, "user_id")); }

Response one_time(const std::pair<ledger::User, std::string>& made, int status) {
  return answer(JsonObject().put("user", user_json(made.first)).put("one_time_password", made.second), status);
}

Response add(const Desk& desk, const Request& request) {
  const Body body = Body::parse(request.body);
  const std::string display = body.text("display_name", 240);
  if (display.empty()) throw Failure("E-INPUT-VALUE", "display_name");
  const std::vector<std::string> roles = body.texts("roles", kMostRoles);
  if (roles.empty()) throw Failure("E-INPUT-VALUE", "roles");
  return one_time(pipeline::add_user(desk.office, actor_of(desk, request), body.text("name", 64), display, roles), 201);
}

}  // namespace

void add_user_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/users", Access::SignedIn, [&desk](const Request& request) {
    return answer(listed_all(pipeline::list_users(desk.office, actor_of(desk, request)), user_json));
  });
  router.add("POST", "/api/users", Access::SignedIn, [&desk](const Request& request) { return add(desk, request); });
  router.add("POST", "/api/users/{user_id}/reset", Access::SignedIn, [&desk](const Request& request) {
    return one_time(pipeline::reset_user(desk.office, actor_of(desk, request), user_in_path(request)), 200);
  });
  router.add("PUT", "/api/users/{user_id}/lock", Access::SignedIn, [&desk](const Request& request) {
    const bool locked = Body::parse(request.body).boolean("locked");
    return answer(user_json(pipeline::lock_user(desk.office, actor_of(desk, request), user_in_path(request), locked)));
  });
  router.add("PUT", "/api/users/{user_id}/roles", Access::SignedIn, [&desk](const Request& request) {
    const auto roles = Body::parse(request.body).texts("roles", kMostRoles);
    return answer(
        user_json(pipeline::set_user_roles(desk.office, actor_of(desk, request), user_in_path(request), roles)));
  });
  router.add("PUT", "/api/users/{user_id}/duties", Access::SignedIn, [&desk](const Request& request) {
    const auto duties = Body::parse(request.body).texts("duties", std::size(ledger::kDuties));
    return answer(
        user_json(pipeline::set_user_duties(desk.office, actor_of(desk, request), user_in_path(request), duties)));
  });
}

}  // namespace uketsuke::desk
