// Cards of a side as documents of a case, and their QR code as a source for the form's 個人番号 (傍証).

#include <algorithm>

#include "pipeline/assemble/assemble_job.h"
#include "pipeline/values/document_values.h"
#include "tests/pipeline/number_case.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kCard = "kojin_bango_card";

class CardDocuments : public NumberCase {
 protected:
  CardDocuments() { certificate_.clear(); }

  /// A side with the front (row 1) and the back (row 2) of the applicant's card and a licence (row 3) of his.
  Paper sheet() const {
    const auto at = [](double y) { return Rect<CleanPx>{700, y, 1000, 640}; };
    return {kCardSheet,
            {reading("name", "渡邉　太郎", kSure, 1), reading("birth_date", "1985-04-02", kSure, 1),
             reading("expires_on", "2030-04-02", kSure, 1), reading("name", "渡邉　太郎", kSure, 2),
             reading("birth_date", "1985-04-02", kSure, 2), reading("my_number", kHis, kSure, 2),
             reading("number_code", kHis, kSure, 2), reading("name", "渡邉　太郎", kSure, 3),
             reading("birth_date", "1985-04-02", kSure, 3), reading("licence_number", "309012345620", kSure, 3)},
            {{kCard, false, 1, at(200)}, {kCard, true, 2, at(1000)}, {"unten_menkyosho", false, 3, at(1800)}}};
  }
  FieldReading& on_sheet(const std::string& field, int row) {
    auto& fields = further_.at(0).fields;
    return *std::find_if(fields.begin(), fields.end(),
                         [&](const FieldReading& r) { return r.field == field && r.row == row; });
  }
  std::vector<ledger::StoredDocument> documents() { return store_->documents().of_page(further_pages_.at(0)); }
  ledger::StoredDocument document(const std::string& kind) {
    for (const auto& document : documents())
      if (document.document.kind == kind) return document;
    return {};
  }
  std::string value(const std::string& kind, const std::string& field) {
    const auto values = values_of(*store_, context().kinds, document(kind));
    const FieldValue* found = find_value(values, field);
    return found == nullptr ? "no field" : found->value();
  }
};

TEST_F(CardDocuments, EachCardOfASideIsADocumentOfItsOwnKind) {
  further_ = {sheet()};
  assemble();
  ASSERT_EQ(documents().size(), 2U) << "front and back are one card";
  EXPECT_EQ(document(kCard).document.regions.size(), 2U);
  EXPECT_EQ(value(kCard, "expires_on"), "2030-04-02");
  EXPECT_EQ(value(kCard, "my_number"), kHis);
  EXPECT_EQ(value(kCard, "licence_number"), "no field");
  EXPECT_EQ(value("unten_menkyosho", "licence_number"), "309012345620");
  EXPECT_EQ(value("unten_menkyosho", "my_number"), "no field");
}

TEST_F(CardDocuments, AssembledAgainTheyAreTheSame) {
  further_ = {sheet()};
  assemble();
  const auto before = documents();
  ledger::Job again;
  again.work.kind = "assemble";
  again.work.subject = store_->sides().get(further_pages_.at(0))->batch.value;
  store_->jobs().add(again.work);
  do_assemble_job(*store_, *store_->jobs().claim_next("test", {"assemble"}), context());
  ASSERT_EQ(documents().size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(documents()[i].document.id, before[i].document.id);
}

TEST_F(CardDocuments, ThatDoNotAgreeStayApart) {
  further_ = {sheet()};
  on_sheet("birth_date", 2) = reading("birth_date", "1958-04-02", kSure, 2);
  assemble();
  EXPECT_EQ(documents().size(), 3U);
}

TEST_F(CardDocuments, TheirCodeVouchesForTheFormsNumber) {
  further_ = {sheet()};
  assemble();
  ASSERT_TRUE(by_evidence());
  EXPECT_EQ(store_->documents().effective(number())->decision.value, kHis);
  EXPECT_EQ(store_->documents().effective(number())->note, "傍証: 個人番号カード と一致 (確率 0.9995)");
}

TEST_F(CardDocuments, ACodeAloneVouchesWhereThePrintWasNotRead) {
  further_ = {sheet()};
  on_sheet("my_number", 2) = reading("my_number", "", 0.5, 2);
  assemble();
  EXPECT_TRUE(by_evidence());
}

TEST_F(CardDocuments, ACodeThatContradictsItsPrintVouchesForNobody) {
  further_ = {sheet()};
  on_sheet("number_code", 2) = reading("number_code", kHers, 0.6, 2, {"code_differs"});
  on_sheet("my_number", 2) = reading("my_number", kHis, 0.6, 2, {"code_differs"});
  assemble();
  expect_still_asked();
  EXPECT_TRUE(asked({document(kCard).document.id, "number_code", 0}));
  EXPECT_TRUE(asked({document(kCard).document.id, "my_number", 0}));
  EXPECT_TRUE(finding("card.code_differs"));
}

TEST_F(CardDocuments, ACodeThatNamesAnotherNumberThanTheFormIsNoEvidence) {
  further_ = {sheet()};
  on_sheet("number_code", 2) = reading("number_code", kHers, kSure, 2);
  on_sheet("my_number", 2) = reading("my_number", kHers, kSure, 2);
  assemble();
  expect_still_asked();
  EXPECT_TRUE(finding("compare.my_number.different"));
}

TEST_F(CardDocuments, ACardOfSomebodyElseVouchesForNobody) {
  further_ = {sheet()};
  for (const int row : {1, 2}) on_sheet("name", row) = reading("name", "渡邉　一郎", kSure, row);
  assemble();
  expect_still_asked();
}

TEST_F(CardDocuments, ALicenceVouchesForNobody) {
  further_ = {sheet()};
  further_.at(0).cards.erase(further_.at(0).cards.begin(), further_.at(0).cards.begin() + 2);
  std::erase_if(further_.at(0).fields, [](const FieldReading& r) { return r.row < 3; });
  on_sheet("licence_number", 3) = reading("licence_number", kHis, kSure, 3);
  assemble();
  ASSERT_EQ(documents().size(), 1U);
  expect_still_asked();
  EXPECT_TRUE(finding("card.licence_number_as_my_number"));
}

TEST_F(CardDocuments, TheSidesKindHasTheFieldsOfAllCards) {
  const KindCatalogue& kinds = context().kinds;
  const KindInfo& sheet = *kinds.find(kCardSheet);
  std::size_t known = 0;
  for (const FieldInfo& field : sheet.fields) {
    EXPECT_TRUE(field.in_rows) << field.id;
    bool of_a_card = false;
    for (const char* id : {kCard, "tokutei_zairyu_card", "tsuchi_card", "unten_menkyosho", "zairyu_card"}) {
      const FieldInfo* own = kinds.find(id)->find(field.id);
      if (own == nullptr) continue;
      of_a_card = true;
      EXPECT_EQ(own->type, field.type) << id << " " << field.id;
      EXPECT_EQ(own->check, field.check) << id << " " << field.id;
      EXPECT_EQ(own->concept_id, field.concept_id) << id << " " << field.id;
      EXPECT_FALSE(own->in_rows);
    }
    known += of_a_card ? 1 : 0;
  }
  EXPECT_EQ(known, sheet.fields.size());
  for (const char* id : {kCard, "tokutei_zairyu_card", "tsuchi_card", "unten_menkyosho", "zairyu_card"})
    for (const FieldInfo& field : kinds.find(id)->fields) EXPECT_NE(sheet.find(field.id), nullptr) << field.id;
  EXPECT_TRUE(sheet.find("number_code")->my_number) << "painted over as the number itself";
  EXPECT_FALSE(sheet.find("licence_number")->my_number);
}

}  // namespace
}  // namespace uketsuke::pipeline
