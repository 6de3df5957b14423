#include "render/form/print_form.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "core/errors/failure.h"
#include "core/form/template_set.h"
#include "core/os/files.h"
#include "tests/render/forms/codes.h"

namespace uketsuke::render {
namespace {

namespace fs = std::filesystem;

const TemplateSet& forms() {
  static const TemplateSet set(fs::path(UKETSUKE_SOURCE_DIR) / "templates");
  return set;
}

/// Mean grey value of a rectangle of the form.
double mean(const Image& grey, const Rect<FormMm>& rect, double dpi) {
  const double k = dpi / 25.4;
  double sum = 0;
  int n = 0;
  for (int y = static_cast<int>(std::ceil(rect.y * k)); y + 1 < rect.bottom() * k; ++y)
    for (int x = static_cast<int>(std::ceil(rect.x * k)); x + 1 < rect.right() * k; ++x, ++n)
      sum += grey.view().grey(x, y);
  return n == 0 ? -1 : sum / n;
}

TEST(BlankForm, SaysWhatItIsAtBothPlaces) {
  for (const FormTemplate& form : forms().forms())
    for (const double dpi : {150.0, 300.0}) {
      const Image page = draw_form(form, dpi);
      for (const auto& place : form.codes) EXPECT_EQ(test::code_at(page, place, dpi), form_code(form)) << dpi;
    }
}

TEST(BlankForm, CarriesTheCaseTokenInTheSamePlace) {
  const std::string token = "01JCZQ4M9V7K3X5T2R8P6N0WHB";
  for (const FormTemplate& form : forms().forms()) {
    const Image page = draw_form(form, 200, {token, true, ""});
    for (const auto& place : form.codes) EXPECT_EQ(test::code_at(page, place, 200), form_code(form, token));
    EXPECT_THROW(print_blank_form(form, {"with space", false, ""}), Failure);
  }
}

TEST(BlankForm, MarksAreInkAndCellsAreEmpty) {
  constexpr double kDpi = 300;
  for (const FormTemplate& form : forms().forms()) {
    const Image grey = to_grey(draw_form(form, kDpi));
    for (const auto& mark : form.fiducials) EXPECT_LT(mean(grey, mark, kDpi), 2);
    for (const CheckPoint& point : form.check_points) {
      EXPECT_LT(mean(grey, {point.at.x - 0.15, point.at.y - 1.4, 0.3, 2.8}, kDpi), 60);
      EXPECT_LT(mean(grey, {point.at.x - 1.4, point.at.y - 0.15, 2.8, 0.3}, kDpi), 60);
      EXPECT_GT(mean(grey, {point.at.x + 0.4, point.at.y + 0.4, 1, 1}, kDpi), 230);
    }
    for (const FieldTemplate& field : form.fields) {
      for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
        for (const auto& cell : *cells) EXPECT_GT(mean(grey, cell.grown(-0.1), kDpi), 252) << field.id;
      if (field.type == FieldType::Text) {
        EXPECT_GT(mean(grey, field.rect, kDpi), 252) << field.id;
      }
    }
  }
}

TEST(BlankForm, SameFormSameBytes) {
  const FormTemplate& form = *forms().newest("shikaku_shutoku");
  const Bytes one = print_blank_form(form);
  EXPECT_EQ(one, print_blank_form(form));
  EXPECT_NE(one, print_blank_form(form, {"T1", false, ""}));
  EXPECT_NE(one, print_blank_form(form, {"", true, ""}));
  EXPECT_EQ(std::string(one.begin(), one.begin() + 5), "%PDF-");
}

// The picture itself: a changed font, colour or place shows here. UKETSUKE_GOLDEN=update writes a new picture
// after somebody has looked at it.
TEST(BlankForm, LooksAsItDid) {
  constexpr double kDpi = 60;
  for (const FormTemplate& form : forms().forms()) {
    const Image now = draw_form(form, kDpi);
    const fs::path golden =
        fs::path(UKETSUKE_SOURCE_DIR) / "tests/render/forms/golden" / (form.ref.id + "_" + form.ref.version + ".png");
    const char* update = std::getenv("UKETSUKE_GOLDEN");
    if (update != nullptr && std::string(update) == "update") {
      const Bytes png = encode_png(now);
      std::ofstream(golden, std::ios::binary)
          .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
    }
    const Image then = decode_png(read_file(golden, 4 << 20));
    ASSERT_EQ(now.width(), then.width());
    ASSERT_EQ(now.height(), then.height());
    double sum = 0;
    int far_off = 0;
    for (int y = 0; y < now.height(); ++y)
      for (int x = 0; x < now.stride(); ++x) {
        const int difference = std::abs(now.row(y)[x] - then.row(y)[x]);
        sum += difference;
        far_off += difference > 64 ? 1 : 0;
      }
    const double all = static_cast<double>(now.height()) * now.stride();
    EXPECT_LT(sum / all, 1.0) << form.ref.id << ": look at it, then run with UKETSUKE_GOLDEN=update";
    EXPECT_LT(far_off / all, 0.002) << form.ref.id;
  }
}

}  // namespace
}  // namespace uketsuke::render
