#include <algorithm>

#include <gtest/gtest.h>

#include "desk/http/body.h"
#include "tests/desk/seeded_office.h"

// 加入者台帳 at the desk: who may look, that every look is written down, and that 支援措置 holds on every route.
namespace uketsuke::desk {
namespace {

constexpr const char* kAddress = "東京都千代田区霞が関9-8-7";
constexpr const char* kFormerAddress = "東京都千代田区永田町6-5-4";
constexpr const char* kPhone = "0398761234";

bool holds(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// The seeded case with a household of one that it brought, moved once, with an address on the form too.
class HouseholdApi : public testing::Test {
 protected:
  explicit HouseholdApi(const std::vector<std::string>& users = {"rev", "app", "aud", "kyu", "pro"}) : office_(users) {
    const CaseId id = the_case().file.id;
    ledger::Register& members = office_.store().members();
    office_.store().transact([&] {
      const ledger::Recording from{id, "rev", date_from_iso("2020-04-01"), {}, ledger::RegisterStatus::Final};
      ledger::Person person;
      person.name = "髙橋　花子";
      person.name_kana = "タカハシ　ハナコ";
      person.birth_date = date_from_iso("1980-04-12");
      person.number_token = office_.store().vault().keep(kNumberOnPaper);
      person_ = members.add_person(person, from);
      household_.head = person_;
      household_.symbol = "01";
      household_.address = kFormerAddress;
      const auto row = members.add_household(household_, from);
      household_id_ = row.id;
      household_ = row.value;
      members.add_membership({row.id, person_, 0, "本人", date_from_iso("2020-04-01"), "社保離脱", {}, {}}, from);
      move(kAddress, {});
    });
    type("address", kAddress);
    type("phone", kPhone);
  }

  void move(const std::string& address, const std::map<std::string, std::string>& more) {
    household_.address = address;
    household_.phone = kPhone;
    household_.more = more;
    office_.store().members().revise_household(
        household_id_, household_,
        {the_case().file.id, "rev", date_from_iso("2024-10-01"), {}, ledger::RegisterStatus::Final});
  }
  void protect() {
    office_.store().transact([&] { move(kAddress, {{"protected", "yes"}}); });
  }
  /// Keys a field of the seeded form.
  void type(const std::string& field, const std::string& value) {
    const DocumentId document = the_case().file.documents.at(0);
    const Response done = office_.send("rev", "PUT", "/api/documents/" + document.value + "/fields/" + field,
                                       R"({"row":0,"action":"type","value":")" + value + R"(","version":)" +
                                           std::to_string(office_.store().documents().get(document).version) + "}");
    ASSERT_EQ(done.status, 200) << done.body;
  }
  Response get(const std::string& user, const std::string& path) { return office_.send(user, "GET", path); }
  ledger::StoredCase the_case() { return office_.store().cases().list({}, {}).items.at(0); }
  std::string household_path() { return "/api/households/" + household_id_.value; }
  std::string case_path() { return "/api/cases/" + the_case().file.id.value; }

  /// Every answer that the routes of households and cases give a user, changes last.
  std::vector<Response> all_answers(const std::string& user) {
    std::vector<Response> out;
    for (const std::string& path :
         {"/api/households?symbol=01&number=" + household_.number, std::string("/api/households?name=髙橋"),
          std::string("/api/households?kana=タカハシ"), std::string("/api/households?birth_date=1980-04-12"),
          household_path(), household_path() + "?on=2022-01-01", household_path() + "?known_on=2100-01-01",
          std::string("/api/cases"), case_path(), std::string("/api/search?name=髙橋"), std::string("/api/procedures"),
          std::string("/api/record-kinds"), std::string("/api/access-log")})
      out.push_back(get(user, path));
    out.push_back(
        office_.send(user, "POST", case_path() + "/records",
                     R"({"kind":"phone","facts":[{"id":"with","value":"本人"},{"id":"about","value":"照会"}]})"));
    out.push_back(office_.send(
        user, "POST", case_path() + "/propose-rejection",
        "{\"version\":" + std::to_string(the_case().version) + R"(,"reason":"地区の外","basis":"規約第8条"})"));
    return out;
  }

  SeededOffice office_;
  PersonId person_;
  HouseholdId household_id_;
  ledger::Household household_;
};

class HouseholdApiOfEveryRole : public HouseholdApi {
 protected:
  HouseholdApiOfEveryRole() : HouseholdApi({"mail", "rev", "sen", "app", "pri", "acc", "adm", "aud", "pro"}) {}
};

TEST_F(HouseholdApiOfEveryRole, RolesAreEnforcedOnTheServer) {
  for (const std::string& path : {household_path(), std::string("/api/households?name=髙橋")}) {
    for (const char* user : {"rev", "sen", "app", "adm", "aud", "pro"}) EXPECT_EQ(get(user, path).status, 200) << user;
    for (const char* user : {"mail", "pri", "acc"}) EXPECT_EQ(get(user, path).status, 403) << user;
    EXPECT_EQ(get("", path).status, 401);
  }
}

TEST_F(HouseholdApi, EveryLookIsInTheAccessChain) {
  get("app", household_path());
  get("rev", "/api/households?name=髙橋");
  const Response log = get("aud", "/api/access-log?limit=200");
  EXPECT_TRUE(holds(log, "加入者台帳の閲覧"));
  EXPECT_TRUE(holds(log, "加入者台帳の検索"));
  EXPECT_TRUE(holds(log, household_id_.value));
  EXPECT_FALSE(holds(log, "髙橋")) << "the log names no person";
}

TEST_F(HouseholdApi, AHouseholdShowsMembersAndHistoryButNoNumber) {
  const Response response = get("rev", household_path());
  const Body seen = Body::parse(response.body);
  EXPECT_EQ(seen.text("address"), kAddress);
  const auto addresses = seen.objects("addresses", 10);
  ASSERT_EQ(addresses.size(), 2U);
  EXPECT_EQ(addresses[0].text("address"), kAddress);
  EXPECT_EQ(addresses[0].object("times").text("valid_from"), "2024-10-01");
  EXPECT_EQ(addresses[1].text("address"), kFormerAddress);
  EXPECT_EQ(Body::parse(get("rev", household_path() + "?on=2022-01-01").body).text("address"), kFormerAddress);
  const auto member = seen.objects("members", 10).at(0);
  EXPECT_TRUE(member.boolean("number_known"));
  EXPECT_TRUE(member.boolean("head"));
  EXPECT_EQ(seen.objects("cases", 10).at(0).text("receipt_number"), the_case().file.number);
  EXPECT_TRUE(Body::parse(get("kyu", household_path()).body).objects("cases", 10).empty()) << "cases of another 事務";
  for (const char* user : {"rev", "app", "aud", "kyu", "pro"})
    for (const Response& answer : all_answers(user)) {
      EXPECT_FALSE(holds(answer, kNumberOnPaper)) << user << answer.body;
      EXPECT_FALSE(holds(answer, kNumberAsRead)) << user << answer.body;
    }
}

TEST_F(HouseholdApiOfEveryRole, NoAnswerLeaksAnAddressUnder支援措置) {
  protect();
  for (const char* user : {"mail", "rev", "sen", "app", "pri", "acc", "adm", "aud"})
    for (const Response& answer : all_answers(user))
      for (const char* secret : {kAddress, kFormerAddress, kPhone, "霞が関", "永田町"})
        EXPECT_FALSE(holds(answer, secret)) << user << " " << answer.body;
  const Response seen = get("rev", household_path());
  EXPECT_TRUE(Body::parse(seen.body).boolean("protected"));
  EXPECT_TRUE(Body::parse(seen.body).boolean("withheld"));
  EXPECT_TRUE(holds(get("rev", case_path()), "非表示(支援措置)")) << "the case says why nothing stands there";
  EXPECT_TRUE(Body::parse(get("rev", "/api/cases").body).objects("items", 5).at(0).boolean("protected"));
}

TEST_F(HouseholdApi, TheNamedRoleSeesAProtectedHousehold) {
  protect();
  const Response seen = get("pro", household_path());
  EXPECT_TRUE(holds(seen, kAddress));
  EXPECT_TRUE(holds(seen, kFormerAddress));
  EXPECT_TRUE(holds(seen, kPhone));
  EXPECT_FALSE(Body::parse(seen.body).boolean("withheld"));
  EXPECT_TRUE(holds(get("pro", case_path()), kAddress));
}

TEST_F(HouseholdApi, WhatIsAskedForIsChecked) {
  for (const char* query : {"", "?symbol=01", "?birth_date=1980-02-30", "?limit=0&name=x"})
    EXPECT_EQ(get("rev", std::string("/api/households") + query).status, 422) << query;
  EXPECT_EQ(get("rev", "/api/households?symbol=" + std::string(21, '1') + "&number=1").status, 422);
  EXPECT_EQ(get("rev", "/api/households/nothing").status, 404);
  EXPECT_EQ(get("rev", household_path() + "?on=yesterday").status, 422);
  EXPECT_EQ(get("rev", household_path() + "?on=2019-12-31").status, 404) << "it did not stand yet";
}

}  // namespace
}  // namespace uketsuke::desk
