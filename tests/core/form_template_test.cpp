#include <algorithm>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "core/form/address_concepts.h"
#include "core/form/template_set.h"
#include "core/os/files.h"
#include "core/toml/strict_table.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
const fs::path kTemplates = fs::path(UKETSUKE_SOURCE_DIR) / "templates";

TEST(ReleasedForms, AllLoadAndAreFoundByIdVersionAndPage) {
  const TemplateSet set(kTemplates);
  ASSERT_FALSE(set.forms().empty());
  const FormTemplate* form = set.find("shikaku_shutoku", "v01");
  ASSERT_NE(form, nullptr);
  EXPECT_EQ(form->ref.hash, sha256_hex(read_text_file(kTemplates / "forms/shikaku_shutoku/v01/form.toml", 1 << 20)));
  EXPECT_EQ(set.find("shikaku_shutoku", "v99"), nullptr);
  EXPECT_EQ(set.find("shikaku_shutoku", "v01", 2), nullptr);
  EXPECT_TRUE(set.knows("shikaku_shutoku"));
  EXPECT_FALSE(set.knows("shikaku"));
}

TEST(ReleasedForms, EveryFieldRefersToAKnownConcept) {
  StrictTable top = StrictTable::read(kTemplates / "tables/concepts.toml");
  const std::vector<std::string> names = top.table("concepts").keys();
  const std::set<std::string> known(names.begin(), names.end());
  const TemplateSet set(kTemplates);
  for (const FormTemplate& form : set.forms())
    for (const FieldTemplate& field : form.fields)
      EXPECT_TRUE(known.contains(field.concept_id)) << form.ref.id << " " << field.id << " " << field.concept_id;
}

// domain: hand-print design. Cells 4–6 mm, gaps at least 1 mm, at least 8 mm from the paper's edge.
TEST(ReleasedForms, CombsFollowTheHandPrintRules) {
  const TemplateSet set(kTemplates);
  for (const FormTemplate& form : set.forms()) {
    for (const FieldTemplate& field : form.fields) {
      EXPECT_GE(field.rect.x, 8);
      EXPECT_GE(field.rect.y, 8);
      EXPECT_LE(field.rect.right(), form.page_mm.w - 8);
      EXPECT_LE(field.rect.bottom(), form.page_mm.h - 8);
      for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells}) {
        for (std::size_t i = 0; i < cells->size(); ++i) {
          EXPECT_GE((*cells)[i].w, 4.0);
          EXPECT_LE((*cells)[i].w, 6.0);
          EXPECT_GE((*cells)[i].h, 4.5);
          if (i > 0) {
            EXPECT_GE((*cells)[i].x - (*cells)[i - 1].right(), 1.0 - 1e-9) << field.id;
          }
        }
      }
      for (const auto& option : field.options) {
        EXPECT_GE(option.rect.w, 3.5) << field.id;
        EXPECT_GE(option.rect.h, 3.5) << field.id;
      }
    }
    EXPECT_GE(form.check_points.size(), 8U) << "the residual needs points all over the sheet";
  }
}

// The fields a 資格取得届 must ask for (国保法施行規則第2条, domain §3.1).
TEST(ShikakuShutoku, AsksForEverythingTheRuleNames) {
  const TemplateSet set(kTemplates);
  const FormTemplate& form = *set.find("shikaku_shutoku", "v01");
  for (const char* id : {"submitted_on",
                         "application_kind",
                         "symbol",
                         "number",
                         "name",
                         "name_kana",
                         "birth_date",
                         "sex",
                         "my_number",
                         "postal_code",
                         "address",
                         "phone",
                         "former_address",
                         "workplace_name",
                         "workplace_address",
                         "trade",
                         "duties",
                         "employment",
                         "acquired_on",
                         "reason",
                         "previous_insurer",
                         "previous_symbol_number",
                         "previous_lost_on",
                         "certificate_wanted",
                         "bank_code",
                         "branch_code",
                         "account_type",
                         "account_number",
                         "account_holder_kana",
                         "employer",
                         "employer_seal",
                         "consent"})
    EXPECT_NE(find_field(form, id), nullptr) << id;
  for (int row = 1; row <= 3; ++row)
    for (const char* id :
         {"family_name", "family_name_kana", "family_relation", "family_birth_date", "family_sex", "family_my_number",
          "family_residence", "family_student", "family_occupation", "family_income"})
      EXPECT_NE(find_field(form, id, row), nullptr) << id << " row " << row;
  EXPECT_EQ(find_field(form, "family_name", 4), nullptr);
  EXPECT_TRUE(find_field(form, "my_number")->my_number);
  EXPECT_FALSE(find_field(form, "my_number")->required) << "a blank 個人番号 never blocks";
  const FieldTemplate& birth = *find_field(form, "birth_date");
  ASSERT_EQ(birth.eras.size(), 4U);
  EXPECT_EQ(birth.eras[3].value, "西暦");
  EXPECT_EQ(birth.year_cells.size(), 4U);
  EXPECT_EQ(birth.month_cells.size(), 2U);
}

TEST(ReleasedForms, OpenAProcedureThatExists) {
  const TemplateSet set(kTemplates);
  for (const FormTemplate& form : set.forms())
    EXPECT_TRUE(fs::exists(kTemplates / "procedures" / (form.procedure + ".toml"))) << form.ref.id;
}

// A blank 個人番号 never blocks: it is left out, refused or handed in later (domain §0.1, §3.2).
TEST(ReleasedForms, NeverInsistOnANumber) {
  const TemplateSet set(kTemplates);
  for (const FormTemplate& form : set.forms())
    for (const FieldTemplate& field : form.fields)
      if (field.my_number) {
        EXPECT_FALSE(field.required) << form.ref.id << " " << field.id;
        EXPECT_EQ(field.check, "my_number") << form.ref.id << " " << field.id;
      }
}

TEST(ReleasedForms, EveryPostalCodeStandsWithItsAddress) {
  EXPECT_EQ(postal_code_concept("address.text"), "address.postal_code");
  const TemplateSet set(kTemplates);
  for (const FormTemplate& form : set.forms())
    for (const FieldTemplate& code : form.fields) {
      if (code.check != "postal_code") continue;
      const auto addresses = std::count_if(form.fields.begin(), form.fields.end(), [&](const FieldTemplate& field) {
        return field.row == code.row && field.charset == Charset::Address &&
               postal_code_concept(field.concept_id) == code.concept_id;
      });
      EXPECT_EQ(addresses, 1) << form.ref.id << " " << code.id;
    }
}

/// The concepts that the applicant's fields of a row refer to.
std::set<std::string> asked_in_row(const FormTemplate& form, int row) {
  std::set<std::string> out;
  for (const FieldTemplate& field : form.fields)
    if (field.row == row && !field.office_use) out.insert(field.concept_id);
  return out;
}

std::vector<std::string> values_of(const FieldTemplate& choice) {
  std::vector<std::string> out;
  for (const ChoiceOption& option : choice.options) out.push_back(option.value);
  return out;
}

// domain §3.2
TEST(ShikakuSoshitsu, AsksWhoLeavesWhenWhyAndWhatComesBack) {
  const TemplateSet set(kTemplates);
  const FormTemplate& form = *set.find("shikaku_soshitsu", "v01");
  EXPECT_THAT(
      asked_in_row(form, 0),
      UnorderedElementsAre("application.submitted_on", "household.symbol", "household.number", "person.name",
                           "person.name_kana", "person.phone", "workplace.name", "address.postal_code", "address.text",
                           "new_insurance.insurer_name", "new_insurance.symbol_number", "new_insurance.acquired_on",
                           "certificate.returned_count", "certificate.loss_proof_wanted", "address.mailing_postal_code",
                           "address.mailing", "employer.name", "employer.seal"));
  for (int row = 1; row <= 4; ++row)
    EXPECT_THAT(asked_in_row(form, row),
                UnorderedElementsAre("person.name", "person.name_kana", "person.birth_date", "person.sex",
                                     "person.relation", "person.my_number", "membership.lost_on",
                                     "membership.loss_reason", "membership.loss_reason_other", "certificate.returned"));
  EXPECT_THAT(asked_in_row(form, 5), IsEmpty());
  EXPECT_THAT(values_of(*find_field(form, "loss_reason", 4)),
              ElementsAre("left_work", "joined_employee_insurance", "joined_other_kokuho", "moved_out", "died",
                          "public_assistance", "reached_75", "left_household", "expelled", "other"));
  EXPECT_THAT(values_of(*find_field(form, "returned", 1)), ElementsAre("returned", "lost", "later"));
  EXPECT_FALSE(find_field(form, "returned", 1)->required) << "who has a マイナ保険証 only has nothing to return";
}

// domain §3.3
TEST(JushoHenko, AsksForBothAddressesAndWhoMoves) {
  const TemplateSet set(kTemplates);
  const FormTemplate& form = *set.find("jusho_henko", "v01");
  EXPECT_THAT(asked_in_row(form, 0),
              UnorderedElementsAre("application.submitted_on", "household.symbol", "household.number", "address.scope",
                                   "person.name", "person.name_kana", "person.former_name", "address.changed_on",
                                   "address.postal_code", "address.text", "address.kana", "person.phone",
                                   "address.former_postal_code", "address.former", "address.mailing_postal_code",
                                   "address.mailing", "certificate.returned", "employer.name", "employer.seal"));
  for (int row = 1; row <= 4; ++row)
    EXPECT_THAT(asked_in_row(form, row),
                UnorderedElementsAre("person.name", "person.name_kana", "person.birth_date", "person.relation",
                                     "person.my_number", "person.former_name"));
  EXPECT_THAT(asked_in_row(form, 5), IsEmpty());
  EXPECT_THAT(values_of(*find_field(form, "scope")), ElementsAre("whole_household", "part"));
}

// domain §3.4: the fields of a form in use, and what newer ones add.
TEST(GendogakuNintei, AsksForThePatientAndUpToFourStays) {
  const TemplateSet set(kTemplates);
  const FormTemplate& form = *set.find("gendogaku_nintei", "v01");
  EXPECT_THAT(asked_in_row(form, 0),
              UnorderedElementsAre("application.submitted_on", "limit.kind", "household.symbol", "household.number",
                                   "person.name", "person.name_kana", "person.phone", "person.my_number",
                                   "address.postal_code", "address.text", "workplace.name", "limit.needed_from",
                                   "limit.needed_until", "limit.long_stay", "address.mailing_postal_code",
                                   "address.mailing", "application.consent", "application.signature"));
  const std::set<std::string> stay{"hospital.from", "hospital.until", "hospital.days", "hospital.name",
                                   "hospital.address"};
  std::set<std::string> first = stay;
  first.insert(
      {"person.name", "person.name_kana", "person.birth_date", "person.sex", "person.relation", "person.my_number"});
  EXPECT_EQ(asked_in_row(form, 1), first);
  for (int row = 2; row <= 4; ++row) EXPECT_EQ(asked_in_row(form, row), stay);
  EXPECT_THAT(asked_in_row(form, 5), IsEmpty());
  EXPECT_THAT(values_of(*find_field(form, "kind")), ElementsAre("limit", "meal_reduction", "both"));
  // 70歳未満 ア–オ; 70歳以上 現役並みⅡ・Ⅰ and 低所得Ⅱ・Ⅰ (現役並みⅢ and 一般 get no certificate, domain §0.1).
  EXPECT_EQ(find_field(form, "category")->options.size(), 9U);
  EXPECT_TRUE(find_field(form, "category")->office_use);
}

// One row names one person and one certificate, so that each has its reason.
TEST(Saihakko, AsksWhoseWhichCertificateAndWhy) {
  const TemplateSet set(kTemplates);
  const FormTemplate& form = *set.find("saihakko", "v01");
  EXPECT_THAT(asked_in_row(form, 0),
              UnorderedElementsAre("application.submitted_on", "certificate.returned", "household.symbol",
                                   "household.number", "person.name", "person.name_kana", "person.phone",
                                   "person.my_number", "address.postal_code", "address.text",
                                   "address.mailing_postal_code", "address.mailing", "certificate.return_promised",
                                   "application.signature"));
  for (int row = 1; row <= 3; ++row)
    EXPECT_THAT(asked_in_row(form, row),
                UnorderedElementsAre("person.name", "person.name_kana", "person.birth_date", "person.sex",
                                     "person.relation", "person.my_number", "certificate.reissue_kind",
                                     "certificate.reissue_cause", "certificate.reissue_other"));
  EXPECT_THAT(asked_in_row(form, 4), IsEmpty());
  EXPECT_THAT(values_of(*find_field(form, "card", 3)),
              ElementsAre("shikaku_kakuninsho", "gendogaku_ninteisho", "gendogaku_hyojun_ninteisho"));
  EXPECT_THAT(values_of(*find_field(form, "cause", 1)), ElementsAre("lost", "stolen", "damaged", "other"));
}

TEST(ShikakuShutoku, RowsRepeatAtThePitch) {
  const TemplateSet set(kTemplates);
  const FormTemplate& form = *set.find("shikaku_shutoku", "v01");
  const FieldTemplate& one = *find_field(form, "family_my_number", 1);
  const FieldTemplate& three = *find_field(form, "family_my_number", 3);
  ASSERT_EQ(one.cells.size(), 12U);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_DOUBLE_EQ(three.cells[i].x, one.cells[i].x);
    EXPECT_NEAR(three.cells[i].y, one.cells[i].y + 50, 1e-9);
  }
  // 4-4-4: a wider gap after every fourth cell.
  EXPECT_NEAR(one.cells[4].x - one.cells[3].x, 6.6, 1e-9);
  EXPECT_NEAR(one.cells[3].x - one.cells[2].x, 5.0, 1e-9);
}

}  // namespace
}  // namespace uketsuke
