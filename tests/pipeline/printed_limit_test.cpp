#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/events.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/household_pages.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

// 併記: a 適用区分 that is printed on the 資格確認書 counts in the register as an 認定証 does (renewed, ended by the loss, shown).
namespace uketsuke::pipeline {
namespace {

class PrintedLimit : public Procedures {
 protected:
  static Date day(const char* iso) { return date_from_iso(iso); }
  PersonId her() { return membership(2, "2026-11-16").person; }
  void decide_limit(const CaseId& id, const char* category, const char* from, const char* until, int row = 0) {
    record(id, senior_, "limit",
           {{"category", category},
            {"output", "limit_on_card"},
            {"valid_from", from},
            {"valid_until", until},
            {"reason", "所得の照会による"}},
           row);
  }
  /// 花子 has a 資格確認書 that says 区分 until 2027-07-31.
  void print_limit(const char* category = "ウ") {
    const CaseId id = take(limit());
    decide_limit(id, category, "2026-11-16", "2027-07-31");
    approve(id);
    ASSERT_EQ(letters(id, "shikaku_kakuninsho").size(), 1U);
  }
  std::vector<ledger::CertificateRow> out(const char* on) {
    auto all = store_->members().certificates_of(her(), {day(on), {}});
    std::erase_if(all, [](const auto& row) { return row.value.state != ledger::CertificateState::Issued; });
    return all;
  }
  std::vector<EventCase> yearly(const char* from) {
    const Date nobody = day("1900-01-01");
    return open_cases_of(*store_, context(), {{nobody, nobody}, {nobody, nobody}, day(from)});
  }
  Application sheet(const CaseId& id) { return *application_of(*store_, context(), store_->cases().get(id).file); }
};

TEST_F(PrintedLimit, IsKeptWithTheCardAndShownInTheHousehold) {
  print_limit();
  const auto cards = out("2026-11-27");
  ASSERT_EQ(cards.size(), 1U) << "the plain card is void";
  EXPECT_EQ(cards[0].value.limit_category, "ウ");
  EXPECT_EQ(cards[0].value.limit_until, day("2027-07-31"));
  const HouseholdView page = open_household(office(), reviewer_, household_, {day("2026-11-27"), {}});
  const auto& shown = page.members.at(1).certificates;
  const auto found = std::find_if(shown.begin(), shown.end(), [](const auto& entry) { return entry.state == "issued"; });
  ASSERT_NE(found, shown.end());
  EXPECT_EQ(found->label, "資格確認書(適用区分ウを併記)");
  EXPECT_EQ(found->limit_until, day("2027-07-31"));
}

TEST_F(PrintedLimit, OpensTheRenewalOfTheYearAndIsRenewedByIt) {
  EXPECT_TRUE(yearly("2027-08-01").empty()) << "a plain 資格確認書 is not renewed so";
  print_limit();
  const auto opened = yearly("2027-08-01");
  ASSERT_EQ(opened.size(), 1U);
  const CaseId id = opened[0].id;
  EXPECT_EQ(store_->cases().get(id).file.procedure, "gendogaku_koshin");
  EXPECT_EQ(sheet(id).concerned().at(0).name, "渡邉　花子");
  EXPECT_EQ(sheet(id).values.text("certificate.kind", 1), "資格確認書(適用区分ウを併記)");
  EXPECT_EQ(sheet(id).values.text("limit.kind"), "limit");
  decide_limit(id, "エ", "2027-08-01", "2028-07-31");
  approve(id);
  const auto printed = letters(id, "shikaku_kakuninsho");
  ASSERT_EQ(printed.size(), 1U);
  EXPECT_EQ(variable(printed[0], "limit.category"), "エ");
  EXPECT_EQ(variable(printed[0], "certificate.expires_on"), "2028-07-31") << "it begins on 2027-08-01";
  ASSERT_EQ(out("2027-07-31").size(), 1U);
  EXPECT_EQ(out("2027-07-31")[0].value.limit_category, "ウ") << "the old card to its last day";
  ASSERT_EQ(out("2027-08-01").size(), 1U);
  EXPECT_EQ(out("2027-08-01")[0].value.limit_until, day("2028-07-31"));
  EXPECT_EQ(yearly("2028-08-01").size(), 1U) << "and is renewed again";
}

// Cards of a version whose register did not keep what is printed on them: the letter says it.
TEST_F(PrintedLimit, OfACardIssuedBeforeTheRegisterKeptItIsRenewedToo) {
  print_limit();
  ledger::CertificateRow card = out("2026-11-27").at(0);
  ledger::Certificate before = card.value;
  before.limit_category.clear();
  before.limit_until.reset();
  store_->members().revise_certificate(card.id, before, card.recording);
  ASSERT_TRUE(out("2026-11-27").at(0).value.limit_category.empty());
  const auto opened = yearly("2027-08-01");
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_EQ(sheet(opened[0].id).concerned().at(0).name, "渡邉　花子");
  EXPECT_EQ(sheet(opened[0].id).values.text("certificate.kind", 1), "資格確認書(適用区分ウを併記)");
  EXPECT_TRUE(yearly("2027-08-01").empty()) << "once";
  EXPECT_TRUE(yearly("2028-08-01").empty()) << "it ended a year before";
}

TEST_F(PrintedLimit, OfAHouseholdThatNobodyTaxesIsRenewedWithTheReduction) {
  print_limit("オ");
  const auto opened = yearly("2027-08-01");
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_EQ(sheet(opened[0].id).values.text("limit.kind"), "both");
}

TEST_F(PrintedLimit, EndsWithTheMembershipThoughTheCardIsStillOut) {
  print_limit();
  Paper form = loss("2026-11-27");
  for (FieldReading& r : form.fields)
    if (r.field == "returned") r.value = "later";
  approve(take(form));
  const auto cards = out("2026-11-27");
  ASSERT_EQ(cards.size(), 1U) << "asked back with the letter";
  EXPECT_EQ(cards[0].value.limit_until, day("2026-11-26")) << "喪失日 is the first day without";
  EXPECT_TRUE(yearly("2027-08-01").empty());
}

TEST_F(PrintedLimit, StandsOnTheCardThatIsIssuedForAMove) {
  print_limit();
  const auto setting = store_->settings().get("certificate.prints_address");
  store_->transact([&] { store_->settings().set(setting->key, "true", setting->version, "t", "t"); });
  const CaseId id = take(move());
  approve(id);
  const auto printed = letters(id, "shikaku_kakuninsho");
  const auto hers = std::find_if(printed.begin(), printed.end(), [&](const ledger::StoredNotice& letter) {
    return letter.facts.recipient == her().value;
  });
  ASSERT_NE(hers, printed.end());
  EXPECT_EQ(variable(*hers, "limit.category"), "ウ");
  EXPECT_EQ(variable(*hers, "limit.valid_from"), "2026-11-16");
  ASSERT_EQ(out("2026-11-27").size(), 1U);
  EXPECT_EQ(out("2026-11-27")[0].value.limit_until, day("2027-07-31"));
}

class Keyed : public Procedures {
 protected:
  std::string refused(const Paper& paper) {
    const DocumentId id = store_->documents().of_page(take_in({paper}).front()).at(0).document.id;
    try {
      complete_document(office(), reviewer_, id, store_->documents().get(id).version);
    } catch (const Failure& failure) {
      return failure.code() + " " + failure.detail();
    }
    return {};
  }
};

TEST_F(Keyed, ARowThatIsBegunIsNotCompletedWithoutWhatItNeeds) {
  Paper whole = acquisition();
  EXPECT_EQ(refused(whole), "") << "rows that nobody began need nothing";
  for (FieldReading& r : whole.fields)
    if (r.field == "family_birth_date" || r.field == "birth_date") r = reading(r.field, "", kSure, r.row);
  EXPECT_EQ(refused(whole), "E-CASE-UNFINISHED 生年月日、家族 1 家族の生年月日");
}

}  // namespace
}  // namespace uketsuke::pipeline
