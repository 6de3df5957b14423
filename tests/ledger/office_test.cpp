#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

NewNotice notice_for(const CaseId& by_case, const std::string& recipient = "person-1") {
  NewNotice n;
  n.by_case = by_case;
  n.recipient = recipient;
  n.recipient_name = "山田　花子";
  n.number_rule = "第{seq}号";
  n.issued_on = date_from_iso("2026-11-22");
  n.notice.kind = "shikaku_shutoku_kettei";
  n.notice.template_version = "v01";
  n.notice.variables = {{"person.name", "山田　花子"}};
  n.notice.tables["members"] = {{{"name", "山田"}}};
  n.notice.seal_png = bytes_of("seal");
  return n;
}

TEST_P(StoreContract, ANoticeIsIssuedExactlyOncePerCaseKindAndRecipient) {
  const CaseId id = new_case().file.id;
  const StoredNotice first = store_->notices().issue(notice_for(id));
  EXPECT_EQ(first.facts.notice.document_number, "第1号");
  const StoredNotice again = store_->notices().issue(notice_for(id));
  EXPECT_EQ(again.facts.notice.id, first.facts.notice.id);
  EXPECT_EQ(again.facts.notice.document_number, "第1号");
  EXPECT_EQ(store_->notices().issue(notice_for(id, "person-2")).facts.notice.document_number, "第2号");
  reopen();
  const StoredNotice stored = store_->notices().get(first.facts.notice.id);
  EXPECT_EQ(stored.facts.notice.variables.at("person.name"), "山田　花子");
  EXPECT_EQ(stored.facts.notice.tables.at("members").at(0).at("name"), "山田");
  EXPECT_EQ(text_of(stored.facts.notice.seal_png), "seal");
  EXPECT_EQ(stored.facts.recipient_name, "山田　花子");
}

TEST_P(StoreContract, APdfIsAttachedOnce) {
  const NoticeId id = store_->notices().issue(notice_for(new_case().file.id)).facts.notice.id;
  EXPECT_EQ(store_->notices().list({{}, {}, true}, {}).items.size(), 1U);
  store_->notices().attach_pdf(id, bytes_of("%PDF-1"), 2);
  store_->notices().attach_pdf(id, bytes_of("%PDF-1"), 2);
  EXPECT_EQ(code_of([&] { store_->notices().attach_pdf(id, bytes_of("%PDF-2"), 2); }), "E-CONFLICT");
  EXPECT_EQ(text_of(store_->notices().pdf(id)), "%PDF-1");
  EXPECT_EQ(store_->notices().get(id).pages, 2);
  EXPECT_TRUE(store_->notices().list({{}, {}, true}, {}).items.empty());
}

TEST_P(StoreContract, ReleasedNoticesCannotBePulled) {
  const CaseId by = new_case().file.id;
  const StoredNotice a = store_->notices().issue(notice_for(by));
  const StoredNotice b = store_->notices().issue(notice_for(by, "person-2"));
  store_->notices().release(a.facts.notice.id, a.version, "print");
  EXPECT_EQ(code_of([&] { store_->notices().pull(a.facts.notice.id, a.version + 1, "print", "x"); }), "E-CONFLICT");
  store_->notices().pull(b.facts.notice.id, b.version, "print", "宛先不明");
  EXPECT_EQ(store_->notices().get(b.facts.notice.id).pulled_reason, "宛先不明");
  EXPECT_EQ(store_->notices().get(a.facts.notice.id).released_by, "print");
  EXPECT_EQ(store_->notices().list({NoticeState::Released, {}, false}, {}).items.size(), 1U);
  EXPECT_EQ(code_of([&] { store_->notices().release(b.facts.notice.id, b.version, "print"); }), "E-CONFLICT");
}

TEST_P(StoreContract, OneTimePasswordsMustBeChanged) {
  const std::string first = store_->users().add("taro", "太郎", {"reviewer"}, {}, "admin");
  const User user = store_->users().sign_in("taro", first);
  EXPECT_TRUE(user.must_change_password);
  EXPECT_TRUE(user.has("reviewer"));
  EXPECT_FALSE(user.has("admin"));
  EXPECT_EQ(code_of([&] { store_->users().change_password(user.id, first, "short"); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { store_->users().change_password(user.id, "wrong", "long enough password"); }),
            "E-AUTH-SIGNIN");
  store_->users().change_password(user.id, first, "long enough password");
  EXPECT_EQ(code_of([&] { store_->users().sign_in("taro", first); }), "E-AUTH-SIGNIN");
  EXPECT_FALSE(store_->users().sign_in("taro", "long enough password").must_change_password);
}

TEST_P(StoreContract, WrongPasswordsLockTheAccountForAWhile) {
  const std::string password = store_->users().add("taro", "太郎", {}, {}, "admin");
  EXPECT_EQ(code_of([&] { store_->users().sign_in("nobody", password); }), "E-AUTH-SIGNIN");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(code_of([&] { store_->users().sign_in("taro", "wrong"); }), "E-AUTH-SIGNIN");
  EXPECT_EQ(code_of([&] { store_->users().sign_in("taro", password); }), "E-AUTH-LOCKED") << "even the right one";
  advance(901);
  EXPECT_EQ(store_->users().sign_in("taro", password).name, "taro");
}

TEST_P(StoreContract, SessionsEndByTimeIdlenessAndLocking) {
  store_->users().add("root", "管理", {"admin"}, {}, "setup");
  store_->users().add("taro", "太郎", {"reviewer"}, {}, "root");
  const UserId id = store_->users().by_name("taro")->id;
  const Session opened = store_->users().open_session(id);
  const auto found = store_->users().session(opened.token);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->csrf, opened.csrf);
  EXPECT_NE(found->csrf, opened.token);
  EXPECT_FALSE(store_->users().session("guess"));
  for (int i = 0; i < 4; ++i) {
    advance(25 * 60);
    EXPECT_TRUE(store_->users().session(opened.token)) << "a request keeps it alive";
  }
  advance(31 * 60);
  EXPECT_FALSE(store_->users().session(opened.token)) << "idle";
  const Session second = store_->users().open_session(id);
  for (int hour = 0; hour < 12 * 3; ++hour) {
    advance(20 * 60);
    store_->users().session(second.token);
  }
  EXPECT_FALSE(store_->users().session(second.token)) << "12 hours";
  const Session third = store_->users().open_session(id);
  store_->users().set_locked(id, true, "root");
  EXPECT_FALSE(store_->users().session(third.token));
  EXPECT_EQ(code_of([&] { store_->users().sign_in("taro", "x"); }), "E-AUTH-LOCKED");
}

TEST_P(StoreContract, TokensActForAUserUntilTheyExpire) {
  store_->users().add("taro", "太郎", {"approver"}, {"tekiyo"}, "root");
  const UserId id = store_->users().by_name("taro")->id;
  const std::string token = store_->users().add_token(id, "laptop", 3600, "root");
  EXPECT_EQ(store_->users().by_token(token)->duties, std::vector<std::string>{"tekiyo"});
  EXPECT_FALSE(store_->users().by_token("x"));
  advance(3601);
  EXPECT_FALSE(store_->users().by_token(token));
  const std::string other = store_->users().add_token(id, "laptop", 3600, "root");
  store_->users().reset(id, "root");
  EXPECT_FALSE(store_->users().by_token(other));
}

TEST_P(StoreContract, UserRulesHold) {
  store_->users().add("root", "管理", {"admin"}, {}, "setup");
  const UserId root = store_->users().by_name("root")->id;
  EXPECT_EQ(code_of([&] { store_->users().add("root", "二人目", {}, {}, "x"); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { store_->users().add("Bad Name", "x", {}, {}, "x"); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { store_->users().add("x", "x", {"king"}, {}, "x"); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { store_->users().set_roles(root, {"senior"}, "root"); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { store_->users().set_locked(root, true, "root"); }), "E-CONFLICT");
  store_->users().add("boss", "所長", {"approver", "admin"}, {}, "root");
  store_->users().set_roles(root, {"senior"}, "boss");
  EXPECT_EQ(store_->users().list().size(), 2U);
}

TEST_P(StoreContract, SettingsKeepOwnerHistoryAndWhatNobodyConfirmed) {
  auto& settings = store_->settings();
  settings.declare("association.name", "見本国保組合", "admin", true);
  settings.declare("association.name", "another default", "admin", true);
  EXPECT_TRUE(settings.get("association.name")->assumed);
  const Setting now = settings.set("association.name", "東京国保", 1, "root", "開設");
  EXPECT_FALSE(now.assumed);
  EXPECT_EQ(now.version, 2);
  EXPECT_EQ(code_of([&] { settings.set("association.name", "x", 1, "root", "y"); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { settings.set("unknown", "x", 1, "root", "y"); }), "E-LEDGER-NOTFOUND");
  const auto history = settings.history("association.name");
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].by, "root");
  EXPECT_EQ(history[1].value, "見本国保組合");
}

}  // namespace
}  // namespace uketsuke::ledger
