#include "pipeline/page/dispositions.h"

#include <set>

#include <gtest/gtest.h>

#include "core/form/template_set.h"

namespace uketsuke::pipeline {
namespace {

FieldReading reading(const char* field, int row, ReadState state, const char* value = "") {
  FieldReading out;
  out.field = field;
  out.row = row;
  out.state = state;
  out.value = value;
  out.confidence = 0.9999;
  return out;
}

/// A 資格喪失届 with one person, and a second row as given.
std::vector<FieldReading> one_person_and(std::vector<FieldReading> second_row) {
  std::vector<FieldReading> out{reading("lost_name", 1, ReadState::Read, "見本　花子"),
                                reading("lost_sex", 1, ReadState::Blank)};
  out.insert(out.end(), second_row.begin(), second_row.end());
  return out;
}

class Dispositions : public ::testing::Test {
 protected:
  Disposition of(const std::vector<FieldReading>& readings, const char* field, int row,
                 const char* form = "shikaku_soshitsu") const {
    std::set<int> begun;
    for (const FieldReading& r : readings)
      if (begins_row(r)) begun.insert(r.row);
    for (const FieldReading& r : readings)
      if (r.field == field && r.row == row)
        return policy_.judge(r, in_its_row(*kinds_.find(form)->find(field), row, begun));
    return Disposition::Refused;
  }

 private:
  const std::filesystem::path templates_ = std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates";
  const TemplateSet forms_{templates_};
  const KindCatalogue kinds_{templates_, forms_};
  const validate::Policy policy_ = validate::Policy::load(templates_);
};

TEST_F(Dispositions, ARowThatNobodyBeganAsksNothing) {
  const auto readings =
      one_person_and({reading("lost_name", 2, ReadState::Blank), reading("lost_sex", 2, ReadState::Blank)});
  EXPECT_EQ(of(readings, "lost_name", 2), Disposition::Accepted);
  EXPECT_EQ(of(readings, "lost_sex", 2), Disposition::Accepted);
  EXPECT_EQ(of(readings, "lost_sex", 1), Disposition::Asked) << "a person was begun there";
}

TEST_F(Dispositions, WhateverStandsInARowBeginsIt) {
  FieldReading doubted = reading("lost_my_number", 2, ReadState::Blank);
  doubted.doubts = {"coloured_ink"};
  for (const FieldReading& sign : {doubted, reading("lost_my_number", 2, ReadState::StruckOut),
                                   reading("loss_reason_other", 2, ReadState::Unreadable)})
    EXPECT_EQ(of(one_person_and({reading("lost_name", 2, ReadState::Blank), sign}), "lost_name", 2),
              Disposition::Asked);
}

TEST_F(Dispositions, WhatMayHaveBeenLostIsAskedAboutByItself) {
  FieldReading lost = reading("lost_my_number", 2, ReadState::Blank);
  for (const char* doubt : {"ink_lost", "covered"}) {
    lost.doubts = {doubt};
    const auto readings = one_person_and({reading("lost_name", 2, ReadState::Blank), lost});
    EXPECT_EQ(of(readings, "lost_my_number", 2), Disposition::Asked);
    EXPECT_EQ(of(readings, "lost_name", 2), Disposition::Accepted);
  }
}

TEST_F(Dispositions, OutsideRowsARequiredFieldIsNeverTakenForEmpty) {
  EXPECT_EQ(of({reading("name", 0, ReadState::Blank)}, "name", 0), Disposition::Asked);
}

TEST_F(Dispositions, ATableOfOneRowIsNoListThatMayBeEmpty) {
  EXPECT_EQ(of({reading("patient_name", 1, ReadState::Blank)}, "patient_name", 1, "gendogaku_nintei"),
            Disposition::Asked);
}

}  // namespace
}  // namespace uketsuke::pipeline
