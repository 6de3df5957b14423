#include <gtest/gtest.h>

#include "desk/http/body.h"
#include "pipeline/office/mailings.h"
#include "render/notice/notice_renderer.h"
#include "tests/desk/seeded_office.h"

// 発送 at the desk: who may look, make, pull, cancel and release.
namespace uketsuke::desk {
namespace {

class MailingApi : public testing::Test {
 protected:
  MailingApi() : office_({"mail", "rev", "sen", "app", "pri", "acc", "adm", "aud"}) {}

  Response get(const std::string& user, const std::string& path) { return office_.send(user, "GET", path); }
  Response post(const std::string& user, const std::string& path, const std::string& body) {
    return office_.send(user, "POST", path, body);
  }
  /// A drawn postcard of the seeded case.
  NoticeId postcard() {
    ledger::NewNotice fresh;
    fresh.by_case = office_.store().cases().list({}, {}).items.at(0).file.id;
    fresh.recipient = "applicant#1";
    fresh.recipient_name = "髙橋　花子";
    fresh.addressee = {ledger::AddresseeRole::Member, "髙橋　花子", "1000001", "東京都千代田区千代田1-1"};
    fresh.issued_on = date_from_iso("2026-11-27");
    Notice& notice = fresh.notice;
    notice.kind = "kofu_annai";
    notice.template_version = "v01";
    notice.issued_on = "2026-11-27";
    notice.document_number = "国組発R8第1号";
    notice.variables = {{"recipient.name", "髙橋　花子"}, {"recipient.postal_code", "1000001"},
                        {"recipient.address", "東京都千代田区千代田1-1"}, {"office.reference", "R08-000001"},
                        {"notice.reply_by", "2026-12-11"}, {"association.name", "見本国民健康保険組合"},
                        {"association.postal_code", "1000013"}, {"association.address", "東京都千代田区霞が関1-3-2"},
                        {"association.phone", "03-0000-0000"}};
    const NoticeId id = office_.store().notices().issue(fresh).facts.notice.id;
    const Bytes pdf = render::render_notice(office_.store().notices().get(id).facts.notice, office_.desk().office.context.notices);
    office_.store().notices().attach_pdf(id, pdf, 2);
    return id;
  }
  std::string made() {
    const Response response = post("pri", "/api/mailings", R"({"notice_ids":[]})");
    EXPECT_EQ(response.status, 200) << response.body;
    return "/api/mailings/" + Body::parse(response.body).text("id");
  }

  SeededOffice office_;
};

TEST_F(MailingApi, EveryRoleMayDoItsPartAndNoMore) {
  postcard();
  for (const char* user : {"mail", "rev", "acc", "adm", "app", "aud"})
    EXPECT_EQ(post(user, "/api/mailings", R"({"notice_ids":[]})").status, 403) << user;
  const std::string path = made();
  for (const std::string& look : {std::string("/api/mailings"), std::string("/api/mailing-plan"), path, path + "/preview",
                                  path + "/print-file", path + "/manifest-csv", path + "/manifest-json", path + "/book"}) {
    for (const char* user : {"pri", "sen", "app", "aud"}) EXPECT_EQ(get(user, look).status, 200) << user << look;
    for (const char* user : {"mail", "rev", "acc", "adm"}) EXPECT_EQ(get(user, look).status, 403) << user << look;
  }
  for (const char* user : {"mail", "rev", "acc", "adm", "app", "aud"}) {
    EXPECT_EQ(post(user, path + "/release", R"({"version":1})").status, 403) << user;
    EXPECT_EQ(post(user, path + "/cancel", R"({"version":1,"reason":"理由"})").status, 403) << user;
    EXPECT_EQ(post(user, path + "/pull", R"({"version":1,"notice_id":"n","reason":"理由"})").status, 403) << user;
  }
  EXPECT_EQ(post("sen", path + "/cancel", R"({"version":1,"reason":"用紙の不足"})").status, 200);
  EXPECT_EQ(post("pri", path + "/release", R"({"version":2})").status, 409) << "cancelled";
}

TEST_F(MailingApi, ShowsPiecesAndReleasesThemTogether) {
  const NoticeId notice = postcard();
  const std::string path = made();
  const Body detail = Body::parse(get("pri", path).body);
  const auto pieces = detail.objects("pieces", 10);
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0].text("role_label"), "組合員");
  EXPECT_EQ(pieces[0].text("envelope"), "はがき");
  EXPECT_EQ(pieces[0].integer("sheets", 0, 9), 1);
  EXPECT_EQ(pieces[0].objects("notices", 10).at(0).text("notice_id"), notice.value);
  EXPECT_EQ(Body::parse(get("pri", "/api/notices/" + notice.value).body).text("mailing_id"), detail.text("id"));
  const std::string single = "/api/notices/" + notice.value + "/release";
  EXPECT_EQ(post("pri", single, R"({"version":1})").status, 409) << "it leaves with its mailing";
  const Response released = post("pri", path + "/release", R"({"version":1})");
  EXPECT_EQ(Body::parse(released.body).text("state"), "released");
  EXPECT_EQ(Body::parse(get("pri", "/api/notices/" + notice.value).body).text("state"), "released");
  EXPECT_EQ(Body::parse(get("pri", "/api/mailing-plan").body).objects("pieces", 10).size(), 0U);
  EXPECT_EQ(post("pri", "/api/mailings", R"({"notice_ids":[]})").status, 409) << "nothing waits";
}

TEST_F(MailingApi, NamesWhatItLeavesAndWhatToDoAboutIt) {
  postcard();
  ledger::NewNotice fresh = office_.store().notices().list({}, {}).items.at(0).facts;
  fresh.notice.id = NoticeId();
  fresh.recipient = "applicant#2";
  const NoticeId bad = office_.store().notices().issue(fresh).facts.notice.id;
  const std::string pdf = "%PDF of another version";
  office_.store().notices().attach_pdf(bad, Bytes(pdf.begin(), pdf.end()), 2);
  const auto named = [](const Body& left) {
    EXPECT_EQ(left.text("why"), "unprintable");
    EXPECT_FALSE(left.text("what_to_do").empty());
    return left.objects("letters", 10).at(0).text("notice_id");
  };
  EXPECT_EQ(named(Body::parse(get("pri", "/api/mailing-plan").body).objects("left_out", 20).at(0)), bad.value);
  const Response made = post("pri", "/api/mailings", R"({"notice_ids":[]})");
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(named(Body::parse(made.body).objects("left_out", 20).at(0)), bad.value);
  EXPECT_EQ(Body::parse(get("pri", "/api/notices/" + bad.value).body).text("state"), "ready");
}

TEST_F(MailingApi, APulledNoticeIsDecidedByAnApproverOrSenior) {
  const NoticeId notice = postcard();
  const std::string path = "/api/notices/" + notice.value;
  EXPECT_EQ(post("app", path + "/not-needed", R"({"reason":"窓口で渡した"})").status, 409) << "it was not pulled";
  ASSERT_EQ(post("pri", path + "/pull", R"({"version":1,"reason":"宛名の誤り"})").status, 200);
  EXPECT_TRUE(Body::parse(get("pri", path).body).boolean("undecided"));
  for (const char* user : {"mail", "rev", "pri", "acc", "adm", "aud"})
    EXPECT_EQ(post(user, path + "/not-needed", R"({"reason":"窓口で渡した"})").status, 403) << user;
  EXPECT_EQ(post("app", path + "/not-needed", R"({"reason":""})").status, 422);
  EXPECT_EQ(post("app", path + "/not-needed", R"({"reason":"窓口で渡した"})").status, 200);
  EXPECT_EQ(post("sen", path + "/not-needed", R"({"reason":"再び"})").status, 409);
}

TEST_F(MailingApi, EmployersAreJoinedByThoseWhoMail) {
  const std::string body = R"({"first":"k1","second":"k2","same":true})";
  for (const char* user : {"mail", "rev", "acc", "adm", "app", "aud"})
    EXPECT_EQ(post(user, "/api/mailing-employers", body).status, 403) << user;
  EXPECT_EQ(post("pri", "/api/mailing-employers", body).status, 404) << "nobody asks about them";
  EXPECT_EQ(post("pri", "/api/mailing-employers", R"({"first":"k1"})").status, 422);
}

TEST_F(MailingApi, PullingNeedsTheNoticeAndAReason) {
  const NoticeId notice = postcard();
  const std::string path = made();
  const std::string named = R"("notice_id":")" + notice.value + "\"";
  EXPECT_EQ(post("pri", path + "/pull", R"({"version":1,)" + named + R"(,"reason":""})").status, 422);
  EXPECT_EQ(post("pri", path + "/pull", R"({"version":1,"notice_id":"other","reason":"宛名"})").status, 404);
  EXPECT_EQ(post("pri", path + "/pull", R"({"version":9,)" + named + R"(,"reason":"宛名"})").status, 409);
  const Response pulled = post("pri", path + "/pull", R"({"version":1,)" + named + R"(,"reason":"宛名の誤り"})");
  ASSERT_EQ(pulled.status, 200) << pulled.body;
  EXPECT_EQ(Body::parse(pulled.body).integer("pulled_count", 0, 9), 1);
}

}  // namespace
}  // namespace uketsuke::desk
