#include "tools/page_maker/damage/sheet_map.h"

#include <gtest/gtest.h>

#include "tools/page_maker/damage/damage.h"

namespace uketsuke::page_maker {
namespace {

TEST(SheetMap, ComesBackExactly) {
  const Transform<FormMm, ScanPx> flat({11.6, -0.4, 30, 0.5, 11.9, 12, 1e-5, -2e-5, 1});
  const SheetMap map({210, 297}, {0.9, 0.5, 1.3}, flat);
  for (double x = -5; x <= 215; x += 11)
    for (double y = -5; y <= 302; y += 13) {
      const Point<FormMm> back = map.to_sheet(map({x, y}));
      EXPECT_NEAR(back.x, x, 1e-3);
      EXPECT_NEAR(back.y, y, 1e-3);
    }
}

TEST(SheetMap, BendMovesTheMiddleNotTheEnds) {
  const SheetMap map({210, 297}, {0.8, 0, 0}, Transform<FormMm, ScanPx>());
  EXPECT_NEAR(map({100, 0}).x, 100, 1e-9);
  EXPECT_NEAR(map({100, 297}).x, 100, 1e-9);
  EXPECT_NEAR(map({100, 148.5}).x, 100.8, 1e-9);
}

}  // namespace
}  // namespace uketsuke::page_maker
