#include "render/form/template_json.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/form/template_set.h"

namespace uketsuke::render {
namespace {

using testing::HasSubstr;

std::string shown() {
  static const TemplateSet set(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates");
  return template_json(*set.newest("shikaku_shutoku"), -1);
}

TEST(TemplateJson, TellsTheWholeSheet) {
  const std::string json = shown();
  EXPECT_THAT(json, HasSubstr(R"("id":"shikaku_shutoku","version":"v01")"));
  EXPECT_THAT(json, HasSubstr(R"("page_mm":[210.0,297.0])"));
  EXPECT_THAT(json, HasSubstr(R"("fiducials_mm":[[11.0,11.0],[199.75,10.25],[199.75,286.75],[10.25,286.75]])"));
}

TEST(TemplateJson, TellsEveryKindOfField) {
  const std::string json = shown();
  EXPECT_THAT(json, HasSubstr(R"("label":"個人番号","type":"digits")"));
  EXPECT_THAT(json, HasSubstr(R"("cells_mm":[[130.0,69.5,4.0,5.8],[135.0,69.5,4.0,5.8])"));
  EXPECT_THAT(json, HasSubstr(R"("id":"family_my_number","row":3)"));
  EXPECT_THAT(json, HasSubstr(R"("era":[{"value":"昭和","rect_mm":[37.2,69.4,5.6,6.0]})"));
  EXPECT_THAT(json, HasSubstr(R"("era_fixed":"令和","year_mm":[[)"));
  EXPECT_THAT(json,
              HasSubstr(R"("options":[{"value":"male","label":"男","rect_mm":[139.6,51.9,7.0,6.0],"mark":"circle"})"));
  EXPECT_THAT(json, HasSubstr(R"("mark":"check")"));
  EXPECT_THAT(json, HasSubstr(R"("type":"seal")"));
  EXPECT_THAT(json, HasSubstr(R"("type":"kana")"));
}

}  // namespace
}  // namespace uketsuke::render
