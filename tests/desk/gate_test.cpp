#include "desk/http/gate.h"

#include <gtest/gtest.h>

#include "core/errors/catalogue.h"
#include "core/errors/failure.h"
#include "desk/http/failure_answer.h"

namespace uketsuke::desk {
namespace {

class OneVisitor final : public Gate {
 public:
  std::optional<Visitor> visitor(const std::string& token) override {
    if (token == "good") return Visitor{"csrf", false};
    if (token == "fresh") return Visitor{"csrf", true};
    return std::nullopt;
  }
};

Router router_with(
    Access access, Handler handler = [](const Request&) { return answer_nothing(); }) {
  Router router;
  router.add("GET", "/api/x", access, handler);
  router.add("POST", "/api/x", access, handler);
  return router;
}

int status_for(const Router& router, Request request) {
  OneVisitor gate;
  return serve(router, gate, request, [](const std::string&) {}).status;
}

Request request_of(std::string method, std::string cookie, std::string csrf = {}) {
  Request request;
  request.method = std::move(method);
  request.path = "/api/x";
  request.cookie = std::move(cookie);
  request.csrf_token = std::move(csrf);
  return request;
}

TEST(Gate, AsksForASession) {
  const Router router = router_with(Access::SignedIn);
  EXPECT_EQ(status_for(router, request_of("GET", "")), 401);
  EXPECT_EQ(status_for(router, request_of("GET", "uketsuke_session=stolen")), 401);
  EXPECT_EQ(status_for(router, request_of("GET", "uketsuke_session=good")), 204);
}

TEST(Gate, AsksForTheTokenWithEveryChange) {
  const Router router = router_with(Access::SignedIn);
  EXPECT_EQ(status_for(router, request_of("POST", "uketsuke_session=good")), 403);
  EXPECT_EQ(status_for(router, request_of("POST", "uketsuke_session=good", "guess")), 403);
  EXPECT_EQ(status_for(router, request_of("POST", "uketsuke_session=good", "csrf")), 204);
}

TEST(Gate, LetsAOneTimePasswordDoNothingButChangeIt) {
  EXPECT_EQ(status_for(router_with(Access::SignedIn), request_of("GET", "uketsuke_session=fresh")), 403);
  EXPECT_EQ(status_for(router_with(Access::Renewing), request_of("GET", "uketsuke_session=fresh")), 204);
  EXPECT_EQ(status_for(router_with(Access::Open), request_of("GET", "")), 204);
}

TEST(Gate, TellsUnknownPathsFromWrongMethods) {
  Request unknown = request_of("GET", "uketsuke_session=good");
  unknown.path = "/api/y";
  EXPECT_EQ(status_for(router_with(Access::SignedIn), unknown), 404);
  EXPECT_EQ(status_for(router_with(Access::SignedIn), request_of("DELETE", "uketsuke_session=good", "csrf")), 405);
}

TEST(Serve, TurnsFailuresIntoAnswers) {
  const auto thrower = [](const Request&) -> Response { throw Failure("E-CONFLICT", "version"); };
  OneVisitor gate;
  Request request = request_of("GET", "uketsuke_session=good");
  const Response response = serve(router_with(Access::SignedIn, thrower), gate, request, [](const std::string&) {});
  EXPECT_EQ(response.status, 409);
  EXPECT_NE(response.body.find("\"code\":\"E-CONFLICT\""), std::string::npos);
}

TEST(Serve, KeepsWhatAFaultSaysOutOfTheAnswer) {
  const auto thrower = [](const Request&) -> Response { throw std::runtime_error("secret path /srv/data"); };
  OneVisitor gate;
  std::string logged;
  Request request = request_of("GET", "uketsuke_session=good");
  const Response response =
      serve(router_with(Access::SignedIn, thrower), gate, request, [&](const std::string& words) { logged = words; });
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
  EXPECT_NE(logged.find("secret"), std::string::npos);
}

TEST(FailureAnswer, HasAStatusForEveryCodeOfTheCatalogue) {
  for (const ErrorInfo& info : error_catalogue()) {
    const int status = status_of(info.code);
    EXPECT_GE(status, 400) << info.code;
    EXPECT_LE(status, 503) << info.code;
  }
  EXPECT_EQ(status_of("E-AUTH-DENIED"), 403);
  EXPECT_EQ(status_of("E-LEDGER-CORRUPT"), 500);
}

}  // namespace
}  // namespace uketsuke::desk
