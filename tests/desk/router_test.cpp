#include "desk/http/router.h"

#include <gtest/gtest.h>

#include "desk/http/cookie.h"

namespace uketsuke::desk {
namespace {

Router small_router() {
  Router router;
  const auto nothing = [](const Request&) { return Response(); };
  router.add("GET", "/api/cases", Access::SignedIn, nothing);
  router.add("GET", "/api/cases/{case_id}", Access::SignedIn, nothing);
  router.add("POST", "/api/cases/{case_id}/approve", Access::SignedIn, nothing);
  return router;
}

TEST(Router, FindsLiteralAndNamedSegments) {
  const Router router = small_router();
  EXPECT_EQ(router.find("GET", "/api/cases").route->pattern, "/api/cases");
  const Match match = router.find("POST", "/api/cases/01ABC/approve");
  ASSERT_TRUE(match.route);
  EXPECT_EQ(match.path_values.at("case_id"), "01ABC");
}

TEST(Router, ANameNeverSpansASlashNorIsEmpty) {
  const Router router = small_router();
  EXPECT_FALSE(router.find("GET", "/api/cases/a/b").route);
  EXPECT_FALSE(router.find("GET", "/api/cases/").route);
  EXPECT_FALSE(router.find("GET", "/api/cases//").path_known);
  EXPECT_FALSE(router.find("GET", "").route);
}

TEST(Router, KnowsAPathWithAnotherMethod) {
  const Match match = small_router().find("DELETE", "/api/cases/1");
  EXPECT_FALSE(match.route);
  EXPECT_TRUE(match.path_known);
}

TEST(Cookie, IsFoundAmongOthers) {
  EXPECT_EQ(cookie_value("a=1; uketsuke_session=tok; b=2", kSessionCookie), "tok");
  EXPECT_EQ(cookie_value("uketsuke_session=", kSessionCookie), "");
  EXPECT_EQ(cookie_value("xuketsuke_session=evil", kSessionCookie), "");
  EXPECT_EQ(cookie_value("", kSessionCookie), "");
}

TEST(Cookie, IsForTheServerOnly) {
  const std::string cookie = session_cookie("tok", 60);
  for (const char* part : {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=60"})
    EXPECT_NE(cookie.find(part), std::string::npos) << part;
}

TEST(Secrets, AreComparedWhole) {
  EXPECT_TRUE(equal_secrets("abc", "abc"));
  EXPECT_FALSE(equal_secrets("abc", "abd"));
  EXPECT_FALSE(equal_secrets("abc", "ab"));
}

}  // namespace
}  // namespace uketsuke::desk
