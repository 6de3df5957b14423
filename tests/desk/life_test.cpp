#include <map>

#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "desk/http/body.h"
#include "pipeline/intake/receive.h"
#include "pipeline/office/cases.h"
#include "pipeline/office/disposal.h"
#include "tests/desk/seeded_office.h"
#include "tests/failure_code.h"

// A case's whole life at the desk, and its end: what the ledger keeps of it, and what disposal takes away.
namespace uketsuke::desk {
namespace {

bool holds(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

using test::code_of;

/// An office of its own per test: these tests change the case for good.
class Life : public testing::Test {
 protected:
  Response send(const std::string& user, const std::string& method, const std::string& path,
                const std::string& body = "{}") {
    return office_.send(user, method, path, method == "GET" ? std::string() : body);
  }
  ledger::Store& store() { return office_.store(); }
  const pipeline::Office& door() { return office_.desk().office; }
  pipeline::Actor actor(const std::string& name) { return {*store().users().by_name(name), "desk"}; }
  ledger::StoredCase the_case() { return store().cases().list({}, {}).items.at(0); }
  std::string case_path() { return "/api/cases/" + the_case().file.id.value; }
  std::string version() { return "\"version\":" + std::to_string(the_case().version); }

  void withdraw() {
    const Response done =
        send("sen", "POST", case_path() + "/withdraw", "{\"reason\":\"届出人の申出\"," + version() + "}");
    ASSERT_EQ(done.status, 200) << done.body;
  }

  // After disposal lists go on, nothing personal shows, and the trail stays.
  void expect_the_desk_goes_on(const std::string& id) {
    const Response list = send("sen", "GET", "/api/cases");
    ASSERT_EQ(list.status, 200) << list.body;
    EXPECT_TRUE(holds(list, the_case().file.number));
    EXPECT_FALSE(holds(list, "髙橋"));
    EXPECT_FALSE(holds(send("sen", "GET", "/api/search?name=髙橋"), id));
    EXPECT_EQ(send("sen", "GET", case_path()).status, 410);
    const std::string batch = "/api/batches/" + office_.batch().value;
    for (const std::string& path : {std::string("/api/batches"), std::string("/api/attention-pages"),
                                    std::string("/api/register?date=2026-11-22"), std::string("/api/review/summary"),
                                    std::string("/api/notices"), batch, batch + "/pages", batch + "/files"})
      EXPECT_EQ(send("sen", "GET", path).status, 200) << path;
    bool told = false;
    for (const LedgerEntry& entry : store().audit().about(id)) told = told || entry.kind == "disposed.case";
    EXPECT_TRUE(told);
  }
  // The same bytes again are refused with a code, and the mailroom sees it.
  void expect_refused_at_the_door(const Bytes& bytes) {
    pipeline::FileFacts facts;
    facts.batch = office_.batch();
    facts.name = "又来た.png";
    const auto again = pipeline::receive_bytes(store(), facts, bytes);
    EXPECT_FALSE(again.stored);
    EXPECT_EQ(again.arrival.state, ledger::ArrivalState::Refused);
    EXPECT_EQ(again.arrival.code, "E-LEDGER-DISPOSED");
    EXPECT_TRUE(holds(send("mail", "GET", "/api/batches/" + office_.batch().value), "又来た.png"));
  }

  /// Keys every field that nobody decided, as a reviewer with the paper before them.
  void key_what_is_open() {
    static const std::map<std::string, std::string> values = {{"submitted_on", "2026-11-20"},
                                                              {"application_kind", "new_household"},
                                                              {"acquired_on", "2026-11-16"},
                                                              {"sex", "female"},
                                                              {"postal_code", "100-0001"},
                                                              {"address", "東京都千代田区千代田1-1"},
                                                              {"phone", "03-1234-5678"},
                                                              {"name_kana", "タカハシ　ハナコ"},
                                                              {"birth_date", "1980-04-12"},
                                                              {"my_number", kNumberOnPaper},
                                                              {"reason", "left_employee_insurance"}};
    const DocumentId document = the_case().file.documents.at(0);
    const Body detail = Body::parse(send("rev", "GET", "/api/documents/" + document.value).body);
    for (const Body& field : detail.objects("fields", 300)) {
      const Body spec = field.object("spec");
      if (field.text("decided") != "open" || spec.integer("row", 0, 99) > 0) continue;
      const auto value = values.find(spec.text("id"));
      const std::string said =
          value == values.end() ? R"("action":"blank")" : R"("action":"type","value":")" + value->second + "\"";
      const Response done = send(
          "rev", "PUT", "/api/documents/" + document.value + "/fields/" + spec.text("id"),
          "{\"row\":0,\"version\":" + std::to_string(store().documents().get(document).version) + "," + said + "}");
      ASSERT_EQ(done.status, 200) << spec.text("id") << done.body;
    }
  }

  SeededOffice office_{{"mail", "rev", "sen", "app", "adm", "aud"}};
};

TEST_F(Life, DisposalNeedsTwoPeopleAndACaseThatMayGo) {
  const std::string id = the_case().file.id.value;
  EXPECT_EQ(code_of([&] { pipeline::propose_disposal(door(), actor("adm"), "case", id, "保存期間満了"); }),
            "E-CASE-STATE")
      << "an open case is kept";
  withdraw();
  EXPECT_EQ(code_of([&] { pipeline::propose_disposal(door(), actor("rev"), "case", id, "不要"); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { pipeline::propose_disposal(door(), actor("adm"), "case", id, ""); }), "E-INPUT-VALUE");
  const auto proposal = pipeline::propose_disposal(door(), actor("adm"), "case", id, "取下げ");
  EXPECT_EQ(proposal.state, "proposed");
  EXPECT_EQ(code_of([&] { pipeline::propose_disposal(door(), actor("sen"), "case", id, "二度目"); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { pipeline::approve_disposal(door(), actor("adm"), proposal.id); }), "E-CASE-SAMEPERSON");
  EXPECT_EQ(code_of([&] { pipeline::approve_disposal(door(), actor("sen"), proposal.id); }), "E-AUTH-DENIED");
  const Bytes bytes = store().originals().read(office_.page().file);
  EXPECT_FALSE(bytes.empty()) << "nothing is gone before the approval";
  const auto done = pipeline::approve_disposal(door(), actor("app"), proposal.id);
  EXPECT_EQ(done.state, "done");
  EXPECT_EQ(done.decided_by, "app");
  EXPECT_EQ(code_of([&] { pipeline::approve_disposal(door(), actor("app"), proposal.id); }), "E-CASE-STATE");
  EXPECT_EQ(code_of([&] { store().originals().read(office_.page().file); }), "E-LEDGER-DISPOSED");
  EXPECT_TRUE(store().upkeep().disposed(office_.page()));
  EXPECT_TRUE(store().audit().verify().ok());
  EXPECT_TRUE(store().upkeep().verify_files().ok());
  EXPECT_EQ(pipeline::disposals(door(), actor("aud")).size(), 1U);
  expect_the_desk_goes_on(id);
  expect_refused_at_the_door(bytes);
}

TEST_F(Life, ASheetOfAnOpenCaseCannotBeDisposedOf) {
  const std::string side = office_.page().file.value + "-1";
  EXPECT_EQ(code_of([&] { pipeline::propose_disposal(door(), actor("adm"), "sheet", side, "不要"); }), "E-CASE-STATE");
  EXPECT_EQ(code_of([&] { pipeline::propose_disposal(door(), actor("adm"), "sheet", "nonsense-1", "不要"); }),
            "E-LEDGER-NOTFOUND");
  withdraw();
  const auto proposal = pipeline::propose_disposal(door(), actor("adm"), "sheet", side, "取下げ");
  const auto rejected = pipeline::reject_disposal(door(), actor("app"), proposal.id, "保存する");
  EXPECT_EQ(rejected.state, "rejected");
  EXPECT_EQ(code_of([&] { pipeline::approve_disposal(door(), actor("app"), proposal.id); }), "E-CASE-STATE");
  const auto second = pipeline::propose_disposal(door(), actor("adm"), "sheet", side, "取下げ");
  EXPECT_EQ(pipeline::approve_disposal(door(), actor("app"), second.id).state, "done");
  EXPECT_EQ(code_of([&] { store().originals().read(office_.page().file); }), "E-LEDGER-DISPOSED")
      << "the only side of its file: the original goes too";
}

TEST_F(Life, TheLedgerHoldsTheValuesThatWereApproved) {
  key_what_is_open();
  const Response seen = send("sen", "GET", case_path());
  EXPECT_TRUE(holds(seen, "資格喪失証明書: ")) << "a missing attachment is named: " << seen.body;
  for (const Body& finding : Body::parse(seen.body).objects("findings", 100)) {
    if (finding.text("state") != "open" || finding.text("severity") == "info") continue;
    const Response taken = send("sen", "POST", case_path() + "/findings/" + finding.text("id") + "/accept",
                                "{\"reason\":\"窓口で確認済み\"," + version() + "}");
    ASSERT_EQ(taken.status, 200) << finding.text("message") << taken.body;
  }
  const Response handed = send("sen", "POST", case_path() + "/advance", "{" + version() + "}");
  ASSERT_EQ(handed.status, 200) << handed.body;
  const Response approved = send("app", "POST", case_path() + "/approve", "{" + version() + "}");
  ASSERT_EQ(approved.status, 200) << approved.body;

  const std::string id = the_case().file.id.value;
  std::int64_t sequence = 0;
  for (const LedgerEntry& entry : store().audit().about(id))
    if (entry.kind == "case.values") sequence = entry.sequence;
  ASSERT_GT(sequence, 0);
  EXPECT_EQ(store().audit().entry(sequence)->actor, "app");
  const std::string payload = store().audit().payload(sequence).value();
  EXPECT_NE(payload.find("髙橋　花子"), std::string::npos);
  EXPECT_NE(payload.find("1980-04-12"), std::string::npos);
  EXPECT_NE(payload.find(sha256_hex(std::string_view(kNumberOnPaper))), std::string::npos);
  EXPECT_EQ(payload.find(kNumberOnPaper), std::string::npos) << "not even a payload shows a number";
  EXPECT_TRUE(store().audit().verify().ok());
}

}  // namespace
}  // namespace uketsuke::desk
