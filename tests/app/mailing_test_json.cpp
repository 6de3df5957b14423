#include <cstdlib>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/assets.h"
#include "core/ids.h"
#include "core/os/files.h"
#include "ledger/store.h"
#include "render/notice/notice_renderer.h"
#include "tests/app/program.h"

// 発送 and 到達日 from the command line, with the rights that people have at the desk.
namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class OfficePost : public testing::Test {
 protected:
  OfficePost() : folder_(fs::path(UKETSUKE_TEST_TMP) / fresh_id()) {
    fs::create_directories(folder_);
    options_.data = folder_ / "data";
    options_.key_file = folder_ / "master.key";
    options_.head_file = folder_ / "chain.head";
  }
  ~OfficePost() override { fs::remove_all(folder_); }

  std::string words() const {
    return "--data " + options_.data.string() + " --key-file " + options_.key_file.string() + " --head-file " +
           options_.head_file.string();
  }
  /// People who have changed the one-time password, by the role that names them.
  void add_people(ledger::Store& store, const std::vector<std::string>& roles) {
    for (const std::string& role : roles) {
      const std::string first = store.users().add(role, role, {role}, {}, "test");
      const UserId id = store.users().by_name(role)->id;
      store.users().change_password(id, first, "sakura-momiji-2026");
      tokens_[role] = store.users().add_token(id, "test", 3600, "test");
    }
  }
  ProgramResult as(const std::string& name, const std::string& command) {
    ::setenv("UKETSUKE_TOKEN", tokens_.at(name).c_str(), 1);
    const ProgramResult result = run_program(command + " --as " + name + " " + words());
    ::unsetenv("UKETSUKE_TOKEN");
    return result;
  }
  Json json_as(const std::string& name, const std::string& command) {
    const ProgramResult result = as(name, command + " --json");
    EXPECT_EQ(result.exit_code, 0) << command;
    return result.exit_code == 0 ? Json::parse(result.lines().at(0)) : Json{};
  }
  /// A drawn postcard to an invented person.
  std::string postcard(ledger::Store& store, const CaseId& id, const std::string& name) {
    static const auto templates = render::NoticeTemplates::load(Assets::locate().templates / "notices");
    ledger::NewNotice fresh;
    fresh.by_case = id;
    fresh.recipient = "applicant#" + name;
    fresh.recipient_name = name;
    fresh.addressee = {ledger::AddresseeRole::Member, name, "1000001", "東京都千代田区千代田1-1"};
    fresh.issued_on = date_from_iso("2026-11-27");
    fresh.notice.kind = "kofu_annai";
    fresh.notice.template_version = "v01";
    fresh.notice.issued_on = "2026-11-27";
    fresh.notice.document_number = "国組発R8第" + std::to_string(++made_) + "号";
    fresh.notice.variables = {{"recipient.name", name}, {"recipient.postal_code", "1000001"},
                              {"recipient.address", "東京都千代田区千代田1-1"}, {"office.reference", "R08-000001"},
                              {"notice.reply_by", "2026-12-11"}, {"association.name", "見本国民健康保険組合"},
                              {"association.postal_code", "1000013"}, {"association.address", "東京都千代田区霞が関1-3-2"},
                              {"association.phone", "03-0000-0000"}};
    const NoticeId notice = store.notices().issue(fresh).facts.notice.id;
    store.notices().attach_pdf(notice, render::render_notice(store.notices().get(notice).facts.notice, templates), 2);
    return notice.value;
  }

  fs::path folder_;
  ledger::StoreOptions options_;
  std::map<std::string, std::string> tokens_;
  int made_ = 0;
};

TEST_F(OfficePost, AMailingIsPlannedMadePulledAndReleasedByThoseWhoMay) {
  std::string kept;
  std::string wrong;
  {
    const auto store = ledger::open_store(options_);
    add_people(*store, {"print", "approver", "mailroom"});
    ledger::NewCase fresh;
    fresh.procedure = "shikaku_shutoku";
    fresh.received_on = date_from_iso("2026-11-20");
    const CaseId id = store->cases().add(fresh, {"test", "created", {}}).file.id;
    kept = postcard(*store, id, "髙橋　花子");
    wrong = postcard(*store, id, "髙橋　次郎");
  }
  EXPECT_EQ(json_as("approver", "mailing plan").at("pieces").size(), 2U);
  EXPECT_EQ(as("mailroom", "mailing plan").exit_code, 1);
  EXPECT_EQ(as("approver", "mailing make").exit_code, 1) << "looking is not sending";
  const Json made = json_as("print", "mailing make");
  EXPECT_EQ(made.at("number"), 1);
  EXPECT_EQ(made.at("sheets"), 2);
  EXPECT_EQ(made.at("items").size(), 2U);
  EXPECT_EQ(json_as("approver", "mailing list").at("state"), "ready");
  EXPECT_EQ(as("print", "mailing pull 1 " + wrong).exit_code, 2) << "not without a reason";
  EXPECT_EQ(json_as("print", "mailing pull 1 国組発R8第2号 --reason 宛名の誤り").at("pulled"), 1);
  EXPECT_EQ(as("print", "mailing pull 1 nothing --reason 宛名の誤り").exit_code, 3) << "E-LEDGER-NOTFOUND";
  const ProgramResult written = as("print", "mailing write 1 -o " + (folder_ / "shop").string());
  EXPECT_EQ(written.lines().size(), 3U);
  EXPECT_TRUE(fs::exists(folder_ / "shop" / "mailing_1.pdf"));
  EXPECT_EQ(as("mailroom", "mailing release 1").exit_code, 1);
  EXPECT_EQ(json_as("print", "mailing release 1").at("state"), "released");
  EXPECT_EQ(as("print", "mailing release 1").exit_code, 1) << "it has left";
  EXPECT_EQ(as("print", "mailing cancel 1 --reason 用紙の不足").exit_code, 1);
  EXPECT_EQ(as("print", "notice not-needed " + wrong + " --reason 窓口で渡した").exit_code, 1);
  EXPECT_EQ(json_as("approver", "notice not-needed " + wrong + " --reason 窓口で渡した").at("state"), "pulled");
  const auto store = ledger::open_store(options_);
  EXPECT_EQ(store->notices().get(NoticeId(kept)).facts.state, ledger::NoticeState::Released);
  EXPECT_EQ(store->notices().get(NoticeId(wrong)).facts.state, ledger::NoticeState::Pulled);
}

TEST_F(OfficePost, ALetterThatStaysIsNamedWithItsReason) {
  std::string bad;
  {
    const auto store = ledger::open_store(options_);
    add_people(*store, {"print"});
    ledger::NewCase fresh;
    fresh.procedure = "shikaku_shutoku";
    fresh.received_on = date_from_iso("2026-11-20");
    const CaseId id = store->cases().add(fresh, {"test", "created", {}}).file.id;
    postcard(*store, id, "髙橋　花子");
    ledger::NewNotice other = store->notices().list({}, {}).items.at(0).facts;
    other.notice.id = NoticeId();
    other.recipient = "applicant#2";
    other.notice.document_number = "国組発R8第9号";
    bad = store->notices().issue(other).facts.notice.id.value;
    const std::string pdf = "%PDF of another version";
    store->notices().attach_pdf(NoticeId(bad), Bytes(pdf.begin(), pdf.end()), 2);
  }
  const Json made = json_as("print", "mailing make");
  EXPECT_EQ(made.at("items").size(), 1U);
  const Json& left = made.at("left_out").at(0);
  EXPECT_EQ(left.at("why"), "unprintable");
  EXPECT_EQ(left.at("letters").at(0).at("notice"), bad);
  EXPECT_FALSE(left.at("what_to_do").get<std::string>().empty());
  EXPECT_NE(as("print", "mailing plan").output.find("国組発R8第9号"), std::string::npos) << "for people too";
  EXPECT_EQ(json_as("print", "notice pull " + bad + " --reason 様式の更新").at("state"), "pulled");
}

TEST_F(OfficePost, ARunWithoutADaySaysWhatWaitsForItAndTheDayIsKeyedAfterwards) {
  const fs::path said = folder_ / "said";
  const auto run = [&](const std::string& more) {
    EXPECT_EQ(run_program("run " + words() + " " + more + sample("020_form_1.jpg") + " 2>" + said.string() + " #").exit_code, 0);
    return read_text_file(said, 65536);
  };
  const std::string told = run("");
  EXPECT_NE(told.find("1 case(s) cannot be handed on"), std::string::npos) << told;
  std::string batch;
  {
    const auto store = ledger::open_store(options_);
    add_people(*store, {"mailroom", "print"});
    batch = store->cases().list({}, {}).items.at(0).batch->value;
  }
  EXPECT_NE(told.find("envelope day " + batch), std::string::npos);
  const std::string day = "envelope day " + batch + " --received-on 2026-11-20 --shown-by ";
  EXPECT_EQ(as("print", day + "stamp").exit_code, 1);
  EXPECT_EQ(as("mailroom", day + "guess").exit_code, 2) << "a day is shown by something";
  EXPECT_EQ(json_as("mailroom", day + "stamp").at("cases"), 1);
  const auto store = ledger::open_store(options_);
  EXPECT_EQ(store->batches().get(BatchId(batch)).facts.received_on, date_from_iso("2026-11-20"));
  EXPECT_EQ(store->cases().list({}, {}).items.at(0).file.received_on, date_from_iso("2026-11-20"));
}

}  // namespace
}  // namespace uketsuke::app
