#include <algorithm>

#include <gtest/gtest.h>

#include "desk/http/body.h"
#include "tests/desk/seeded_office.h"

// Procedures, steps, records and 却下 at the desk: who may, and what a request may hold.
namespace uketsuke::desk {
namespace {

bool holds(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// An office of its own per test: these tests change the case for good.
class CaseApi : public testing::Test {
 protected:
  Response get(const std::string& user, const std::string& path) { return office_.send(user, "GET", path); }
  Response post(const std::string& user, const std::string& path, const std::string& body) {
    return office_.send(user, "POST", path, body);
  }
  ledger::StoredCase the_case() { return office_.store().cases().list({}, {}).items.at(0); }
  std::string path() { return "/api/cases/" + the_case().file.id.value; }
  std::string version() { return "\"version\":" + std::to_string(the_case().version); }
  Response record(const std::string& user, const std::string& body) { return post(user, path() + "/records", body); }
  Response propose(const std::string& user) {
    return post(user, path() + "/propose-rejection",
                "{" + version() + R"(,"reason":"組合の地区の外","basis":"規約第8条第1項"})");
  }
  /// Keys a field of the seeded form, as somebody with the paper before them.
  void type(const std::string& field, const std::string& value) {
    const DocumentId document = the_case().file.documents.at(0);
    const Response done = office_.send("rev", "PUT", "/api/documents/" + document.value + "/fields/" + field,
                                       R"({"row":0,"action":"type","value":")" + value + R"(","version":)" +
                                           std::to_string(office_.store().documents().get(document).version) + "}");
    ASSERT_EQ(done.status, 200) << done.body;
  }
  Response act(const std::string& user, const std::string& what, const std::string& more = {}) {
    return post(user, path() + "/" + what, "{" + version() + more + "}");
  }

  /// Every user costs three argon2id hashes: a test has those it needs.
  explicit CaseApi(const std::vector<std::string>& users = {"mail", "rev", "sen", "app", "aud"}) : office_(users) {}

  SeededOffice office_;
};

class CaseApiOfEveryRole : public CaseApi {
 protected:
  CaseApiOfEveryRole() : CaseApi({"mail", "rev", "sen", "app", "pri", "acc", "adm", "aud"}) {}
};

class CaseApiByDuty : public CaseApi {
 protected:
  CaseApiByDuty() : CaseApi({"rev", "kyu"}) {}
};

const std::string kPhone =
    R"({"kind":"phone","facts":[{"id":"with","value":"本人"},{"id":"about","value":"添付の確認"}]})";
const std::string kFiling = R"({"kind":"filing","facts":[{"id":"box","value":"R8-12"}]})";
const std::string kCardState =
    R"({"kind":"card_state","person":0,"facts":[{"id":"state","value":"registered"},{"id":"asked_on","value":"2026-11-22"}]})";
const std::string kLimit =
    R"({"kind":"limit","facts":[{"id":"category","value":"ウ"},{"id":"output","value":"limit_card"},{"id":"reason","value":"所得"}]})";
const std::string kDelivery =
    R"({"kind":"delivery","facts":[{"id":"way","value":"post"},{"id":"done_on","value":"2026-11-22"}]})";

TEST_F(CaseApiOfEveryRole, ARecordIsMadeByTheRolesOfItsKind) {
  // templates/tables/records.toml, kind by kind.
  const std::vector<std::pair<std::string, std::vector<std::string>>> allowed = {
      {kPhone, {"mail", "rev", "sen", "app", "pri"}},
      {kFiling, {"mail", "rev", "sen"}},
      {kCardState, {"rev", "sen"}},
      {kLimit, {"sen"}},
      {kDelivery, {"rev", "sen", "pri"}}};
  for (const auto& [body, users] : allowed)
    for (const char* user : {"mail", "rev", "sen", "app", "pri", "acc", "adm", "aud"}) {
      const bool may = std::find(users.begin(), users.end(), user) != users.end();
      EXPECT_EQ(record(user, body).status, may ? 200 : 403) << user << " " << body;
    }
  const Body seen = Body::parse(get("aud", path()).body);
  const auto records = seen.objects("records", 100);
  EXPECT_EQ(records.size(), 14U) << "one per 200 above";
  EXPECT_EQ(records.front().text("kind"), "delivery") << "newest first";
  EXPECT_EQ(records.back().text("actor"), "郵便 係");
  EXPECT_EQ(records.back().objects("facts", 5).at(0).text("value"), "本人");
}

TEST_F(CaseApi, ARecordThatDoesNotFitItsKindIsRefused) {
  for (
      const char* body :
      {R"({"kind":"no_such","facts":[]})", R"({"facts":[]})", R"({"kind":"phone"})",
       R"({"kind":"phone","facts":[{"id":"with","value":"本人"}]})",
       R"({"kind":"phone","facts":[{"id":"with","value":"本人"},{"id":"about","value":"x"},{"id":"mood","value":"y"}]})",
       R"({"kind":"card_state","person":0,"facts":[{"id":"state","value":"maybe"},{"id":"asked_on","value":"2026-11-22"}]})",
       R"({"kind":"card_state","person":0,"facts":[{"id":"state","value":"unknown"},{"id":"asked_on","value":"2026-02-30"}]})",
       R"({"kind":"card_state","person":3,"facts":[{"id":"state","value":"unknown"},{"id":"asked_on","value":"2026-11-22"}]})",
       R"({"kind":"card_state","person":-1,"facts":[]})",
       R"({"kind":"phone","facts":[{"id":"with","value":"本人"},{"id":"about","value":"番号は123456789018"}]})"})
    EXPECT_EQ(record("sen", body).status, 422) << body;
  std::string many;
  for (int i = 0; i < 21; ++i) many += R"({"id":"with","value":"本人"},)";
  EXPECT_EQ(record("sen", R"({"kind":"phone","facts":[)" + many + R"({"id":"about","value":"x"}]})").status, 422);
  EXPECT_EQ(record("sen", R"({"kind":"phone","facts":[{"id":"with","value":"本人"},{"id":"about","value":")" +
                              std::string(3000, 'x') + R"("}]})")
                .status,
            422);
  EXPECT_TRUE(Body::parse(get("sen", path()).body).objects("records", 10).empty()) << "nothing of it was kept";
  EXPECT_EQ(post("sen", "/api/cases/nothing/records", kPhone).status, 404);
}

TEST_F(CaseApi, StepsShowWhatWasRecordedAndByWhom) {
  const auto step = [&](const std::string& id) {
    for (const Body& entry : Body::parse(get("aud", path()).body).objects("steps", 50))
      if (entry.text("id") == id) return entry;
    throw std::runtime_error("no step " + id);
  };
  EXPECT_FALSE(step("filing").boolean("done"));
  EXPECT_TRUE(step("approval").boolean("system"));
  ASSERT_EQ(record("mail", kFiling).status, 200);
  EXPECT_TRUE(step("filing").boolean("done"));
  EXPECT_EQ(step("filing").text("actor"), "郵便 係");
  EXPECT_FALSE(step("filing").text("at").empty());
}

TEST_F(CaseApi, ACaseSaysItsPeopleAndItsWay) {
  const Body seen = Body::parse(get("rev", path()).body);
  EXPECT_EQ(seen.objects("people", 10).at(0).text("name"), "髙橋　花子");
  const std::vector<std::string> way = {"received",          "checking", "examining", "provisional",
                                        "awaiting_approval", "approved", "notified"};
  EXPECT_EQ(seen.texts("way", 20), way);
  ASSERT_EQ(propose("rev").status, 200);
  const std::vector<std::string> rejected = {"received", "checking", "examining", "awaiting_approval", "rejected"};
  EXPECT_EQ(Body::parse(get("rev", path()).body).texts("way", 20), rejected);
}

TEST_F(CaseApiOfEveryRole, ASeniorOpensTheCorrectionOfADecidedCase) {
  const std::string to = path() + "/correct";
  const std::string why = R"({"reason":"地区の読み誤り","wrong":"却下の理由"})";
  EXPECT_EQ(post("sen", to, why).status, 409) << "not decided";
  type("postal_code", "1000001");
  type("address", "東京都千代田区千代田1-1");
  ASSERT_EQ(propose("rev").status, 200);
  ASSERT_EQ(act("app", "approve").status, 200);
  for (const char* user : {"mail", "rev", "app", "pri", "acc", "adm", "aud"})
    EXPECT_EQ(post(user, to, why).status, 403) << user;
  EXPECT_EQ(post("sen", to, R"({"wrong":"却下の理由"})").status, 422) << "no reason";
  EXPECT_EQ(post("sen", to, R"({"reason":"地区の読み誤り"})").status, 422) << "nothing is wrong";
  const Response opened = post("sen", to, why);
  ASSERT_EQ(opened.status, 200) << opened.body;
  EXPECT_NE(Body::parse(opened.body).text("id"), the_case().file.id.value);
  EXPECT_EQ(Body::parse(get("rev", path()).body).text("state"), "rejected") << "the decided case is not touched";
  const auto linked = Body::parse(opened.body).objects("records", 5).at(0);
  EXPECT_EQ(linked.text("label"), "決裁後の訂正");
  EXPECT_EQ(linked.objects("facts", 5).at(0).text("value"), the_case().file.number);
  EXPECT_EQ(post("sen", to, why).status, 409) << "one correction at a time";
}

TEST_F(CaseApiOfEveryRole, ARejectionIsProposedByReviewersAndDecidedByAnotherPerson) {
  for (const char* user : {"mail", "app", "pri", "acc", "adm", "aud"}) EXPECT_EQ(propose(user).status, 403) << user;
  const std::string to = path() + "/propose-rejection";
  EXPECT_EQ(post("rev", to, "{" + version() + R"(,"basis":"規約第8条"})").status, 422) << "no reason";
  EXPECT_EQ(post("rev", to, "{" + version() + R"(,"reason":"地区の外"})").status, 422) << "no rule";
  EXPECT_EQ(post("rev", to, R"({"version":999,"reason":"地区の外","basis":"規約第8条"})").status, 409);
  EXPECT_EQ(post("rev", to, R"({"reason":"地区の外","basis":"規約第8条"})").status, 422) << "no version";
  // The letter needs to know where it goes.
  type("postal_code", "1000001");
  type("address", "東京都千代田区千代田1-1");
  const Response proposed = propose("rev");
  ASSERT_EQ(proposed.status, 200) << proposed.body;
  EXPECT_EQ(Body::parse(proposed.body).text("state"), "awaiting_approval");
  EXPECT_TRUE(Body::parse(proposed.body).boolean("rejection"));
  const auto grounds = Body::parse(get("app", path()).body).objects("records", 5).at(0);
  EXPECT_EQ(grounds.text("label"), "却下の起案") << "who decides reads why";
  EXPECT_EQ(grounds.objects("facts", 5).at(1).text("value"), "組合の地区の外");
  EXPECT_EQ(grounds.objects("facts", 5).at(2).text("value"), "規約第8条第1項");
  EXPECT_EQ(propose("rev").status, 409) << "twice";
  EXPECT_EQ(act("sen", "approve").status, 403);
  const Response decided = act("app", "approve");
  ASSERT_EQ(decided.status, 200) << decided.body;
  EXPECT_EQ(Body::parse(decided.body).text("state"), "rejected");
  const auto letters = Body::parse(decided.body).objects("notices", 10);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters.front().text("kind"), "kyakka_tsuchi");
}

TEST_F(CaseApiOfEveryRole, ADeputyDecidesForAnAbsentDeciderWhoLooksAtItAfterwards) {
  type("postal_code", "1000001");
  type("address", "東京都千代田区千代田1-1");
  ASSERT_EQ(propose("rev").status, 200);
  const std::string why = R"(,"represents":"app","reason":"出張中のため")";
  for (const char* user : {"mail", "rev", "app", "pri", "acc", "adm", "aud"})
    EXPECT_EQ(act(user, "approve-as-deputy", why).status, 403) << user;
  EXPECT_EQ(act("sen", "approve-as-deputy", R"(,"represents":"app")").status, 422) << "no reason";
  EXPECT_EQ(act("sen", "approve-as-deputy", R"(,"reason":"出張中のため")").status, 422) << "for nobody";
  EXPECT_EQ(act("sen", "approve-as-deputy", R"(,"represents":"rev","reason":"出張中のため")").status, 422)
      << "who could not decide it";
  EXPECT_EQ(Body::parse(get("sen", path()).body).objects("representable", 5).at(0).text("name"), "app");
  EXPECT_TRUE(Body::parse(get("rev", path()).body).objects("representable", 5).empty());
  const Response decided = act("sen", "approve-as-deputy", why);
  ASSERT_EQ(decided.status, 200) << decided.body;
  EXPECT_EQ(Body::parse(decided.body).text("represented"), "app");
  EXPECT_TRUE(holds(decided, "却下（代決）")) << "the history says how";

  const std::string check = R"({"kind":"later_check","facts":[{"id":"result","value":"agreed"}]})";
  for (const char* user : {"mail", "rev", "sen", "pri", "acc", "adm", "aud"})
    EXPECT_EQ(record(user, check).status, 403) << user;
  EXPECT_EQ(Body::parse(get("app", "/api/cases?later_check=true").body).objects("items", 5).size(), 1U);
  const Response checked = record("app", check);
  ASSERT_EQ(checked.status, 200) << checked.body;
  EXPECT_EQ(Body::parse(checked.body).text("later_check"), "done");
  EXPECT_EQ(record("app", check).status, 409) << "nothing waits any more";
}

TEST_F(CaseApiOfEveryRole, OnlyWhoHandedItOnTakesItBack) {
  EXPECT_EQ(act("rev", "take-back", R"(,"reason":"誤り")").status, 409) << "it was not handed on";
  ASSERT_EQ(propose("rev").status, 200);
  for (const char* user : {"mail", "sen", "app", "pri", "acc", "adm", "aud"})
    EXPECT_EQ(act(user, "take-back", R"(,"reason":"誤り")").status, 403) << user;
  EXPECT_EQ(act("rev", "take-back").status, 422) << "no reason";
  const Response back = act("rev", "take-back", R"(,"reason":"誤り")");
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_FALSE(Body::parse(back.body).boolean("rejection"));
  EXPECT_TRUE(holds(back, "（引戻し）"));
}

TEST_F(CaseApi, ListsKnowWhatIsToBeDecidedAndByWhichProcedure) {
  const auto shown = [&](const std::string& user, const std::string& query) {
    const Response response = get(user, "/api/cases?" + query);
    EXPECT_EQ(response.status, 200) << query << response.body;
    return Body::parse(response.body).objects("items", 10);
  };
  EXPECT_TRUE(shown("app", "decisions=true").empty()) << "it is not handed over yet";
  ASSERT_EQ(propose("rev").status, 200);
  const auto waiting = shown("app", "decisions=true");
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_TRUE(waiting[0].boolean("rejection"));
  EXPECT_EQ(waiting[0].text("procedure_label"), "資格取得");
  EXPECT_EQ(shown("app", "decisions=true&procedure=shikaku_shutoku").size(), 1U);
  EXPECT_TRUE(shown("app", "decisions=true&procedure=shikaku_soshitsu").empty());
  ASSERT_EQ(shown("sen", "decisions=true").size(), 1U);
  EXPECT_EQ(shown("sen", "decisions=true")[0].text("decides_as"), "deputy");
  EXPECT_EQ(waiting[0].text("decides_as"), "decider");
  for (const char* user : {"rev", "mail", "aud"}) {
    EXPECT_EQ(get(user, "/api/cases?decisions=true").status, 403) << user;
    EXPECT_EQ(get(user, "/api/cases?later_check=true").status, 403) << user;
  }
  EXPECT_EQ(get("app", "/api/cases?decisions=perhaps").status, 422);
  EXPECT_EQ(get("app", "/api/cases?procedure=" + std::string(65, 'x')).status, 422);
}

TEST_F(CaseApiByDuty, SomebodyOfAnother事務IsRefusedEverywhere) {
  EXPECT_EQ(get("kyu", path()).status, 403);
  EXPECT_EQ(record("kyu", kPhone).status, 403);
  EXPECT_EQ(propose("kyu").status, 403);
  for (const char* what : {"advance", "approve", "approve-as-deputy", "take-back", "return", "withdraw"})
    EXPECT_EQ(act("kyu", what, R"(,"reason":"理由","exception_reason":"理由")").status, 403) << what;
  EXPECT_TRUE(Body::parse(get("kyu", "/api/cases").body).objects("items", 10).empty());
  EXPECT_TRUE(Body::parse(get("kyu", "/api/cases?decisions=true").body).objects("items", 10).empty());
  EXPECT_FALSE(holds(get("kyu", "/api/search?name=髙橋"), "R08"));
  EXPECT_TRUE(Body::parse(get("kyu", "/api/procedures").body).objects("items", 10).empty())
      << "no procedure of 給付 is released";
  EXPECT_EQ(Body::parse(get("rev", "/api/procedures").body).objects("items", 10).size(), 7U);
  EXPECT_EQ(Body::parse(get("kyu", "/api/session").body).object("user").texts("duties", 5),
            std::vector<std::string>{"kyufu"});
}

TEST_F(CaseApi, RecordKindsSayTheirFieldsAndRoles) {
  for (const Body& kind : Body::parse(get("aud", "/api/record-kinds").body).objects("items", 100)) {
    if (kind.text("kind") != "card_state") continue;
    EXPECT_TRUE(kind.boolean("per_person"));
    EXPECT_EQ(kind.texts("roles", 10), std::vector<std::string>{"reviewer"});
    const auto fields = kind.objects("fields", 10);
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields[0].text("type"), "choice");
    EXPECT_EQ(fields[0].objects("options", 10).at(0).text("label"), "登録あり");
    EXPECT_EQ(fields[1].text("type"), "date");
    return;
  }
  FAIL() << "no kind card_state";
}

}  // namespace
}  // namespace uketsuke::desk
