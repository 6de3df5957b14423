#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "render/canvas/canvas.h"
#include "tests/ocr/documents/made_pages.h"

// What an office leaves out on purpose is left out in many ways, and none of them is a number.
namespace uketsuke::ocr::test {
namespace {

using render::Canvas;

struct Mask {
  const char* name;
  std::function<void(Canvas&, Point<FormMm>, const render::TextStyle&)> draw;  ///< ends at the point, on its baseline
};

Mask signs(const char* text) {
  return {text,
          [text](Canvas& canvas, Point<FormMm> at, const render::TextStyle& style) { canvas.text(at, text, style); }};
}

void hatch(Canvas& canvas, const Rect<FormMm>& box) {
  canvas.push();
  canvas.clip(box);
  for (double x = box.x - box.h; x < box.right(); x += 1.0)
    canvas.line({x, box.bottom()}, {x + box.h, box.y}, {0.25, render::kBlack, {}, false});
  canvas.pop();
  canvas.box(box, {render::Stroke{0.2, render::kBlack, {}, false}, {}, 0});
}

std::vector<Mask> masks() {
  std::vector<Mask> out;
  for (const char* text : {"*****", "***", "＊＊＊", "＊＊＊＊＊＊＊", "●●●●", "○○○○○", "※※※", "■■■■■", "××××",
                           "－－－", "―――――", "* * * *"})
    out.push_back(signs(text));
  out.push_back({"blackened", [](Canvas& canvas, Point<FormMm> at, const render::TextStyle&) {
                   canvas.box({at.x - 20, at.y - 3.4, 20, 4}, {{}, render::kBlack, 0});
                 }});
  out.push_back({"hatched", [](Canvas& canvas, Point<FormMm> at, const render::TextStyle&) {
                   hatch(canvas, {at.x - 20, at.y - 3.4, 20, 4});
                 }});
  return out;
}

struct Item {
  const char* label;
  const char* field;
  const char* shown;  ///< nullptr: masked
};
const std::vector<Item>& items() {
  static const std::vector<Item> all = {{"合計所得金額", "total_income", "4,079,529円"},
                                        {"総所得金額等", "gross_income", "4,079,529円"},
                                        {"給与収入", "salary_revenue", "5,942,183円"},
                                        {"控除合計額", "deductions", nullptr},
                                        {"課税標準額", "tax_base", nullptr},
                                        {"年税額", "annual_tax", nullptr}};
  return all;
}

/// A 課税証明書 with three amounts in its left list and three masked ones in its right list, close beside.
Image certificate(const Mask& mask, bool ruled, const render::TextStyle& print) {
  Canvas canvas = Canvas::image({210, 297}, 300);
  render::TextStyle title = print;
  title.size_pt = 18;
  canvas.text({60, 30}, "所得・課税証明書", title);
  canvas.text({30, 42}, "令和8年度", print);
  canvas.text({30, 55}, "氏名　　　堀内　宗平", print);
  canvas.text({30, 65}, "生年月日　昭和40年10月16日", print);
  render::TextStyle right = print;
  right.align = render::HAlign::Right;
  for (std::size_t i = 0; i < items().size(); ++i) {
    const double x = i < 3 ? 20 : 106, y = 85 + 9.0 * static_cast<double>(i % 3);
    canvas.text({x + 1.5, y}, items()[i].label, print);
    if (items()[i].shown != nullptr)
      canvas.text({x + 83.5, y}, items()[i].shown, right);
    else
      mask.draw(canvas, {x + 83.5, y}, right);
    const render::BoxStyle rule{render::Stroke{0.25, render::kBlack, {}, false}, {}, 0};
    if (ruled) canvas.box({x, y - 6, 36, 9}, rule), canvas.box({x + 36, y - 6, 50, 9}, rule);
  }
  canvas.text({30, 150}, "上記のとおり相違ないことを証明します。", print);
  canvas.text({30, 162}, "令和8年10月27日", print);
  canvas.text({100, 174}, "青葉市長　石鍋　柊磨", print);
  return canvas.finish_image();
}

TEST(Masked, IsNoNumber) {
  int page = 0, plain = 0;
  for (const Mask& mask : masks())
    for (const bool ruled : {false, true}) {
      render::TextStyle print;
      print.font = page % 2 == 0 ? render::FontRole::Mincho : render::FontRole::Gothic;
      print.size_pt = page % 3 == 0 ? 9 : page % 3 == 1 ? 10.5 : 12;
      ++page;
      const DocumentPage read = read_scan(certificate(mask, ruled, print), {300, 300});
      const std::string where =
          std::string(mask.name) + (ruled ? " ruled " : " unruled ") + std::to_string(print.size_pt);
      ASSERT_TRUE(read.recognised) << where;
      for (const Item& item : items()) {
        const FieldReading* got = find_reading(read.reading, item.field, 0);
        if (item.shown == nullptr) {
          EXPECT_TRUE(got == nullptr || got->state != ReadState::Read)
              << where << " " << item.field << " " << got->value;
        } else if (got != nullptr && got->doubts.empty()) {
          ++plain;
          EXPECT_EQ(got->value, item.field == std::string("salary_revenue") ? "5942183" : "4079529") << where;
        }
      }
    }
  EXPECT_GT(plain, page * 3 * 9 / 10) << "what is printed is read beside it";
}

}  // namespace
}  // namespace uketsuke::ocr::test
