#include "core/form/kind_catalogue.h"

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/ids.h"
#include "core/os/files.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;

std::string refusal_of(const std::string& content) {
  const fs::path file = fs::path(UKETSUKE_TEST_TMP) / (fresh_id() + ".toml");
  real_file_system().write_durably(file, Bytes(content.begin(), content.end()));
  try {
    load_document_kind(file);
  } catch (const Failure& failure) {
    fs::remove(file);
    return failure.detail();
  }
  fs::remove(file);
  return "accepted";
}

TEST(KindCatalogue, TheFourCertificatesAreKnown) {
  const KindCatalogue kinds(fs::path(UKETSUKE_SOURCE_DIR) / "templates", TemplateSet(std::vector<FormTemplate>{}));
  for (const char* id : {"juminhyo", "kazei_shomeisho", "zaigaku_shomeisho", "soshitsu_shomeisho"}) {
    const KindInfo* kind = kinds.find(id);
    ASSERT_NE(kind, nullptr) << id;
    EXPECT_NE(kind->find("name"), nullptr);
    EXPECT_NE(kind->find("issued_on"), nullptr);
  }
  EXPECT_TRUE(kinds.find("juminhyo")->find("my_number")->my_number);
  EXPECT_TRUE(kinds.find("juminhyo")->find("birth_date")->in_rows);
  EXPECT_EQ(kinds.label("kazei_shomeisho", "annual_tax"), "年税額");
  EXPECT_EQ(kinds.find("none"), nullptr);
}

TEST(KindCatalogue, AFieldHasTheRowsThatItsTablePrints) {
  const fs::path templates = fs::path(UKETSUKE_SOURCE_DIR) / "templates";
  const KindCatalogue kinds(templates, TemplateSet(templates));
  const KindInfo& limit = *kinds.find("gendogaku_nintei");
  ASSERT_EQ(limit.rows, 4);
  const FieldInfo &patient = *limit.find("patient_name"), &stay = *limit.find("stay_from"),
                  &member = *limit.find("name");
  EXPECT_EQ(patient.rows, 1);
  EXPECT_EQ(stay.rows, 4);
  // The second sheet's first row is row 5.
  for (int row = 1; row <= 8; ++row) {
    EXPECT_TRUE(limit.has_row(stay, row)) << row;
    EXPECT_EQ(limit.has_row(patient, row), row == 1 || row == 5) << row;
    EXPECT_FALSE(limit.has_row(member, row)) << row;
  }
  EXPECT_TRUE(limit.has_row(member, 0));
  EXPECT_FALSE(limit.has_row(stay, 0));
  const KindInfo& register_extract = *kinds.find("juminhyo");
  EXPECT_TRUE(register_extract.has_row(*register_extract.find("birth_date"), 12))
      << "certificates have as many as stand there";
}

// 調書: filled by the office, so it opens a procedure though nobody prints it.
TEST(KindCatalogue, ASheetOfTheOfficeOpensAProcedureAsAFormDoes) {
  const fs::path templates = fs::path(UKETSUKE_SOURCE_DIR) / "templates";
  const KindCatalogue kinds(templates, TemplateSet(templates));
  for (const KindInfo& kind : kinds.kinds()) {
    EXPECT_EQ(kind.form, !kind.procedure.empty()) << kind.id;
    if (!kind.form) continue;
    EXPECT_TRUE(fs::exists(templates / "procedures" / (kind.procedure + ".toml"))) << kind.id;
  }
  const KindInfo* sheet = kinds.find("futan_wariai_chosho");
  ASSERT_NE(sheet, nullptr);
  EXPECT_EQ(sheet->procedure, "futan_wariai");
  EXPECT_TRUE(sheet->has_row(*sheet->find("person_name"), 7)) << "as many persons as the household has";
  EXPECT_FALSE(kinds.find("juminhyo")->form);
}

TEST(KindCatalogue, LoadingIsStrictAndNamesTheLine) {
  const std::string head = "id = \"a\"\nlabel = \"A\"\n[[field]]\nid = \"x\"\nlabel = \"X\"\ntype = \"text\"\n";
  EXPECT_EQ(refusal_of(head), "accepted");
  EXPECT_NE(refusal_of(head + "typo = 1\n").find(":7"), std::string::npos);
  EXPECT_NE(refusal_of(head + "rows = 1\n").find(":7:"), std::string::npos);
  EXPECT_NE(refusal_of(head + "[[field]]\nid = \"x\"\nlabel = \"X\"\ntype = \"text\"\n").find("stands twice"),
            std::string::npos);
  EXPECT_NE(refusal_of("id = \"a\"\nlabel = \"A\"\n[[field]]\nid = \"x\"\nlabel = \"X\"\ntype = \"colour\"\n")
                .find("unknown type 'colour'"),
            std::string::npos);
  EXPECT_NE(refusal_of("id = \"a\"\nlabel = \n").find(":2"), std::string::npos);
  EXPECT_NE(refusal_of("id = \"a\"\nlabel = \"A\"\n").find("no [[field]]"), std::string::npos);
}

}  // namespace
}  // namespace uketsuke
