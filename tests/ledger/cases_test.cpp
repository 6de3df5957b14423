#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

Finding finding(const std::string& rule, Severity severity, const FieldRef& field) {
  return {rule, 2, severity, rule + ".wrong", {field}, {}};
}

TEST_P(StoreContract, ReceiptNumbersCountPerFiscalYear) {
  EXPECT_EQ(new_case().file.number, "R08-000001");
  EXPECT_EQ(new_case().file.number, "R08-000002");
  NewCase next_year;
  next_year.procedure = "shikaku_shutoku";
  next_year.received_on = date_from_iso("2027-04-01");
  EXPECT_EQ(store_->cases().add(next_year, {"p", "created", {}}).file.number, "R09-000001");
}

TEST_P(StoreContract, StatesMoveWithVersionHistoryAndLedger) {
  const StoredCase made = new_case();
  EXPECT_EQ(made.file.state, CaseState::Received);
  const auto sequence = store_->cases().move(made.file.id, made.version, CaseState::Checking, {"taro", "", "揃った"});
  EXPECT_EQ(code_of([&] {
              store_->cases().move(made.file.id, made.version, CaseState::Approved, {"boss", "", {}});
            }),
            "E-CONFLICT");
  const StoredCase now = store_->cases().get(made.file.id);
  EXPECT_EQ(now.file.state, CaseState::Checking);
  const auto history = store_->cases().history(made.file.id);
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[1].state, CaseState::Checking);
  EXPECT_EQ(history[1].reason, "揃った");
  EXPECT_EQ(history[1].sequence, sequence);
  EXPECT_EQ(store_->audit().entry(sequence)->kind, "case." + std::string(to_string(CaseState::Checking)));
  EXPECT_EQ(store_->cases().by_token(made.file.token)->file.id, made.file.id);
  EXPECT_FALSE(store_->cases().by_number("R08-999999"));
}

TEST_P(StoreContract, RecordsStayAsTheyWereWrittenAndCountAsWork) {
  const StoredCase made = new_case();
  CaseRecord first;
  first.kind = "phone";
  first.facts = {{"with", "届出人"}, {"about", "喪失日"}};
  const CaseRecord kept = store_->cases().add_record(made.file.id, "taro", first);
  EXPECT_EQ(store_->audit().entry(kept.sequence)->kind, "case.recorded.phone");
  CaseRecord second;
  second.kind = "identity";
  second.subject = "1";
  store_->cases().add_record(made.file.id, "hana", second);
  const auto all = store_->cases().records(made.file.id);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].facts.at("about"), "喪失日");
  EXPECT_EQ(all[0].actor, "taro");
  EXPECT_EQ(all[1].subject, "1");
  EXPECT_TRUE(store_->cases().records(new_case().file.id).empty());
  EXPECT_EQ(store_->cases().workers(made.file.id), std::vector<std::string>{"hana"})
      << "who confirmed an identity may not decide; a phone note is nobody's decision";
  EXPECT_EQ(code_of([&] { store_->cases().add_record(made.file.id, "taro", {}); }), "E-INPUT-VALUE");
  EXPECT_EQ(code_of([&] { store_->cases().add_record(CaseId("nobody"), "taro", first); }), "E-LEDGER-NOTFOUND");
}

TEST_P(StoreContract, DocumentsServeSeveralCasesAndKeepTheirKeyers) {
  const StoredCase one = new_case();
  const StoredCase two = new_case();
  const DocumentId doc = document();
  store_->cases().link(one.file.id, doc, {"taro", "", {}});
  store_->cases().link(one.file.id, doc, {"taro", "", {}});
  store_->cases().link(two.file.id, doc, {"taro", "", {}});
  EXPECT_EQ(store_->cases().get(one.file.id).file.documents, std::vector<DocumentId>{doc});
  EXPECT_EQ(store_->cases().of_document(doc).size(), 2U);
  store_->documents().decide(decision({doc, "a", 0}, "x", "hana"));
  store_->documents().decide(decision({doc, "b", 0}, "x", "policy@1", false));
  store_->cases().unlink(one.file.id, doc, {"taro", "", "他人の書類"});
  EXPECT_TRUE(store_->cases().get(one.file.id).file.documents.empty());
  EXPECT_EQ(store_->cases().workers(one.file.id), std::vector<std::string>{"hana"})
      << "who keyed it stays known after it moved away";
  EXPECT_EQ(store_->cases().workers(two.file.id), std::vector<std::string>{"hana"});
}

TEST_P(StoreContract, CasesOfABatchAreThoseThatHoldOneOfItsSheets) {
  const StoredCase one = new_case();
  const StoredCase two = new_case();
  const DocumentId mine = document("a sheet of the first batch");
  const DocumentId other = document("a sheet of the second batch");
  store_->cases().link(one.file.id, mine, {"taro", "", {}});
  store_->cases().link(two.file.id, other, {"taro", "", {}});
  const auto batch_of = [&](const DocumentId& id) {
    return store_->sides().get(store_->documents().get(id).document.regions.front().page)->batch;
  };
  ASSERT_NE(batch_of(mine), batch_of(other));
  CaseFilter filter;
  filter.batch = batch_of(mine);
  const auto found = store_->cases().list(filter, {}).items;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].file.id, one.file.id);
  store_->cases().unlink(one.file.id, mine, {"taro", "", "他人の書類"});
  EXPECT_TRUE(store_->cases().list(filter, {}).items.empty());
}

TEST_P(StoreContract, AnAcceptanceLastsUntilTheValuesChange) {
  const StoredCase made = new_case();
  const FieldRef field{document(), "person.birth_date", 0};
  const std::vector<Finding> findings{finding("wareki", Severity::Error, field),
                                      finding("kana", Severity::Warning, field)};
  store_->cases().set_findings(made.file.id, findings, {"1990-01-01", "ヤマダ"}, {"S65 かも", ""});
  auto stored = store_->cases().findings(made.file.id);
  ASSERT_EQ(stored.size(), 2U);
  EXPECT_EQ(stored[0].detail, "S65 かも");
  EXPECT_EQ(stored[0].finding.fields, std::vector<FieldRef>{field});
  store_->cases().accept_finding(made.file.id, stored[0].id, "senior", "本人確認済み");
  EXPECT_EQ(store_->cases().open_findings(made.file.id).count(Severity::Error), 0U);
  store_->cases().set_findings(made.file.id, findings, {"1990-01-01", "ヤマダ"}, {"S65 かも", ""});
  EXPECT_EQ(store_->cases().findings(made.file.id)[0].accepted_reason, "本人確認済み");
  store_->cases().set_findings(made.file.id, findings, {"1991-01-01", "ヤマダ"}, {"", ""});
  EXPECT_EQ(store_->cases().open_findings(made.file.id).at(Severity::Error), 1) << "another value, another question";
  EXPECT_EQ(code_of([&] { store_->cases().accept_finding(made.file.id, stored[0].id, "senior", "x"); }),
            "E-LEDGER-NOTFOUND");
  EXPECT_EQ(store_->cases().workers(made.file.id), std::vector<std::string>{"senior"});
  store_->cases().set_findings(made.file.id, {}, {}, {});
  EXPECT_TRUE(store_->cases().findings(made.file.id).empty());
}

TEST_P(StoreContract, SearchFindsByAnyCriterionAndByAllTogether) {
  const StoredCase a = new_case();
  const StoredCase b = new_case();
  const Date born = date_from_iso("1985-03-02");
  store_->cases().set_subject(a.file.id, {"髙橋　花子", "タカハシ　ハナコ", born, "12", "345", {"高橋花子", "高橋"}});
  store_->cases().set_subject(b.file.id, {"高橋　太郎", "タカハシ　タロウ", born, "12", "346", {"高橋太郎", "高橋"}});
  const auto found = [&](const SearchQuery& query) {
    std::string out;
    for (const StoredCase& c : store_->cases().find(query, {}).items) out += c.file.id == a.file.id ? "a" : "b";
    return out;
  };
  SearchQuery family;
  family.name_key = "高橋";
  EXPECT_EQ(found(family), "ba");
  SearchQuery written;
  written.name_key = "髙橋 花子";
  EXPECT_EQ(found(written), "a");
  SearchQuery kana;
  kana.kana = "ﾀｶﾊｼ ﾊﾅｺ";
  EXPECT_EQ(found(kana), "a");
  SearchQuery number;
  number.symbol = "１２";
  number.number = "346";
  EXPECT_EQ(found(number), "b");
  SearchQuery both = family;
  both.birth_date = born;
  both.number = "345";
  EXPECT_EQ(found(both), "a");
  SearchQuery receipt;
  receipt.receipt_number = b.file.number;
  EXPECT_EQ(found(receipt), "b");
  both.receipt_number = b.file.number;
  EXPECT_EQ(found(both), "");
  EXPECT_EQ(code_of([&] { found({}); }), "E-INPUT-VALUE");
  store_->cases().set_subject(a.file.id, {"佐藤　花子", "サトウ　ハナコ", born, "12", "345", {"佐藤花子"}});
  EXPECT_EQ(found(family), "b") << "a corrected name is not found under the wrong one";
  EXPECT_EQ(store_->cases().get(a.file.id).subject.name, "佐藤　花子");
}

TEST_P(StoreContract, ListsAreOldestFirstAndPaged) {
  std::vector<std::string> made;
  for (int i = 0; i < 5; ++i) made.push_back(new_case().file.number);
  std::vector<std::string> seen;
  Window window{{}, 2};
  do {
    const auto part = store_->cases().list({{CaseState::Received}, "shikaku_shutoku", {}}, window);
    for (const StoredCase& c : part.items) seen.push_back(c.file.number);
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  EXPECT_EQ(seen, made);
  EXPECT_EQ(store_->cases().count().at(CaseState::Received), 5);
  EXPECT_TRUE(store_->cases().list({{CaseState::Approved}, {}, {}}, {}).items.empty());
}

TEST_P(StoreContract, TheRegisterOfADayShowsWhatCameAndWhatBelongsToNoCaseYet) {
  const Date day = date_from_iso("2026-11-22");
  const ScanFileId file = decoded("three sheets", 3);
  SideOutcome read;
  read.status = SideStatus::Read;
  for (int number = 1; number <= 3; ++number) store_->sides().record({file, number}, read);
  const DocumentId doc =
      store_->documents().add("form", {}, {{{file, 1}, {}}, {{file, 2}, {}}}, DocumentState::Open, {});
  const StoredCase made = new_case();
  store_->cases().link(made.file.id, doc, {"p", "", {}});
  const RegisterDay book = store_->cases().register_day(day);
  ASSERT_EQ(book.rows.size(), 1U);
  EXPECT_EQ(book.rows[0].sheets, 2);
  EXPECT_EQ(book.rows[0].document_kinds, std::vector<std::string>{"form"});
  EXPECT_EQ(book.sheets, 3);
  EXPECT_EQ(book.without_case, 1);
  EXPECT_TRUE(store_->cases().register_day(date_from_iso("2026-11-21")).rows.empty());
}

TEST_P(StoreContract, AttachmentsAndNotesStandInTheHistory) {
  const StoredCase made = new_case();
  store_->cases().set_attachment(made.file.id, "juminhyo", "missing", {"pipeline", "", {}});
  store_->cases().set_attachment(made.file.id, "juminhyo", "received", {"pipeline", "", {}});
  store_->cases().add_note(made.file.id, "taro", "電話した");
  EXPECT_EQ(store_->cases().attachments(made.file.id).at("juminhyo"), "received");
  EXPECT_EQ(store_->cases().history(made.file.id).back().reason, "電話した");
}

}  // namespace
}  // namespace uketsuke::ledger
