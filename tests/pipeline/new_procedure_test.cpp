#include <filesystem>
#include <fstream>

#include "core/errors/failure.h"
#include "pipeline/office/steps.h"
#include "tests/failure_code.h"
#include "tests/pipeline/office_case.h"

// A further procedure is data: its form, its letter and its table of states in a copy of the templates, no line of code.
namespace uketsuke::pipeline {
namespace {

namespace fs = std::filesystem;
using test::code_of;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

constexpr const char* kProcedure = R"toml(
id = "shimei_shokai"
label = "氏名の照会"
duty = "choshu"
effect = "none"
done = "completed"
rejection_notice = "kyakka_tsuchi"

[[move]]
from = "received"
to = "checking"
[[move]]
from = "checking"
to = "examining"
[[move]]
from = "examining"
to = "provisional"
[[move]]
from = "provisional"
to = "awaiting_approval"
[[move]]
from = "awaiting_approval"
to = "approved"
[[move]]
from = "approved"
to = "completed"

[[step]]
id = "phone"
label = "電話での確認"
before = "provisional"
required = true
[[step]]
id = "approval"
label = "決裁"
before = "approved"
system = true

[[output]]
notice = "shimei_kaito"
per = "household"
when_concept = "application.kind"
when_value = "answer"
)toml";

constexpr const char* kForm = R"toml(
[form]
id = "shimei_shokai"
version = "v01"
title = "氏名照会書"
form_number = "様式第9号"
procedure = "shimei_shokai"
page = 1
pages = 1
page_mm = [210, 297]
dropout_rgb = "#f08c6e"
fiducials_mm = [[8, 8, 6, 6], [197.5, 8, 4.5, 4.5], [197.5, 284.5, 4.5, 4.5], [8, 284.5, 4.5, 4.5]]
codes_mm = [[180.5, 8, 13, 13], [20, 270.2, 13, 13]]
check_points_mm = [[8.8, 54], [8.8, 105], [8.8, 155], [8.8, 205], [8.8, 255], [201.2, 40], [201.2, 92], [201.2, 142], [201.2, 192], [201.2, 242]]

[[field]]
id = "kind"
label = "回答"
concept = "application.kind"
type = "choice"
mark = "check"
at_mm = [38, 44]
option_height_mm = 3.8
options = [{ value = "answer", label = "回答を希望する", width_mm = 26 }, { value = "none", label = "希望しない", width_mm = 20 }]

[[field]]
id = "name"
label = "氏名"
concept = "person.name"
type = "text"
charset = "name"
rect_mm = [36.6, 59.2, 90.3, 8.7]
required = true

[[field]]
id = "postal_code"
label = "郵便番号"
concept = "address.postal_code"
type = "digits"
comb = { at_mm = [41.4, 79.9], groups = [3, 4], between = "-" }

[[field]]
id = "address"
label = "住所"
concept = "address.text"
type = "text"
charset = "address"
rect_mm = [79.5, 76.9, 117, 11.7]

[styles.digits]
cell_mm = [4.0, 5.8]
pitch_mm = 5.0
group_gap_mm = 1.6
)toml";

/// The released templates and one procedure more.
const Context& extended() {
  static const Context loaded = [] {
    const Assets released = Assets::locate();
    const fs::path copy = fs::path(UKETSUKE_TEST_TMP) / "templates_with_one_more";
    fs::remove_all(copy);
    fs::copy(released.templates, copy, fs::copy_options::recursive);
    write(copy / "procedures" / "shimei_shokai.toml", kProcedure);
    write(copy / "forms" / "shimei_shokai" / "v01" / "form.toml", kForm);
    const std::string letter = text_of(copy / "notices" / "kyakka_tsuchi" / "v01" / "notice.toml");
    write(copy / "notices" / "shimei_kaito" / "v01" / "notice.toml",
          replaced(replaced(letter, "kyakka_tsuchi", "shimei_kaito"), "source = \"case\" }",
                   "source = \"case\", optional = true }"));
    Assets assets = released;
    assets.templates = copy;
    return Context(assets, office_clock());
  }();
  return loaded;
}

class NewProcedure : public OfficeCase {
 protected:
  NewProcedure() : OfficeCase(extended()) {}
  static Paper form(const std::string& kind) {
    return {"shimei_shokai",
            {reading("kind", kind), reading("name", "渡邉　太郎"), reading("postal_code", "1000001"),
             reading("address", "東京都千代田区千代田1-1")}};
  }
  CaseId take(const Paper& paper) { return case_of(take_in({paper}).front()); }
};

TEST_F(NewProcedure, RunsFromItsFormToItsEnd) {
  const CaseId id = take(form("none"));
  settle_questions(id);
  EXPECT_EQ(code_of([&] { advance_case(office(), reviewer_, id, version(id)); }), "E-CASE-UNFINISHED")
      << "its required step is not done";
  record_fact(office(), reviewer_, id, "phone", 0, {{"with", "本人"}, {"about", "氏名の字形"}});
  approve(id);
  EXPECT_EQ(state(id), CaseState::Completed);
  EXPECT_TRUE(letters(id).empty());
}

TEST_F(NewProcedure, WritesItsLetterWhereTheFormAsksForIt) {
  const CaseId id = take(form("answer"));
  record_fact(office(), reviewer_, id, "phone", 0, {{"with", "本人"}, {"about", "氏名の字形"}});
  approve(id);
  ASSERT_EQ(letters(id, "shimei_kaito").size(), 1U);
  EXPECT_EQ(letters(id)[0].facts.notice.variables.at("recipient.name"), "渡邉　太郎");
  EXPECT_EQ(state(id), CaseState::Approved) << "until the letter has left";
}

TEST_F(NewProcedure, ObeysItsOwnTableAndDuty) {
  const CaseId id = take(form("none"));
  EXPECT_EQ(code_of([&] { withdraw_case(office(), senior_, id, version(id), "申出"); }), "E-CASE-STATE")
      << "its table has no 取下げ";
  const Actor other = actor("tekiyo", {"reviewer"}, {"tekiyo"});
  EXPECT_EQ(code_of([&] { open_case(office(), other, id); }), "E-AUTH-DENIED");
}

}  // namespace
}  // namespace uketsuke::pipeline
