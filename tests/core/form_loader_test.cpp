#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/form/template_set.h"

namespace uketsuke {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

// A small valid form; each test spoils one line of it.
const std::string kGood = R"([form]
id = "probe"
version = "v01"
title = "試験"
form_number = "1"
procedure = "probe"
page = 1
pages = 1
page_mm = [210, 297]
dropout_rgb = "#f08c6e"
fiducials_mm = [[8, 8, 6, 6], [197, 8, 5, 5], [197, 284, 5, 5], [8, 284, 5, 5]]
codes_mm = [[175, 8, 13, 13], [20, 270, 13, 13]]
check_points_mm = [[9, 100], [200, 150]]
[[field]]
id = "my_number"
label = "個人番号"
concept = "person.my_number"
type = "digits"
comb = { at_mm = [40, 50], groups = [4, 4, 4] }
check = "my_number"
[[field]]
id = "sex"
label = "性別"
concept = "person.sex"
type = "choice"
at_mm = [40, 70]
options = [{ value = "male", label = "男", width_mm = 7 }, { value = "female", label = "女", width_mm = 7 }]
[[block]]
rows = 2
pitch_mm = 20
at_mm = [0, 100]
[[block.text]]
at_mm = [20, 5]
text = "家族{row}"
[[block.field]]
id = "born"
label = "生年月日"
concept = "person.birth_date"
type = "date"
date = { at_mm = [40, 2], eras = ["平成", "令和"], year_cells = 2 }
)";

std::string spoilt(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

int line_of(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

FormTemplate load(const std::string& text) {
  const fs::path dir = fs::path(UKETSUKE_TEST_TMP) / "forms";
  fs::create_directories(dir);
  std::ofstream(dir / "form.toml") << text;
  return load_form_template(dir / "form.toml");
}

/// Loading must fail at the line that holds `at` and say `words`.
void refuses(const std::string& text, const std::string& at, const std::string& words) {
  try {
    load(text);
    ADD_FAILURE() << "accepted: " << at;
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "E-TEMPLATE-INVALID");
    EXPECT_THAT(failure.what(),
                AllOf(HasSubstr("form.toml:" + std::to_string(line_of(text, at)) + ":"), HasSubstr(words)));
  }
}

TEST(FormLoader, ReadsTheGoodForm) {
  const FormTemplate form = load(kGood);
  ASSERT_EQ(form.fields.size(), 4U);
  const FieldTemplate& number = form.fields[0];
  EXPECT_TRUE(number.my_number);
  EXPECT_EQ(number.cells.size(), 12U);
  EXPECT_EQ(number.cells[0], (Rect<FormMm>{40, 50, 4, 5.8}));
  EXPECT_EQ(form.fields[3].row, 2);
  EXPECT_EQ(form.fields[3].eras[1].value, "令和");
  bool row_two = false;
  for (const ArtText& text : form.texts) row_two = row_two || text.text == "家族2";
  EXPECT_TRUE(row_two);
}

TEST(FormLoader, ExplicitCellsAreTakenAsTheyAre) {
  const FormTemplate form = load(spoilt("comb = { at_mm = [40, 50], groups = [4, 4, 4] }\ncheck = \"my_number\"",
                                        "cells_mm = [[40, 50, 5, 6], [47, 50, 5, 6]]"));
  ASSERT_EQ(form.fields[0].cells.size(), 2U);
  EXPECT_EQ(form.fields[0].cells[1], (Rect<FormMm>{47, 50, 5, 6}));
}

TEST(FormLoader, NamesTheLineOfEachFault) {
  const std::string id = "id = \"my_number\"";
  refuses(spoilt("title =", "titel ="), "[form]", "'title' is missing");
  refuses(spoilt("page = 1\n", "page = 1\ncolour = \"red\"\n"), "colour", "'colour' is not known here");
  refuses(spoilt("groups = [4, 4, 4]", "groups = [4, 4, 4], gruop = 1"), "gruop", "'gruop' is not known here");
  refuses(spoilt("page = 1", "page = \"1\""), "page = \"1\"", "must be a whole number");
  refuses(spoilt("page = 1", "page = 2"), "page = 2", "1..pages");
  refuses(spoilt("type = \"digits\"", "type = \"number\""), "type = \"number\"", "must be one of: digits, kana");
  refuses(spoilt("[210, 297]", "[210]"), "page_mm", "must hold 2 numbers");
  refuses(spoilt("[210, 297]", "[210, nan]"), "page_mm", "must hold numbers");
  refuses(spoilt("#f08c6e", "red"), "dropout_rgb", "a colour is like");
  refuses(spoilt("groups = [4, 4, 4]", "groups = [4, 4]"), "check = \"my_number\"", "needs 12 cells");
  refuses(spoilt("groups = [4, 4, 4]", "groups = [4, 4.5, 4]"), "groups", "1 to 60 cells");
  refuses(spoilt("year_cells = 2", "year_cells = 3"), "year_cells", "2 or 4");
  refuses(spoilt("\"令和\"]", "\"令禾\"]"), "令禾", "an era is");
  refuses(spoilt("value = \"female\"", "value = \"male\""), "label = \"女\"", "two options have the value");
  refuses(spoilt("rows = 2", "rows = 0"), "rows = 0", "1 to 40 rows");
  refuses(spoilt("title =", "title = = "), "title", "");
}

TEST(FormLoader, RefusesGeometryThatCannotBe) {
  refuses(spoilt("[8, 8, 6, 6], [197, 8, 5, 5]", "[197, 8, 5, 5], [8, 8, 6, 6]"), "fiducials_mm", "in the order");
  refuses(spoilt("[20, 270, 13, 13]", "[20, 270, 13, 12]"), "codes_mm", "square");
  refuses(spoilt("at_mm = [40, 70]", "at_mm = [203, 70]"), "id = \"sex\"", "outside the page");
  refuses(spoilt("at_mm = [40, 70]", "at_mm = [90, 52]"), "id = \"sex\"", "lies on field my_number");
  refuses(spoilt("at_mm = [40, 70]", "at_mm = [170, 15]"), "id = \"sex\"", "lies on a fiducial, code or check cross");
  refuses(spoilt("pitch_mm = 20", "pitch_mm = 5"), "id = \"born\"", "lies on field born (row 1)");
  refuses(spoilt("id = \"sex\"", "id = \"my_number\" # twice"), "twice", "two fields my_number");
  refuses(spoilt("[9, 100]", "[9, 10]"), "[form]", "lie on each other");
}

// Whatever one line is spoilt into, the answer is a form or a refusal that names a line; never anything else.
TEST(FormLoader, SpoiltLinesNeverDoMoreThanBeRefused) {
  std::vector<std::string> lines;
  std::istringstream text(kGood);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  const std::vector<std::string> junk{"",
                                      "x",
                                      "x = 1",
                                      "[x]",
                                      "[[field]]",
                                      "[[block]]",
                                      "at_mm = [1e308, -1e308]",
                                      "\"",
                                      "= =",
                                      "rows = 1000000000",
                                      "groups = [60, 60, 60, 60, 60, 60]",
                                      "\xFF\xFE"};
  int refused = 0, loaded = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const std::string& line : junk) {
      std::string spoilt_text;
      for (std::size_t j = 0; j < lines.size(); ++j) spoilt_text += (i == j ? line : lines[j]) + "\n";
      try {
        load(spoilt_text);
        ++loaded;
      } catch (const Failure& failure) {
        EXPECT_EQ(failure.code(), "E-TEMPLATE-INVALID");
        EXPECT_THAT(failure.what(), HasSubstr("form.toml:"));
        ++refused;
      }
    }
  EXPECT_GT(refused, 300);
  EXPECT_GT(loaded, 0);
}

}  // namespace
}  // namespace uketsuke
