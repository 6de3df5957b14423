#include "ocr/documents/persons/blocks_beside.h"

#include <deque>
#include <string>
#include <vector>

#include <gtest/gtest.h>

// Persons whose blocks of labels stand side by side without rules, one with more lines than the other.
namespace uketsuke::ocr {
namespace {

/// A page of labels, each at its place; print is 40 px high.
struct Labels {
  PageLayout page;
  std::deque<LabelSpec> specs;
  std::deque<Label> labels;
  std::vector<RowValue> values;

  Labels() { page.glyph_px = 40; }
  Labels& add(const char* field, double x, double y) {
    specs.push_back({field, ValueKind::Text, {}});
    labels.push_back({&specs.back(), 0, 0, 1, 0, {x, y - 20, 100, 40}});
    values.push_back({&labels.back(), {{}, {x + 200, y - 20, 200, 40}}, false});
    return *this;
  }
  /// "field row" of every value, "?" where it is unsure.
  std::string rows() const {
    std::string out;
    const auto found = blocks_beside(page, values);
    for (std::size_t i = 0; i < found.size(); ++i)
      out += (i == 0 ? "" : ", ") + std::string(values[i].label->spec->field) + " " + std::to_string(found[i].row) +
             (found[i].unsure ? "?" : "");
    return out;
  }
};

TEST(BlocksBeside, AReadingOverOneNameDoesNotSwapTwoPersons) {
  Labels page;
  page.add("name_kana", 200, 300).add("name", 200, 350).add("birth_date", 200, 410);
  page.add("name", 1300, 300).add("birth_date", 1300, 360);
  EXPECT_EQ(page.rows(), "name_kana 1, name 1, birth_date 1, name 2, birth_date 2");
}

TEST(BlocksBeside, AReadingBelongsToTheNameUnderItNotToTheBlockAbove) {
  Labels page;
  page.add("name", 200, 300).add("birth_date", 200, 360).add("name_kana", 200, 800).add("name", 200, 850);
  page.add("name", 1300, 300).add("birth_date", 1300, 360).add("name_kana", 1300, 800).add("name", 1300, 850);
  EXPECT_EQ(page.rows(),
            "name 1, birth_date 1, name_kana 3, name 3, name 2, birth_date 2, name_kana 4, name 4");
}

TEST(BlocksBeside, AReadingBetweenTwoNamesIsUnsure) {
  Labels page;
  page.add("name", 200, 300).add("name_kana", 200, 350).add("name", 200, 400).add("name", 1300, 300);
  EXPECT_EQ(page.rows(), "name 1, name_kana 1?, name 3, name 2");
}

TEST(BlocksBeside, BlocksUnderEachOtherAndALabelOverAllNamesAreLeft) {
  Labels below;
  below.add("name", 200, 300).add("birth_date", 200, 360).add("name", 200, 600).add("birth_date", 200, 660);
  EXPECT_EQ(below.rows(), "");
  Labels above;
  above.add("name", 200, 300).add("name", 1300, 300).add("relation", 1300, 200);
  EXPECT_EQ(above.rows(), "") << "whose relation it is, another rule says";
}

// 資格取得年月日 in a line over the blocks put an insured without フリガナ in the place of the next person.
TEST(BlocksBeside, WhatStandsInTheHeaderIsOfTheFirstPerson) {
  Labels page;
  page.add("acquired_on", 900, 100);
  page.add("name", 200, 400).add("birth_date", 200, 500);
  page.add("name_kana", 1300, 400).add("name", 1300, 500).add("birth_date", 1300, 600);
  EXPECT_EQ(page.rows(), "acquired_on 1, name 1, birth_date 1, name_kana 2, name 2, birth_date 2");
}

}  // namespace
}  // namespace uketsuke::ocr
