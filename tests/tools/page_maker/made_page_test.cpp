#include "tools/page_maker/made_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "tests/tools/page_maker/fixtures.h"
#include "tools/page_maker/out/truth.h"

namespace uketsuke::page_maker {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
constexpr Date kToday{2026y / 11 / 20};

MadePage make(std::uint64_t seed, const std::string& level, double dpi,
              const FormTemplate& form = test::acquisition_form()) {
  FormOrder order;
  order.seed = seed;
  order.level = level;
  order.damage = damage_of(level, Random(seed).fork("damage"));
  order.damage.dpi_x = order.damage.dpi_y = dpi;
  const Household home = invent_household(test::bundled_glyphs(), kToday, Random(seed).fork("household"));
  return make_form_page(test::bundled_glyphs(), form, home, order);
}

std::string digest(const Image& image) { return sha256_hex(std::span(image.row(0), image.byte_count())); }

/// Share of dark pixels in a rectangle of the scan.
double ink(const MadePage& page, const Rect<FormMm>& rect) {
  const Point<ScanPx> a = page.scan.map({rect.x, rect.y}), b = page.scan.map({rect.right(), rect.bottom()});
  const Image grey = to_grey(page.scan.image);
  int dark = 0, all = 0;
  for (int y = static_cast<int>(std::min(a.y, b.y)); y < std::max(a.y, b.y); ++y)
    for (int x = static_cast<int>(std::min(a.x, b.x)); x < std::max(a.x, b.x); ++x, ++all)
      dark += grey.row(y)[x] < 128 ? 1 : 0;
  return static_cast<double>(dark) / all;
}

TEST(MadePage, SameSeedSamePixelsAndTruth) {
  const MadePage one = make(11, "office", 150), two = make(11, "office", 150), other = make(12, "office", 150);
  EXPECT_EQ(digest(one.scan.image), digest(two.scan.image));
  EXPECT_EQ(truth_json(one, "a.png"), truth_json(two, "a.png"));
  EXPECT_NE(digest(one.scan.image), digest(other.scan.image));
}

class MadePageOf : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(EveryForm, MadePageOf,
                         testing::Values("shikaku_shutoku", "shikaku_soshitsu", "jusho_henko", "gendogaku_nintei",
                                         "saihakko"));

TEST_P(MadePageOf, InkStandsWhereTheTruthSaysAndNowhereElse) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const MadePage page = make(seed, "clean", 150, test::form_of(GetParam()));
    for (const TruthField& field : page.fields) {
      if (field.type == "digits" && field.state == ReadState::Read) {
        int used = 0;
        for (const auto& cell : field.cells) used += ink(page, cell) > 0.01 ? 1 : 0;
        EXPECT_EQ(used, static_cast<int>(field.value.size())) << field.id << " seed " << seed;
      }
      if (field.type == "digits" && field.state == ReadState::Blank)
        for (const auto& cell : field.cells) {
          EXPECT_LT(ink(page, cell.grown(-0.5)), 0.01) << field.id;
        }
      if (field.type == "text" && field.state == ReadState::Read) {
        EXPECT_GT(ink(page, field.rect), 0.005) << field.id;
      }
      if (field.type == "text" && field.state == ReadState::Blank) {
        EXPECT_LT(ink(page, field.rect.grown(-1)), 0.002) << field.id;
      }
    }
    for (const auto& mark : page.marks) EXPECT_GT(ink(page, mark.grown(-0.5)), 0.98);
  }
}

TEST(Truth, TellsTheCellsInScanPixels) {
  const MadePage page = make(2, "clean", 100);
  const std::string json = truth_json(page, "page.png");
  for (const char* part :
       {"\"file\": \"page.png\"", "\"kind\": \"shikaku_shutoku\"", "\"version\": \"v01\"", "\"skew_deg\"",
        "\"rotation\": 0", "\"matrix\"", "\"cells_px\"", "\"my_number\"", "\"fiducials_px\"", "\"sheet_px\""})
    EXPECT_THAT(json, HasSubstr(part));
}

}  // namespace
}  // namespace uketsuke::page_maker
