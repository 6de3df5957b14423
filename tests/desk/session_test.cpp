#include <gtest/gtest.h>

#include "desk/http/body.h"
#include "desk/http/cookie.h"
#include "tests/desk/seeded_office.h"

namespace uketsuke::desk {
namespace {

std::string header(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

std::string sign_in_body(const std::string& user, const std::string& password) {
  return "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}";
}

TEST(Session, OpensWithTheRightPasswordOnly) {
  SeededOffice& office = SeededOffice::shared();
  const Response in = office.send("", "POST", "/api/session", sign_in_body("rev", SeededOffice::password()));
  ASSERT_EQ(in.status, 200) << in.body;
  EXPECT_NE(header(in, "Set-Cookie").find("HttpOnly"), std::string::npos);
  EXPECT_EQ(Body::parse(in.body).object("user").text("name"), "rev");
  const Response wrong = office.send("", "POST", "/api/session", sign_in_body("rev", "wrong password!"));
  const Response nobody = office.send("", "POST", "/api/session", sign_in_body("ghost", "wrong password!"));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(nobody.body, wrong.body) << "an answer must not tell which names exist";
}

TEST(Session, LocksAfterFiveWrongPasswords) {
  SeededOffice& office = SeededOffice::shared();
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(office.send("", "POST", "/api/session", sign_in_body("locked", "wrong password!")).status, 401);
  EXPECT_EQ(office.send("", "POST", "/api/session", sign_in_body("locked", SeededOffice::password())).status, 429);
  EXPECT_EQ(office.send("", "POST", "/api/session", sign_in_body("rev", SeededOffice::password())).status, 200);
}

TEST(Session, AOneTimePasswordOpensOnlyItsOwnChange) {
  SeededOffice& office = SeededOffice::shared();
  const Response added =
      office.send("adm", "POST", "/api/users", R"({"name":"neu","display_name":"新人","roles":["reviewer"]})");
  ASSERT_EQ(added.status, 201) << added.body;
  const std::string first = Body::parse(added.body).text("one_time_password");
  const Response in = office.send("", "POST", "/api/session", sign_in_body("neu", first));
  ASSERT_EQ(in.status, 200);
  EXPECT_TRUE(Body::parse(in.body).boolean("must_change_password"));
}

TEST(Session, EndsWhenSignedOut) {
  SeededOffice& office = SeededOffice::shared();
  EXPECT_EQ(office.send("leaver", "GET", "/api/session").status, 200);
  EXPECT_EQ(office.send("leaver", "DELETE", "/api/session").status, 204);
  EXPECT_EQ(office.send("leaver", "GET", "/api/session").status, 401);
}

TEST(Session, EndsWhenAnAdministratorLocksTheUser) {
  SeededOffice& office = SeededOffice::shared();
  const std::string id = office.store().users().by_name("retired")->id.value;
  EXPECT_EQ(office.send("adm", "PUT", "/api/users/" + id + "/lock", R"({"locked":true,"reason":"退職"})").status, 200);
  EXPECT_EQ(office.send("retired", "GET", "/api/session").status, 401);
  const std::string own = office.store().users().by_name("adm")->id.value;
  EXPECT_GE(office.send("adm", "PUT", "/api/users/" + own + "/lock", R"({"locked":true,"reason":"x"})").status, 400)
      << "nobody locks themselves";
}

}  // namespace
}  // namespace uketsuke::desk
