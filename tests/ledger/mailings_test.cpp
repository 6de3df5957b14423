#include "ledger/mailings.h"

#include <fstream>

#include "ledger/codec/records.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class MailingContract : public StoreContract {
 protected:
  void SetUp() override {
    StoreContract::SetUp();
    case_ = new_case().file.id;
  }

  NoticeId ready(const std::string& kind, const std::string& name = "山田　花子") {
    NewNotice n;
    n.by_case = case_;
    n.recipient = "person";
    n.recipient_name = name;
    n.addressee = {AddresseeRole::Member, name, "1000001", "東京都千代田区千代田1-1"};
    n.issued_on = date_from_iso("2026-11-22");
    n.number_rule = "第{seq}号";
    n.notice.kind = kind;
    const NoticeId id = store_->notices().issue(n).facts.notice.id;
    store_->notices().attach_pdf(id, bytes_of("%PDF " + kind), 2);
    return id;
  }

  /// One piece for each list of notices, two sheets a notice printed on one side.
  NewMailing mailing(const std::vector<std::vector<NoticeId>>& pieces) {
    NewMailing out;
    int page = 1;
    for (const auto& notices : pieces) {
      MailingPiece piece;
      piece.number = static_cast<int>(out.pieces.size()) + 1;
      piece.first_page = page;
      piece.envelope = "naga3";
      piece.mail_class = "ordinary";
      for (const NoticeId& id : notices) {
        const StoredNotice stored = store_->notices().get(id);
        piece.addressee = stored.facts.addressee;
        piece.addressee_key = stored.addressee_key;
        EnclosedNotice one;
        one.notice = id;
        one.version = stored.version;
        one.first_page = page;
        one.pages = 2;
        page += 4;
        piece.pages += 4;
        piece.sheets += 2;
        piece.notices.push_back(one);
      }
      out.pieces.push_back(std::move(piece));
    }
    out.pages = page - 1;
    out.print_file = bytes_of("%PDF print file");
    out.made_by = "print";
    return out;
  }

  NoticeState state(const NoticeId& id) { return store_->notices().get(id).facts.state; }
  Mailings& mailings() { return store_->mailings(); }

  CaseId case_;
};

TEST_P(MailingContract, KeepsItsPiecesAndItsPrintFile) {
  const NoticeId a = ready("a");
  const NoticeId b = ready("b");
  NewMailing fresh = mailing({{a, b}});
  Notice cover;
  cover.kind = "sofu_sho";
  cover.template_version = "v01";
  cover.variables = {{"employer.name", "株式会社見本"}};
  fresh.pieces[0].cover = cover;
  fresh.pieces[0].cover_pages = 1;
  fresh.pieces[0].pages += 2;
  fresh.pieces[0].sheets += 1;
  for (EnclosedNotice& one : fresh.pieces[0].notices) one.first_page += 2;
  fresh.pages += 2;
  fresh.pieces[0].is_protected = true;
  const MailingId id = mailings().make(fresh).id;
  reopen();
  const StoredMailing kept = mailings().get(id);
  EXPECT_EQ(kept.number, 1);
  EXPECT_EQ(kept.state, MailingState::Ready);
  EXPECT_EQ(kept.pages, 10);
  EXPECT_EQ(kept.made_by, "print");
  EXPECT_EQ(text_of(mailings().print_file(id)), "%PDF print file");
  ASSERT_EQ(kept.pieces.size(), 1U);
  const MailingPiece& piece = kept.pieces[0];
  EXPECT_EQ(piece.addressee.name, "山田　花子");
  EXPECT_EQ(piece.addressee.address, "東京都千代田区千代田1-1");
  EXPECT_EQ(piece.addressee_key, store_->notices().get(a).addressee_key);
  EXPECT_TRUE(piece.is_protected);
  ASSERT_TRUE(piece.cover);
  EXPECT_EQ(piece.cover->kind, "sofu_sho");
  EXPECT_EQ(piece.cover->variables.at("employer.name"), "株式会社見本");
  ASSERT_EQ(piece.notices.size(), 2U);
  EXPECT_EQ(piece.notices[1].notice, b);
  EXPECT_EQ(piece.notices[1].kind, "b");
  EXPECT_EQ(piece.notices[1].document_number, "第2号");
  EXPECT_EQ(piece.notices[1].by_case, case_);
  EXPECT_EQ(piece.notices[1].first_page, 7);
  EXPECT_EQ(store_->notices().get(a).mailing, id.value);
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_P(MailingContract, PiecesFillThePrintFileInOrder) {
  const NoticeId a = ready("a");
  const NoticeId b = ready("b");
  const auto refused = [&](const std::function<void(NewMailing&)>& spoil) {
    NewMailing fresh = mailing({{a}, {b}});
    spoil(fresh);
    return code_of([&] { mailings().make(fresh); });
  };
  EXPECT_EQ(refused([](NewMailing& m) { m.pages = 5; }), "E-INPUT-VALUE");
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[1].number = 3; }), "E-INPUT-VALUE");
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[1].first_page = 3; }), "E-INPUT-VALUE");
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[0].sheets = 1; }), "E-INPUT-VALUE") << "two pages a sheet";
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[0].notices[0].first_page = 2; }), "E-INPUT-VALUE") << "a back";
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[0].notices[0].pages = 5; }), "E-INPUT-VALUE") << "into the next piece";
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[0].notices.clear(); }), "E-INPUT-VALUE");
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces.clear(); }), "E-INPUT-VALUE");
  EXPECT_EQ(refused([](NewMailing& m) { m.pieces[0].cover_pages = 1; }), "E-INPUT-VALUE") << "no 送付書 for it";
  EXPECT_TRUE(mailings().list({}).items.empty());
}

TEST_P(MailingContract, ANoticeIsInOneMailingAtATime) {
  const NoticeId a = ready("a");
  const NoticeId b = ready("b");
  const MailingId first = mailings().make(mailing({{a}})).id;
  EXPECT_EQ(code_of([&] { mailings().make(mailing({{a, b}})); }), "E-CONFLICT");
  EXPECT_EQ(mailings().list({}).items.size(), 1U) << "nothing of the refused one is left";
  EXPECT_TRUE(store_->notices().get(b).mailing.empty());
  NewMailing twice = mailing({{b}, {b}});
  EXPECT_EQ(code_of([&] { mailings().make(twice); }), "E-CONFLICT");
  mailings().cancel(first, 1, "print", "用紙の不足");
  EXPECT_EQ(mailings().make(mailing({{a, b}})).number, 2);
  EXPECT_EQ(mailings().get(first).state, MailingState::Cancelled);
}

TEST_P(MailingContract, OnlyReadyNoticesThatWereSeenAreTaken) {
  const NoticeId a = ready("a");
  NewMailing stale = mailing({{a}});
  stale.pieces[0].notices[0].version = 7;
  EXPECT_EQ(code_of([&] { mailings().make(stale); }), "E-CONFLICT");
  NewMailing pages = mailing({{a}});
  pages.pieces[0].notices[0].pages = 3;
  EXPECT_EQ(code_of([&] { mailings().make(pages); }), "E-CONFLICT") << "not the PDF that was attached";
  const NewMailing late = mailing({{a}});
  store_->notices().release(a, 1, "counter");
  EXPECT_EQ(code_of([&] { mailings().make(late); }), "E-CONFLICT") << "handed over at the counter meanwhile";
}

TEST_P(MailingContract, WhatIsInAMailingLeavesAndIsPulledWithIt) {
  const NoticeId a = ready("a");
  const MailingId id = mailings().make(mailing({{a}})).id;
  EXPECT_EQ(code_of([&] { store_->notices().release(a, 1, "print"); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { store_->notices().pull(a, 1, "print", "x"); }), "E-CONFLICT");
  EXPECT_EQ(code_of([&] { mailings().release(id, 2, "print"); }), "E-CONFLICT") << "stale";
  mailings().release(id, 1, "print");
  EXPECT_EQ(state(a), NoticeState::Released);
  EXPECT_EQ(store_->notices().get(a).released_by, "print");
  for (const auto& late : {std::function<void()>([&] { mailings().release(id, 2, "print"); }),
                           std::function<void()>([&] { mailings().cancel(id, 2, "print", "x"); }),
                           std::function<void()>([&] { mailings().pull(id, a, 2, "print", "x"); })})
    EXPECT_EQ(code_of(late), "E-CONFLICT") << "it has left";
}

TEST_P(MailingContract, ReleasesAllOrNothing) {
  const NoticeId a = ready("a");
  const NoticeId b = ready("b");
  const MailingId id = mailings().make(mailing({{a}, {b}})).id;
  EXPECT_EQ(code_of([&] {
              store_->transact([&] {
                mailings().release(id, 1, "print");
                throw Failure("E-CASE-STATE");
              });
            }),
            "E-CASE-STATE");
  EXPECT_EQ(state(a), NoticeState::Ready);
  EXPECT_EQ(mailings().get(id).state, MailingState::Ready);
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_P(MailingContract, PullingTakesTheWholePieceOut) {
  const NoticeId wrong = ready("wrong");
  const NoticeId beside = ready("beside");
  const NoticeId other = ready("other");
  const MailingId id = mailings().make(mailing({{wrong, beside}, {other}})).id;
  EXPECT_EQ(code_of([&] { mailings().pull(id, NoticeId("elsewhere"), 1, "print", "x"); }), "E-LEDGER-NOTFOUND");
  mailings().pull(id, wrong, 1, "print", "宛名の誤り");
  EXPECT_EQ(state(wrong), NoticeState::Pulled);
  EXPECT_EQ(store_->notices().get(wrong).pulled_reason, "宛名の誤り");
  EXPECT_EQ(state(beside), NoticeState::Ready);
  EXPECT_TRUE(store_->notices().get(beside).mailing.empty()) << "free for another mailing";
  const StoredMailing now = mailings().get(id);
  EXPECT_TRUE(now.pieces[0].pulled_at);
  EXPECT_EQ(now.pulled_count, 1);
  EXPECT_EQ(mailings().make(mailing({{beside}})).number, 2);
  mailings().release(id, now.version, "print");
  EXPECT_EQ(state(other), NoticeState::Released);
  EXPECT_EQ(state(beside), NoticeState::Ready) << "it leaves with its own mailing";
  std::vector<std::string> kinds;
  for (const LedgerEntry& entry : store_->audit().about(id.value)) kinds.push_back(entry.kind);
  EXPECT_EQ(kinds, (std::vector<std::string>{"mailing.made", "mailing.piece_pulled", "mailing.released"}));
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_P(MailingContract, ListsNoticesInNoMailing) {
  const NoticeId a = ready("a");
  const NoticeId b = ready("b");
  mailings().make(mailing({{a}}));
  NoticeFilter filter;
  filter.unmailed = true;
  const auto free = store_->notices().list(filter, {}).items;
  ASSERT_EQ(free.size(), 1U);
  EXPECT_EQ(free[0].facts.notice.id, b);
}

TEST_P(MailingContract, OneAddresseeHasOneKey) {
  const auto key = [&](const std::string& kind, const std::string& name) {
    return store_->notices().get(ready(kind, name)).addressee_key;
  };
  EXPECT_EQ(key("a", "山田　花子"), key("b", "山田 花子")) << "spaces aside";
  EXPECT_NE(key("c", "山田　花子"), key("d", "山田　華子"));
  EXPECT_NE(key("e", "\uFA19田"), key("f", "\u795E田")) << "U+FA19 is another spelling";
}

TEST_P(MailingContract, DisposalTakesTheCopiesOfALetterToo) {
  const NoticeId a = ready("a");
  const NoticeId b = ready("b");
  const MailingId id = mailings().make(mailing({{a}, {b}})).id;
  mailings().release(id, 1, "print");
  store_->upkeep().destroy_notice(a, "admin", "保存期間の満了");
  const StoredMailing kept = mailings().get(id);
  EXPECT_EQ(kept.pieces[0].addressee.name, "");
  EXPECT_EQ(kept.pieces[1].addressee.name, "山田　花子");
  EXPECT_EQ(code_of([&] { mailings().print_file(id); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(text_of(store_->notices().pdf(b)), "%PDF b");
  EXPECT_TRUE(store_->upkeep().verify_files().ok());
}

TEST_P(MailingContract, NobodysNameOrAddressLiesOpenOnDisk) {
  const NoticeId a = ready("a", "秘匿　太郎");
  mailings().make(mailing({{a}}));
  store_.reset();
  for (const auto& entry : fs::recursive_directory_iterator(root_ / "data")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (const char* secret : {"秘匿", "千代田", "1000001"})
      EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path() << " " << secret;
  }
}

TEST(NoticeRecord, OfBeforeTheAddresseeWasKeptIsAddressedByItsVariables) {
  const std::string kept =
      R"({"template_version":"v01","case_token":"","issued_on":"2026-11-22","tables":{},"seal_sha256":"","specimen":false,)"
      R"("recipient_name":"山田","number_rule":"","variables":{"recipient.name":"山田　花子","recipient.postal_code":"1000001",)"
      R"("recipient.address":"東京都","employer.name":"見本工務店","employer.postal_code":"1000013","employer.address":"霞が関"}})";
  NewNotice member;
  notice_from(kept, member);
  EXPECT_EQ(member.addressee.role, AddresseeRole::Member);
  EXPECT_EQ(member.addressee.name, "山田　花子");
  EXPECT_EQ(member.addressee.address, "東京都");
  NewNotice employer;
  employer.recipient = "employer";
  notice_from(kept, employer);
  EXPECT_EQ(employer.addressee.role, AddresseeRole::Employer);
  EXPECT_EQ(employer.addressee.name, "見本工務店");
  EXPECT_EQ(employer.addressee.postal_code, "1000013");
}

INSTANTIATE_TEST_SUITE_P(Sqlite, MailingContract,
                         testing::Values(StoreMaker{"sqlite", [](const StoreOptions& o) { return open_store(o); }}),
                         [](const auto& made) { return made.param.name; });

}  // namespace
}  // namespace uketsuke::ledger
