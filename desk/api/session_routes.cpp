#include "core/errors/failure.h"
#include "desk/api/support.h"
#include "desk/api/views.h"
#include "desk/http/cookie.h"

namespace uketsuke::desk {
namespace {

constexpr std::size_t kMostUserBytes = 64;
constexpr std::size_t kMostPasswordBytes = 1024;  // 256 characters of four bytes

JsonObject session_json(const Desk& desk, const ledger::Session& session) {
  return JsonObject()
      .put("user", user_json(session.user))
      .put("csrf", session.csrf)
      .put("must_change_password", session.user.must_change_password)
      .put("expires_at", to_iso(session.expires_at))
      .put("demo", desk.demo);
}

Response open_session(const Desk& desk, const UserId& user) {
  const ledger::Session session = desk.office.store.users().open_session(user);
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(session.expires_at - session.opened_at).count();
  Response response = answer(session_json(desk, session));
  response.headers.emplace_back("Set-Cookie", session_cookie(session.token, static_cast<int>(seconds)));
  return response;
}

Response sign_in(const Desk& desk, const Request& request) {
  // A page of another site can post a form, but not this type, without being asked first (login CSRF).
  if (request.content_type.rfind("application/json", 0) != 0) throw Failure("E-INPUT-VALUE", "content type");
  const Body body = Body::parse(request.body);
  const ledger::User user =
      desk.office.store.users().sign_in(body.text("user", kMostUserBytes), body.text("password", kMostPasswordBytes));
  return open_session(desk, user.id);
}

Response sign_out(const Desk& desk, const Request& request) {
  const pipeline::Actor actor = actor_of(desk, request);
  desk.office.store.review().release_all(actor.name());
  desk.office.store.users().close_session(cookie_value(request.cookie, kSessionCookie));
  Response response = answer_nothing();
  response.headers.emplace_back("Set-Cookie", expired_session_cookie());
  return response;
}

Response change_password(const Desk& desk, const Request& request) {
  const pipeline::Actor actor = actor_of(desk, request);
  const Body body = Body::parse(request.body);
  desk.office.store.users().change_password(actor.user.id, body.text("current", kMostPasswordBytes),
                                            body.text("next", kMostPasswordBytes));
  return open_session(desk, actor.user.id);
}

}  // namespace

void add_session_routes(Router& router, const Desk& desk) {
  router.add("GET", "/api/session", Access::Renewing, [&desk](const Request& request) {
    auto session = desk.office.store.users().session(cookie_value(request.cookie, kSessionCookie));
    if (!session) throw Failure("E-AUTH-SIGNIN");
    return answer(session_json(desk, *session));
  });
  router.add("POST", "/api/session", Access::Open, [&desk](const Request& request) { return sign_in(desk, request); });
  router.add("DELETE", "/api/session", Access::Renewing,
             [&desk](const Request& request) { return sign_out(desk, request); });
  router.add("PUT", "/api/session/password", Access::Renewing,
             [&desk](const Request& request) { return change_password(desk, request); });
}

}  // namespace uketsuke::desk
