#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "tests/pipeline/mailing_office.h"

// 発送: pieces per addressee, packets per employer.
namespace uketsuke::pipeline {
namespace {

TEST_F(MailingOffice, WhatIsPrintedIsWhatWasPreviewedPageByPage) {
  her_loss();
  draw();
  const MailingView view = make();
  const Bytes file = store_->mailings().print_file(view.mailing.id);
  int sheets = 0;
  std::set<std::string> printed;
  std::set<int> pages;
  for (const PieceView& piece : view.pieces) {
    sheets += piece.piece.sheets;
    const int covers = piece.piece.cover_pages;
    for (int i = 0; i < covers; ++i) pages.insert(piece.printed_pages.at(static_cast<std::size_t>(i)));
    auto next = piece.printed_pages.begin() + covers;
    for (const ledger::EnclosedNotice& one : piece.piece.notices) {
      const Bytes own = store_->notices().pdf(one.notice);
      EXPECT_EQ(one.first_page, *next);
      EXPECT_EQ(one.first_page % 2, 1) << "a front: " << one.kind;
      for (int i = 1; i <= one.pages; ++i, ++next) {
        const auto previewed = page_of(own, i);
        const auto on_paper = page_of(file, *next);
        ASSERT_TRUE(previewed && on_paper);
        EXPECT_TRUE(same(*previewed, *on_paper)) << one.kind << " page " << i;
        pages.insert(*next);
      }
      EXPECT_TRUE(printed.insert(one.notice.value).second) << "in one piece alone";
    }
  }
  EXPECT_EQ(view.mailing.pages, 2 * sheets);
  for (int page = 1; page <= view.mailing.pages; ++page) {
    const auto on_paper = page_of(file, page);
    ASSERT_TRUE(on_paper);
    EXPECT_EQ(is_empty(*on_paper), !pages.contains(page)) << "page " << page;
  }
  EXPECT_FALSE(page_of(file, view.mailing.pages + 1)) << "nothing else is in the file";
  ledger::NoticeFilter ready;
  ready.state = NoticeState::Ready;
  EXPECT_EQ(printed.size(), store_->notices().list(ready, {{}, 500}).items.size());
}

TEST_F(MailingOffice, APacketGathersAllCasesOfTheEmployerUnderA送付書) {
  const CaseId hers = her_loss();
  const CaseId his = his_loss();
  draw();
  const MailingView view = make();
  const PieceView& packet = *piece_to(view, ledger::AddresseeRole::Employer);
  std::set<CaseId> cases;
  for (const ledger::EnclosedNotice& one : packet.piece.notices) cases.insert(one.by_case);
  EXPECT_EQ(cases, (std::set<CaseId>{hers, his}));
  ASSERT_TRUE(packet.piece.cover);
  EXPECT_EQ(packet.letters.front(), "書類の送付について");
  const auto& rows = packet.piece.cover->tables.at("enclosures");
  EXPECT_EQ(rows.size(), packet.piece.notices.size());
  int sheets = packet.piece.cover_pages;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].at("enclosure.document_number"), packet.piece.notices[i].document_number);
    EXPECT_EQ(rows[i].at("household.head"), "渡邉　太郎");
    sheets += std::stoi(rows[i].at("enclosure.sheets"));
  }
  EXPECT_EQ(packet.piece.sheets, sheets);
  EXPECT_EQ(packet.piece.cover->variables.at("employer.name"), "見本工務店");
  EXPECT_FALSE(packet.piece.cover->variables.contains("person.birth_date"));
}

TEST_F(MailingOffice, ReleaseSendsEveryNoticeAndEndsItsCasesOrNothing) {
  const CaseId id = her_loss();
  draw();
  const MailingView view = make();
  EXPECT_EQ(code_of([&] { release_mailing(office(), printer_, view.mailing.id, 9); }), "E-CONFLICT");
  EXPECT_EQ(state(id), CaseState::Approved);
  release_mailing(office(), printer_, view.mailing.id, view.mailing.version);
  for (const ledger::StoredNotice& letter : letters(id)) EXPECT_EQ(letter.facts.state, NoticeState::Released);
  EXPECT_EQ(state(id), CaseState::Notified);
  EXPECT_TRUE(store_->audit().verify().ok());
}

// 写し to the 事業主 was pulled and the 組合員's letters left: the 事業主 has been told nothing.

TEST_F(MailingOffice, WhoMayDoWhat) {
  her_loss();
  draw();
  const MailingPlan plan = mailing_plan(office(), approver_);
  EXPECT_FALSE(plan.pieces.empty());
  for (const Actor& nobody : {reviewer_, actor("mail", {"mailroom"}), actor("adm", {"admin"})}) {
    EXPECT_EQ(code_of([&] { mailing_plan(office(), nobody); }), "E-AUTH-DENIED");
    EXPECT_EQ(code_of([&] { make_mailing(office(), nobody, {}); }), "E-AUTH-DENIED");
  }
  const Actor auditor = actor("aud", {"auditor"});
  EXPECT_EQ(code_of([&] { make_mailing(office(), auditor, {}); }), "E-AUTH-DENIED");
  const ledger::MailingId id = make().mailing.id;
  for (const Actor& looks : {approver_, auditor}) {
    EXPECT_EQ(mailing_view(office(), looks, id).mailing.number, 1);
    EXPECT_EQ(code_of([&] { release_mailing(office(), looks, id, 1); }), "E-AUTH-DENIED");
    EXPECT_EQ(code_of([&] { cancel_mailing(office(), looks, id, 1, "理由"); }), "E-AUTH-DENIED");
  }
  EXPECT_EQ(code_of([&] { mailing_book(office(), reviewer_, id); }), "E-AUTH-DENIED");
  EXPECT_FALSE(mailing_preview(office(), printer_, id, 1, 300).bytes.empty());
  EXPECT_EQ(code_of([&] { mailing_preview(office(), printer_, id, 999, 300); }), "E-LEDGER-NOTFOUND");
  cancel_mailing(office(), senior_, id, 1, "用紙の不足");
  EXPECT_EQ(make().mailing.number, 2);
}

TEST_F(MailingOffice, 支援措置HidesTheAddresseeAndKeepsThePrintFile) {
  protect_her();
  const CaseId id = take(loss("2026-11-24"));
  settle_questions(id);
  record(id, senior_, "addressee", {{"name", "渡邉　花子"}, {"postal_code", "1500002"}, {"address", "東京都渋谷区渋谷2-1-1"}});
  approve(id);
  draw();
  const MailingPlan plan = mailing_plan(office(), printer_);
  EXPECT_FALSE(plan.left_out.at(LeftOut::Protected).empty());
  const Actor trusted = actor("pro", {"print", "protected_data"});
  const MailingView view = make_mailing(office(), trusted, {});
  const ledger::MailingId& made = view.mailing.id;
  EXPECT_TRUE(std::any_of(view.pieces.begin(), view.pieces.end(),
                          [](const PieceView& piece) { return piece.piece.addressee.address == "東京都渋谷区渋谷2-1-1"; }));
  const MailingView hidden = mailing_view(office(), printer_, made);
  EXPECT_TRUE(hidden.print_file_withheld);
  EXPECT_EQ(mailing_book(office(), printer_, made).find("渋谷"), std::string::npos);
  EXPECT_NE(mailing_book(office(), trusted, made).find("渋谷"), std::string::npos);
  EXPECT_EQ(code_of([&] { mailing_print_file(office(), printer_, made); }), "E-AUTH-DENIED");
  EXPECT_EQ(code_of([&] { mailing_preview(office(), printer_, made, 1, 300); }), "E-AUTH-DENIED");
  EXPECT_FALSE(mailing_print_file(office(), trusted, made).empty());
}

TEST_F(MailingOffice, TheManifestCountsEveryPageAndNamesNobody) {
  her_loss();
  his_loss();
  draw();
  const MailingView view = make();
  const std::string csv = mailing_manifest_csv(office(), printer_, view.mailing.id);
  const auto json = nlohmann::json::parse(mailing_manifest_json(office(), printer_, view.mailing.id));
  for (const std::string& text : {csv, json.dump()})
    for (const char* personal : {"渡邉", "見本工務店", "千代田", "霞が関"}) EXPECT_EQ(text.find(personal), std::string::npos);
  int pages = 0;
  std::set<int> pieces;
  for (const auto& record : json.at("records")) {
    EXPECT_EQ(record.at("first_page").get<int>(), pages + 1);
    EXPECT_EQ(record.at("sides").get<int>(), 1) << "a household's loss has letters on one side alone";
    EXPECT_EQ(record.at("sheets"), record.at("pages"));
    pages += 2 * record.at("sheets").get<int>();
    pieces.insert(record.at("piece").get<int>());
  }
  EXPECT_EQ(pages, view.mailing.pages);
  EXPECT_EQ(pages, json.at("page_count").get<int>());
  EXPECT_EQ(json.at("sheet_count").get<int>() * 2, pages);
  EXPECT_NE(csv.find("片面1枚"), std::string::npos);
  EXPECT_EQ(pieces.size(), view.pieces.size());
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), view.pieces.size() + 1);
  EXPECT_EQ(json.at("pdf_sha256"), sha256_hex(mailing_print_file(office(), printer_, view.mailing.id)));
}

TEST_F(MailingOffice, WhoIsInvitedToTheCounterGetsAPostcardAlone) {
  const CaseId id = her_loss();
  LetterOrder order;
  order.kind = "kofu_annai";
  send_letter(office(), reviewer_, id, order);
  draw();
  const MailingView view = make();
  int cards = 0;
  for (const PieceView& piece : view.pieces)
    for (const ledger::EnclosedNotice& one : piece.piece.notices) {
      // The letters of the household's 資格取得 and the 事業主's, who does not come to the counter.
      if (one.by_case != id || piece.piece.addressee.role == ledger::AddresseeRole::Employer) continue;
      ++cards;
      EXPECT_EQ(piece.envelope, "はがき");
      EXPECT_EQ(piece.piece.sheets, 1);
      EXPECT_EQ(piece.piece.pages, 2) << "宛名面 and 通信面";
      EXPECT_EQ(piece.printed_pages.size(), 2U);
    }
  EXPECT_EQ(cards, 1);
  release_mailing(office(), printer_, view.mailing.id, 1);
  EXPECT_FALSE(mailing_plan(office(), printer_).left_out.at(LeftOut::Counter).empty()) << "after the card has left too";
  for (const ledger::StoredNotice& letter : letters(id))
    if (letter.facts.state == NoticeState::Ready)
      release_notice(office(), printer_, letter.facts.notice.id, letter.version);
  EXPECT_EQ(state(id), CaseState::Notified) << "handed over";
}

TEST_F(MailingOffice, AnOpenPostcardGoesToNoProtectedHousehold) {
  const CaseId id = her_loss();
  protect_her();
  record(id, senior_, "addressee", {{"name", "渡邉　花子"}, {"postal_code", "1500002"}, {"address", "東京都渋谷区渋谷2-1-1"}});
  LetterOrder order;
  order.kind = "kofu_annai";
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, id, order); }), "E-CASE-STATE");
}

TEST_F(MailingOffice, ChosenNoticesAreMailedOrTheMailingIsRefused) {
  const CaseId id = her_loss();
  draw();
  const NoticeId one = letters(id).front().facts.notice.id;
  EXPECT_EQ(code_of([&] { make({one, NoticeId("unknown")}); }), "E-CONFLICT");
  const MailingView view = make({one});
  EXPECT_EQ(view.pieces.size(), 1U);
  EXPECT_EQ(code_of([&] { make({one}); }), "E-CONFLICT") << "it is in a mailing";
}

TEST_F(MailingOffice, WhoAnswersFor代理人AndTheDeadIsAskedNotGuessed) {
  const CaseId id = take(death_of_head("2026-11-24"));
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED");
  record(id, senior_, "addressee",
         {{"role", "heir"}, {"name", "渡邉　花子"}, {"postal_code", "1000001"}, {"address", "東京都千代田区千代田1-1"}});
  approve(id);
  for (const ledger::StoredNotice& letter : letters(id)) {
    EXPECT_EQ(letter.facts.addressee.role, ledger::AddresseeRole::Heir);
    EXPECT_EQ(variable(letter, "recipient.name"), "渡邉　花子");
  }
  const CaseId other = take(limit());
  record(other, reviewer_, "identity",
         {{"route", "agent"}, {"agent_proof", "power"}, {"number_proof", "none"}, {"identity_proof", "licence"},
          {"result", "confirmed"}, {"checked_on", "2026-11-26"}});
  LetterOrder order;
  order.kind = "hosei_irai";
  order.rows = {{{"defect.document", "申請書"}, {"defect.item", "日付"}, {"defect.text", "記入してください。"}}};
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, other, order); }), "E-CASE-UNFINISHED");
  record(other, senior_, "addressee",
         {{"role", "agent"}, {"name", "代理　次郎"}, {"postal_code", "1000013"}, {"address", "東京都千代田区霞が関1-3-2"}});
  send_letter(office(), reviewer_, other, order);
  const ledger::StoredNotice sent = letters(other, "hosei_irai").front();
  EXPECT_EQ(sent.facts.addressee.role, ledger::AddresseeRole::Agent);
  EXPECT_EQ(variable(sent, "recipient.name"), "代理　次郎");
}

// The household came under 支援措置 between the making and the sending of its mailing.

TEST_F(MailingOffice, WhatWasWrittenBeforeTheProtectionDoesNotLeave) {
  const CaseId id = her_loss();
  draw();
  const MailingView view = make();
  protect_her();
  EXPECT_EQ(code_of([&] { release_mailing(office(), printer_, view.mailing.id, view.mailing.version); }), "E-AUTH-DENIED");
  const Actor entitled = actor("pro", {"print", "protected_data"});
  EXPECT_EQ(code_of([&] { release_mailing(office(), entitled, view.mailing.id, view.mailing.version); }), "E-CONFLICT");
  cancel_mailing(office(), entitled, view.mailing.id, view.mailing.version, "支援措置");
  EXPECT_FALSE(mailing_plan(office(), entitled).left_out.at(LeftOut::WrittenBefore).empty());
  for (const ledger::StoredNotice& letter : letters(id))
    EXPECT_EQ(code_of([&] { release_notice(office(), entitled, letter.facts.notice.id, letter.version); }), "E-CONFLICT");
}

}  // namespace
}  // namespace uketsuke::pipeline
