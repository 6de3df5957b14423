#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "core/form/template_set.h"
#include "core/os/files.h"
#include "core/toml/strict_table.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;
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
