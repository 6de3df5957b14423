// A sample of docs/accuracy.md as thresholds: sheets of the page maker (its own glyphs, names and damage; nothing of
// tools/accuracy) go the way of every form side, and what is right, asked about and wrongly accepted is counted. The
// shares are far below what is measured at large, so that only a reader that got worse fails; a wrong value that is
// accepted fails at once.
#include <array>
#include <map>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "core/assets.h"
#include "core/form/kind_catalogue.h"
#include "core/text/text.h"
#include "ocr/form/form_reader.h"
#include "tests/accuracy/made_forms.h"
#include "validate/policy/policy.h"

namespace uketsuke {
namespace {

struct Count {
  int written = 0, right = 0, accepted = 0;
  double share() const { return written == 0 ? 0 : static_cast<double>(right) / written; }
  double accepted_share() const { return written == 0 ? 0 : static_cast<double>(accepted) / written; }
};

struct Tally {
  std::map<std::string, Count> kinds;  ///< of fields with writing, by field kind
  int unread = 0;                      ///< sheets
  std::string wrong;                   ///< accepted though wrong, one a line
};

using test::templates;

class Forms : public ::testing::Test {
 protected:
  static Tally read(const std::string& level, std::uint64_t first_seed, int sheets,
                    const std::string& form = "shikaku_shutoku", const test::Ink& ink_bgr = std::nullopt) {
    Tally out;
    for (int i = 0; i < sheets; ++i) {
      const auto seed = first_seed + static_cast<std::uint64_t>(i);
      const auto made = make_form_page(test::glyphs(), *templates().newest(form), test::household_of(seed),
                                       test::order_of(level, seed, ink_bgr));
      read_one(made, level + " " + std::to_string(seed), out);
    }
    return out;
  }

 private:
  static const Assets& assets() {
    static const Assets all = Assets::locate();
    return all;
  }

  static void read_one(const page_maker::MadePage& made, const std::string& name, Tally& tally) {
    static const ocr::Engines engines(assets());
    static const KindCatalogue kinds(assets().templates, templates());
    static const auto policy = validate::Policy::load(assets().templates);
    Page page;
    page.image = made.scan.image;
    page.dpi = made.scan.dpi;
    const CleanPage clean = capture::clean(page, {}, no_debug());
    const Identification found = capture::identify(clean, templates(), no_debug());
    if (!found.form) {
      ++tally.unread;
      return;
    }
    const FormTemplate* form = templates().find(found.form->form.id, found.form->form.version, found.form->form_page);
    const PageReading reading = ocr::read_form(clean, *found.form, *form, engines);
    for (const page_maker::TruthField& truth : made.fields) {
      const FieldReading* got = find_reading(reading, truth.id, truth.row);
      const FieldInfo* info = kinds.find(form->ref.id)->find(truth.id);
      ASSERT_TRUE(got != nullptr && info != nullptr) << truth.id;
      const bool right =
          got->state == truth.state && without_spaces(nfkc(got->value)) == without_spaces(nfkc(truth.value));
      const bool accepted = policy.judge(*got, *info) == Disposition::Accepted;
      if (accepted && !right)
        tally.wrong += name + " " + truth.id + " '" + truth.value + "' read as '" + got->value + "'\n";
      if (truth.state != ReadState::Read) continue;
      Count& count = tally.kinds[std::string(validate::policy_class(*info, truth.state))];
      ++count.written;
      count.right += right ? 1 : 0;
      count.accepted += accepted ? 1 : 0;
    }
  }
};

void print(const Tally& tally) {
  for (const auto& [kind, count] : tally.kinds)
    std::cout << "  " << kind << ": " << count.written << " written, " << count.right << " right, " << count.accepted
              << " accepted\n";
}

TEST_F(Forms, CleanSheetsAreReadAndNothingWrongIsAccepted) {
  const Tally tally = read("clean", 71001, 4);
  print(tally);
  EXPECT_EQ(tally.unread, 0);
  EXPECT_EQ(tally.wrong, "");
  EXPECT_GE(tally.kinds.at("my_number").share(), 0.75);
  EXPECT_GE(tally.kinds.at("choice").share(), 0.97);
  EXPECT_GE(tally.kinds.at("kana").share(), 0.85);
  EXPECT_GE(tally.kinds.at("name").share(), 0.85);
  EXPECT_GE(tally.kinds.at("my_number").accepted_share(), 0.5);
}

TEST_F(Forms, OfficeSheetsAreReadAndNothingWrongIsAccepted) {
  const Tally tally = read("office", 72001, 6);
  print(tally);
  EXPECT_EQ(tally.unread, 0);
  EXPECT_EQ(tally.wrong, "");
  EXPECT_GE(tally.kinds.at("my_number").share(), 0.8);
  EXPECT_GE(tally.kinds.at("digits").share(), 0.9);
  EXPECT_GE(tally.kinds.at("short_digits").share(), 0.85);
  EXPECT_GE(tally.kinds.at("choice").share(), 0.95);
  EXPECT_GE(tally.kinds.at("my_number").accepted_share(), 0.7);
}

TEST_F(Forms, OtherFormsAreReadAndNothingWrongIsAccepted) {
  for (const char* form : {"shikaku_soshitsu", "jusho_henko", "gendogaku_nintei"})
    for (const auto& [level, seed] : {std::pair{"clean", 74001}, std::pair{"office", 75001}}) {
      const Tally tally = read(level, static_cast<std::uint64_t>(seed), 3, form);
      std::cout << form << " " << level << "\n";
      print(tally);
      EXPECT_EQ(tally.unread, 0) << form;
      EXPECT_EQ(tally.wrong, "") << form;
      EXPECT_GE(tally.kinds.at("choice").share(), 0.9) << form;
      EXPECT_GE(tally.kinds.at("name").share(), 0.6) << form;
    }
}

TEST_F(Forms, FromCopiesNothingWrongIsAccepted) {
  const Tally tally = read("copy", 73001, 2);
  print(tally);
  EXPECT_EQ(tally.wrong, "");
  EXPECT_GE(tally.kinds.at("choice").share(), 0.85);
}

// Ink of a colour that forms are printed in is dropped for reading (ドロップアウト). Where somebody wrote with it, that
// must not leave an empty box that nobody looks at, nor half a digit.
TEST_F(Forms, InPensOfOtherColoursNothingWrongIsAccepted) {
  const std::pair<const char*, std::array<double, 3>> pens[] = {{"red", {40, 40, 210}},
                                                                 {"pale red", {120, 110, 230}},
                                                                 {"pink", {180, 110, 240}},
                                                                 {"orange", {30, 130, 245}},
                                                                 {"green", {70, 150, 40}},
                                                                 {"light green", {110, 210, 120}},
                                                                 {"light blue", {230, 180, 90}}};
  for (const auto& [name, ink] : pens)
    for (const auto& [level, seed] : {std::pair{"clean", 76001}, std::pair{"office", 76101}}) {
      const Tally tally = read(level, static_cast<std::uint64_t>(seed), 1, "shikaku_shutoku", ink);
      std::cout << name << " " << level << "\n";
      print(tally);
      EXPECT_EQ(tally.wrong, "") << name;
      EXPECT_GE(tally.kinds.at("choice").share(), 0.9) << name << ": a person is offered what stands there";
      EXPECT_GE(tally.kinds.at("name").share(), 0.6) << name;
    }
}

}  // namespace
}  // namespace uketsuke
