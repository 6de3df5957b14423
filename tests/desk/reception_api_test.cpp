#include <algorithm>

#include <gtest/gtest.h>

#include "desk/http/body.h"
#include "tests/desk/seeded_office.h"

// Envelopes, papers of several cases, letters and 事務 at the desk: who may, and what a request may hold.
namespace uketsuke::desk {
namespace {

bool holds(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

/// An office of its own: these tests change its batch and case for good.
class ReceptionApi : public testing::Test {
 protected:
  ReceptionApi() : office_({"mail", "rev", "app", "pri", "adm"}, {}, true, false) {}
  Response get(const std::string& user, const std::string& path) { return office_.send(user, "GET", path); }
  Response put(const std::string& user, const std::string& path, const std::string& body) {
    return office_.send(user, "PUT", path, body);
  }
  Response post(const std::string& user, const std::string& path, const std::string& body) {
    return office_.send(user, "POST", path, body);
  }
  std::string envelope() { return "/api/batches/" + office_.batch().value + "/envelope"; }
  std::string case_path() { return "/api/cases/" + office_.store().cases().list({}, {}).items.at(0).file.id.value; }

  SeededOffice office_;
};

const std::string kKeyed =
    R"({"sender":"見本工務店","arrived_on":"2026-11-19","day_from":"stamp","expected_sheets":1,"both_sides":false,)"
    R"("has_cover":true,"lines":[{"name":"高橋 花子","kind":"shikaku_shutoku"},{"name":"架空 太郎"}]})";

TEST_F(ReceptionApi, AnAlarmOf二重取込IsTakenUpByTheMailroomWithAReason) {
  const std::string batch = "/api/batches/" + office_.batch().value;
  const std::string to = batch + "/alarms/same_paper/acknowledge";
  const std::string why = R"({"reason":"控えを読み取ったもの"})";
  EXPECT_EQ(post("mail", to, why).status, 404) << "it does not stand";
  office_.store().batches().raise_alarm(office_.batch(), "same_paper", "1");
  for (const char* user : {"rev", "app", "pri", "adm"}) EXPECT_EQ(post(user, to, why).status, 403) << user;
  EXPECT_EQ(post("mail", to, "{}").status, 422);
  EXPECT_EQ(post("mail", batch + "/alarms/received_day_missing/acknowledge", why).status, 422) << "ends when it is keyed";
  const Response done = post("mail", to, why);
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_FALSE(holds(done, R"("code":"same_paper")"));
  const auto kept = Body::parse(get("rev", batch).body).objects("acknowledged", 5);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].text("actor"), "郵便 係");
  EXPECT_EQ(kept[0].text("reason"), "控えを読み取ったもの");
}

TEST_F(ReceptionApi, AnEnvelopeIsKeyedAndComparedWithWhatCame) {
  Body fresh = Body::parse(get("mail", envelope()).body);
  EXPECT_FALSE(fresh.boolean("keyed"));
  EXPECT_TRUE(fresh.text_or_empty("arrived_on").empty()) << "the day of the scan is not the day of receipt";
  EXPECT_TRUE(Body::parse(get("rev", case_path()).body).boolean("arrived_assumed"));
  EXPECT_TRUE(holds(get("mail", "/api/batches"), "received_day_missing"));

  const Response kept = put("mail", envelope(), kKeyed);
  ASSERT_EQ(kept.status, 200) << kept.body;
  const Body seen = Body::parse(kept.body);
  EXPECT_EQ(seen.text("arrived_on"), "2026-11-19");
  EXPECT_EQ(seen.text("keyed_by"), "郵便 係");
  const auto lines = seen.objects("lines", 10);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].text("verdict"), "came");
  EXPECT_EQ(lines[0].object("paper").text("name"), "髙橋　花子");
  EXPECT_EQ(lines[1].text("verdict"), "missing");
  EXPECT_TRUE(holds(kept, "cover_differs"));
  const Body of_case = Body::parse(get("rev", case_path()).body);
  EXPECT_EQ(of_case.text("arrived_on"), "2026-11-19");
  EXPECT_FALSE(of_case.boolean("arrived_assumed"));
  EXPECT_FALSE(holds(get("mail", "/api/batches"), "received_day_missing"));
}

TEST_F(ReceptionApi, AnEnvelopeIsReadByTheOfficeAndKeyedByTheMailroom) {
  for (const auto& [user, reads, keys] :
       {std::tuple{"mail", 200, 200}, {"rev", 200, 200}, {"app", 200, 403}, {"adm", 200, 403}, {"pri", 403, 403}}) {
    EXPECT_EQ(get(user, envelope()).status, reads) << user;
    EXPECT_EQ(put(user, envelope(), kKeyed).status, keys) << user;
  }
  for (const char* body :
       {R"({"both_sides":false,"has_cover":false,"lines":[],"arrived_on":"2026-11-19"})",
        R"({"both_sides":false,"has_cover":false,"lines":[],"day_from":"stamp"})",
        R"({"both_sides":false,"has_cover":false,"lines":[],"arrived_on":"2026-11-31","day_from":"stamp"})",
        R"({"both_sides":false,"has_cover":false,"lines":[],"arrived_on":"2999-01-01","day_from":"stamp"})",
        R"({"both_sides":false,"has_cover":false,"lines":[],"arrived_on":"2026-11-19","day_from":"guess"})",
        R"({"both_sides":false,"has_cover":false,"lines":[{"name":"架空 太郎"}]})",
        R"({"both_sides":false,"has_cover":true,"lines":[{"name":"架空 太郎","kind":"no_such"}]})",
        R"({"both_sides":false,"has_cover":true,"lines":[{"name":""}]})", R"({"has_cover":false,"lines":[]})"})
    EXPECT_EQ(put("mail", envelope(), body).status, 422) << body;
  EXPECT_EQ(get("mail", "/api/batches/none/envelope").status, 404);
}

TEST_F(ReceptionApi, ALetterIsDrawnBeforeItIsIssued) {
  const std::string order =
      R"({"kind":"hosei_irai","rows":[{"document":"資格取得届","item":"電話番号","text":"ご記入ください。"}]})";
  const Body seen = Body::parse(get("rev", case_path()).body);
  std::string allowed;
  for (const Body& letter : seen.objects("letters", 10))
    if (letter.boolean("allowed")) allowed += letter.text("kind") + " ";
  EXPECT_EQ(allowed, "hosei_irai shorui_irai ");
  for (const char* user : {"mail", "app", "pri"})
    EXPECT_EQ(post(user, case_path() + "/letters/preview", order).status, 403) << user;
  EXPECT_EQ(post("rev", case_path() + "/letters/preview", R"({"kind":"hosei_irai","rows":[]})").status, 422);
  EXPECT_EQ(post("rev", case_path() + "/letters/preview", R"({"kind":"torisage_kakunin","rows":[]})").status, 409);
  EXPECT_EQ(Body::parse(get("rev", case_path()).body).objects("notices", 10).size(), 0U);
}

TEST_F(ReceptionApi, APaperIsPutBesideAnotherCaseWithAReason) {
  const DocumentId form = office_.store().documents().of_page(office_.page()).at(0).document.id;
  const std::string path = "/api/documents/" + form.value + "/attach";
  const std::string id = case_path().substr(std::string("/api/cases/").size());
  EXPECT_EQ(post("mail", path, R"({"case_id":")" + id + R"(","reason":"x"})").status, 403);
  EXPECT_EQ(post("rev", path, R"({"case_id":")" + id + R"("})").status, 422) << "no reason";
  EXPECT_EQ(post("rev", path, R"({"case_id":")" + id + R"(","reason":"共用"})").status, 422) << "a 届書";
  EXPECT_EQ(post("rev", "/api/documents/none/attach", R"({"case_id":")" + id + R"(","reason":"共用"})").status, 404);
  EXPECT_EQ(post("rev", "/api/documents/" + form.value + "/detach", R"({"case_id":")" + id + R"(","reason":"共用"})").status,
            422)
      << "its only case";
}

TEST_F(ReceptionApi, DutiesAreSetByTheAdministratorAndNarrowTheQueue) {
  const std::string rev = office_.store().users().by_name("rev")->id.value;
  const std::string path = "/api/users/" + rev + "/duties";
  EXPECT_EQ(put("rev", path, R"({"duties":["tekiyo"]})").status, 403);
  EXPECT_EQ(put("adm", path, R"({"duties":["kaikei"]})").status, 422);
  EXPECT_EQ(Body::parse(get("rev", "/api/review/summary?duty=kyufu").body).integer("waiting", 0, 100), 0);
  EXPECT_GT(Body::parse(get("rev", "/api/review/summary?duty=tekiyo").body).integer("waiting", 0, 100), 0);
  EXPECT_EQ(get("rev", "/api/review/summary?duty=kaikei").status, 422);
  const Response set = put("adm", path, R"({"duties":["kyufu"]})");
  ASSERT_EQ(set.status, 200) << set.body;
  EXPECT_EQ(Body::parse(set.body).texts("duties", 3), std::vector<std::string>{"kyufu"});
  EXPECT_EQ(Body::parse(get("rev", "/api/review/summary").body).integer("waiting", 0, 100), 0);
  EXPECT_EQ(post("rev", "/api/review/next", R"({"holding":[]})").status, 204);
  EXPECT_EQ(post("rev", "/api/review/next", R"({"holding":[],"duty":"tekiyo"})").status, 403) << "not theirs any more";
  EXPECT_EQ(get("rev", case_path()).status, 403);
}

}  // namespace
}  // namespace uketsuke::desk
