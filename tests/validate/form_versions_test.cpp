#include "validate/forms/form_versions.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "tests/validate/case_builder.h"
#include "tests/validate/written.h"

// 様式の版の受付期間: read all the same, and a person is told.
namespace uketsuke::validate {
namespace {

namespace fs = std::filesystem;
using test::refusal;
using test::written;

const std::string kEnded =
    "[[form]]\nform = \"shikaku_shutoku\"\nversion = \"v01\"\naccepted_from = \"2026-04-01\"\n"
    "accepted_until = \"2026-11-12\"\n";

bool finds(const Rules& rules, const CaseFacts& facts, const std::string& message) {
  const auto all = rules.validate(facts, test::procedure());
  return std::any_of(all.begin(), all.end(), [&](const Judged& j) { return j.finding.message == message; });
}

Rules rules_with(const std::string& versions) {
  const fs::path dir = fs::path(UKETSUKE_TEST_TMP) / "form_versions";
  fs::create_directories(dir / "tables");
  for (const char* table : {"findings.toml", "event_days.toml"})
    fs::copy_file(Assets::locate().templates / "tables" / table, dir / "tables" / table,
                  fs::copy_options::overwrite_existing);
  written("form_versions/tables/form_versions.toml", versions);
  return Rules::load(dir, Assets::locate().deps);
}

TEST(FormVersions, AFormOutsideOfItsDaysIsToldOnItsFirstAndAfterItsLastDay) {
  const Rules rules = rules_with(kEnded);
  test::CaseBuilder c = test::sound_case();
  for (DocumentFacts& document : c.facts.documents)
    if (document.form) document.version = "v01";
  const auto on = [&](const char* day, const char* message) {
    c.facts.received_on = date_from_iso(day);
    return finds(rules, c.facts, message);
  };
  EXPECT_TRUE(on("2026-03-31", "form.version_too_early"));
  EXPECT_FALSE(on("2026-04-01", "form.version_too_early"));
  EXPECT_FALSE(on("2026-11-12", "form.version_over"));
  EXPECT_TRUE(on("2026-11-13", "form.version_over"));
  for (DocumentFacts& document : c.facts.documents) document.version.clear();
  EXPECT_FALSE(on("2026-11-13", "form.version_over")) << "keyed from another sheet";
}

TEST(FormVersions, AreLoadedStrictly) {
  const auto load = [](const std::string& text) {
    return refusal([&] { FormVersions::load(written("form_versions.toml", text)); });
  };
  EXPECT_EQ(load(kEnded), "");
  EXPECT_NE(load(kEnded + kEnded).find("twice"), std::string::npos);
  const std::string head = "[[form]]\nform = \"a\"\nversion = \"v01\"\naccepted_from = \"2026-04-01\"\n";
  EXPECT_NE(load(head + "accepted_until = \"2026-03-31\"\n").find("ends before"), std::string::npos);
  EXPECT_NE(load("[[form]]\nform = \"a\"\nversion = \"v01\"\naccepted_from = \"2026-02-30\"\n").find("no day"),
            std::string::npos);
}

TEST(FormVersions, EveryReleasedFormHasItsDays) {
  const fs::path templates = Assets::locate().templates;
  const FormVersions versions = FormVersions::load(templates / "tables/form_versions.toml");
  int met = 0;
  for (const auto& form : fs::directory_iterator(templates / "forms"))
    for (const auto& version : fs::directory_iterator(form.path())) {
      ++met;
      EXPECT_NE(versions.find(form.path().filename().string(), version.path().filename().string()), nullptr)
          << version.path();
    }
  EXPECT_GE(met, 4);
}

}  // namespace
}  // namespace uketsuke::validate
