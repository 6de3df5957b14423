#include "render/barcode/data_matrix.h"

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "tests/render/forms/codes.h"

namespace uketsuke::render {
namespace {

TEST(DataMatrix, IsASquareWithItsFinder) {
  const ModuleMatrix matrix = data_matrix("UKT1|shikaku_shutoku|v01|1");
  EXPECT_EQ(matrix.columns, matrix.rows);
  const int n = matrix.rows;
  for (int i = 0; i < n; ++i) {
    EXPECT_TRUE(matrix.at(0, i)) << "left edge is solid (ISO/IEC 16022, finder pattern)";
    EXPECT_TRUE(matrix.at(i, n - 1)) << "lower edge is solid";
    EXPECT_EQ(matrix.at(i, 0), i % 2 == 0) << "upper edge alternates";
  }
}

TEST(DataMatrix, AnotherReaderReadsEveryPayload) {
  for (const char* payload :
       {"UKT1|shikaku_shutoku|v01|1", "UKT1|kogaku_ryoyo|v12|2|01JCZQ4M9V7K3X5T2R8P6N0WHB",
        "UKT1H|B-2026-11-22-03|120|2026-11-22|7QXK2", "UKT1S|A", "UKT1C|01JCZQ4M9V7K3X5T2R8P6N0WHB"}) {
    Canvas canvas = Canvas::image({60, 60}, 300);
    draw_data_matrix(canvas, {20, 20, 13, 13}, payload);
    EXPECT_EQ(test::code_at(canvas.finish_image(), {20, 20, 13, 13}, 300), payload);
  }
}

TEST(DataMatrix, RefusesWhatNoSymbolHolds) {
  EXPECT_THROW(data_matrix("様式"), Failure);
  EXPECT_THROW(data_matrix(std::string(4000, 'A')), Failure);
}

}  // namespace
}  // namespace uketsuke::render
