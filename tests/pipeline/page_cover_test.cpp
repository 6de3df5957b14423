#include "pipeline/office/page_cover.h"

#include <algorithm>

#include "pipeline/case/quarantine.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/register_export.h"
#include "tests/failure_code.h"
#include "tests/pipeline/household_case.h"

// What of a side must stay hidden, and 支援措置 beyond the desk's pictures: exports and letters.
namespace uketsuke::pipeline {
namespace {

using test::code_of;

class Covers : public HouseholdCase {
 protected:
  void protect() {
    ledger::Household value = household("2026-11-30");
    value.more["protected"] = "yes";
    store_->transact([&] {
      store_->members().revise_household(
          household_, value,
          {CaseId("earlier"), "sen", date_from_iso("2026-11-30"), {}, ledger::RegisterStatus::Final});
    });
  }
  /// Takes a move and a certificate in as one case; returns the certificate's side, searched or not.
  PageId certificate(Paper paper, bool searched, std::vector<HiddenPlace> hidden = {}) {
    const PageId side = take_in({move(), std::move(paper)}).back();
    ledger::SideOutcome outcome = *store_->sides().get(side)->outcome;
    SideDetails details = side_details_from_json(outcome.details);
    details.searched = searched;
    details.hidden = std::move(hidden);
    outcome.details = to_json(details);
    store_->sides().record(side, outcome);
    return side;
  }
  static Paper juminhyo(const Rect<CleanPx>& address) {
    Paper paper{"juminhyo", {reading("head", "渡邉　太郎"), reading("address", "東京都千代田区霞が関1-3-2")}, {}};
    paper.fields[1].rect = address;
    return paper;
  }
  PageCover cover(const PageId& side, const Actor& who) { return cover_of(office(), who, side); }
  static bool covers(const std::vector<Rect<CleanPx>>& places, const Rect<CleanPx>& place) {
    return std::any_of(places.begin(), places.end(), [&](const Rect<CleanPx>& one) {
      return intersect(one, place).area() >= place.area();
    });
  }

  const Actor named_ = actor("pro", {"reviewer", "protected_data"});
  const Rect<CleanPx> address_{400, 500, 900, 60};
  const Rect<CleanPx> former_{400, 700, 900, 60};
};

TEST_F(Covers, ACertificatesAddressesAreCoveredUnder支援措置) {
  const PageId side = certificate(juminhyo(address_), true, {{Hidden::Place, former_}});
  EXPECT_FALSE(covers(cover(side, reviewer_).others, address_)) << "not protected yet";
  protect();
  const PageCover hidden = cover(side, reviewer_);
  EXPECT_EQ(hidden.refusal, "");
  EXPECT_TRUE(covers(hidden.others, address_));
  EXPECT_TRUE(covers(hidden.others, former_));
  EXPECT_TRUE(cover(side, named_).others.empty());
}

TEST_F(Covers, AnAddressThatWasOverlookedMayStandAnywhere) {
  const PageId side = certificate(juminhyo({}), true);
  EXPECT_EQ(cover(side, reviewer_).refusal, "");
  protect();
  EXPECT_NE(cover(side, reviewer_).refusal, "");
  EXPECT_EQ(cover(side, named_).refusal, "");
}

TEST_F(Covers, ACertificateReadBeforeTheSearchIsRefused) {
  const PageId side = certificate(juminhyo(address_), false);
  protect();
  EXPECT_NE(cover(side, reviewer_).refusal, "");
}

TEST_F(Covers, WhatNobodyNeedsIsCoveredForEverybody) {
  const Rect<CleanPx> code{400, 900, 500, 60}, qr{1000, 1000, 300, 300};
  const PageId side = certificate(
      juminhyo(address_), true, {{Hidden::Domicile, former_}, {Hidden::ResidentCode, code}, {Hidden::NumberCode, qr}});
  for (const Actor& who : {reviewer_, senior_, approver_, named_, actor("adm", {"admin"})})
    for (const Rect<CleanPx>& place : {former_, code, qr})
      EXPECT_TRUE(covers(cover(side, who).others, place)) << who.name();
}

TEST_F(Covers, ANumberInItsPlaceThatNoFieldHoldsIsPaintedAsTheFieldsAre) {
  const Rect<CleanPx> number{400, 900, 500, 60};
  const PageId side = certificate(juminhyo(address_), true, {{Hidden::OwnNumber, number}});
  for (const Actor& who : {reviewer_, senior_, named_}) EXPECT_TRUE(covers(cover(side, who).numbers, number)) << who.name();
  EXPECT_TRUE(pipeline::quarantined(office().store, side).empty());
}

TEST_F(Covers, ACardWithAnAddressIsCoveredWhole) {
  const Rect<CleanPx> card{100, 100, 1000, 600};
  Paper sheet{kCardSheet,
              {reading("name", "渡邉　太郎", kSure, 1), reading("address", "東京都千代田区霞が関1-3-2", kSure, 1)},
              {{"unten_menkyosho", false, 1, card}}};
  const PageId side = certificate(sheet, true);
  EXPECT_FALSE(covers(cover(side, reviewer_).others, card));
  protect();
  EXPECT_TRUE(covers(cover(side, reviewer_).others, card)) << "a new address may stand anywhere on it";
  EXPECT_FALSE(covers(cover(side, named_).others, card));
}

TEST_F(Covers, AnExportHoldsPlacesOfProtectedHouseholdsOnlyForTheNamedRole) {
  const Actor admin = actor("adm", {"admin"}), both = actor("adm", {"admin", "protected_data"});
  const ledger::AsOf at{date_from_iso("2026-12-01"), {}};
  EXPECT_NE(export_register(office(), admin, at).find("千代田1-1"), std::string::npos);
  protect();
  const std::string file = export_register(office(), admin, at);
  for (const char* secret : {"千代田1-1", "0312345678", "1000001"}) EXPECT_EQ(file.find(secret), std::string::npos);
  EXPECT_NE(file.find(std::string(kWithheld)), std::string::npos);
  EXPECT_NE(file.find("渡邉　太郎"), std::string::npos);
  EXPECT_NE(export_register(office(), both, at).find("千代田1-1"), std::string::npos);
}

TEST_F(Covers, ALetterOfAProtectedHouseholdGoesWhereAPersonChose) {
  const CaseId id = take(move());
  protect();
  LetterOrder order;
  order.kind = "hosei_irai";
  order.rows = {{{"defect.document", "住所変更届"}, {"defect.item", "届出日"}, {"defect.text", "記入してください"}}};
  EXPECT_EQ(code_of([&] { send_letter(office(), reviewer_, id, order); }), "E-CASE-UNFINISHED");
  record(id, senior_, "addressee",
         {{"name", "渡邉　花子"}, {"postal_code", "1500002"}, {"address", "東京都渋谷区渋谷2-1-1"}});
  send_letter(office(), reviewer_, id, order);
  const auto sent = letters(id, "hosei_irai");
  ASSERT_EQ(sent.size(), 1U);
  for (const auto& [variable, text] : sent[0].facts.notice.variables) {
    EXPECT_EQ(text.find("霞が関1-3-2"), std::string::npos) << variable;
    EXPECT_EQ(text.find("千代田1-1"), std::string::npos) << variable;
  }
  EXPECT_EQ(sent[0].facts.notice.variables.at("recipient.address"), "東京都渋谷区渋谷2-1-1");
}

TEST_F(Covers, APersonWhoAppliesForAHouseholdOfTheirOwnStaysProtected) {
  protect();
  ledger::StoredCase elsewhere;
  elsewhere.file.id = CaseId("another");
  elsewhere.subject.name_kana = "ワタナベ　ハナコ";
  elsewhere.subject.birth_date = date_from_iso("1987-09-10");
  EXPECT_TRUE(is_protected(office(), elsewhere));
  elsewhere.subject.birth_date = date_from_iso("1987-09-11");
  EXPECT_FALSE(is_protected(office(), elsewhere));
}

}  // namespace
}  // namespace uketsuke::pipeline
