#include "tools/page_maker/office/loose_sheets.h"

#include <array>
#include <cmath>
#include <numbers>

#include "core/errors/failure.h"
#include "tools/page_maker/ink/writer.h"

namespace uketsuke::page_maker {
namespace {

constexpr Size<FormMm> kA4{210, 297};
constexpr Size<FormMm> kLongEnvelope{120, 235};  // 長形3号

render::TextStyle sized(double pt, render::FontRole font = render::FontRole::Mincho) {
  render::TextStyle style;
  style.size_pt = pt;
  style.font = font;
  return style;
}

// What one hand writes on a printed ground.
class Sheet {
 public:
  Sheet(const GlyphSet& set, render::Canvas canvas, Size<FormMm> size, double dpi, Random random)
      : set_(set), random_(random), size_(size), ground_(canvas.finish_image()),
        ink_(ground_.width(), ground_.height(), dpi), hand_(invent_hand(set, random_)),
        writer_(set, hand_, random_.fork("writing"), ink_) {}

  /// Left out where the set has no strokes for a character.
  void write(const std::string& text, Rect<FormMm> place) {
    if (can_write(set_, text)) writer_.text(text, place, 1);
  }
  void stroke(std::vector<Point<FormMm>> points) { ink_.line(points, hand_.pen_mm); }
  /// A line as drawn without a ruler.
  void free_line(Point<FormMm> from, Point<FormMm> to) {
    std::vector<Point<FormMm>> points;
    constexpr int kSteps = 24;
    double off = 0;
    for (int i = 0; i <= kSteps; ++i) {
      const double at = static_cast<double>(i) / kSteps;
      off += random_.normal(0, 0.12);
      points.push_back({from.x + (to.x - from.x) * at + off, from.y + (to.y - from.y) * at + off * 0.6});
    }
    stroke(std::move(points));
  }
  void ring(Point<FormMm> centre, double radius_mm) {
    std::vector<Point<FormMm>> points;
    constexpr int kSteps = 40;
    for (int i = 0; i <= kSteps + 2; ++i) {
      const double angle = 2 * std::numbers::pi * i / kSteps;
      const double r = radius_mm + random_.normal(0, 0.15);
      points.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    stroke(std::move(points));
  }
  DrawnSheet finish() {
    ink_.lay_over(ground_, hand_.ink_bgr);
    return {std::move(ground_), size_, {}};
  }

 private:
  const GlyphSet& set_;
  Random random_;
  Size<FormMm> size_;
  Image ground_;
  InkLayer ink_;
  Hand hand_;
  Writer writer_;
};

DrawnSheet draw_further(const GlyphSet& set, const Household& home, double dpi, const Random& random) {
  render::Canvas canvas = render::Canvas::image(kA4, dpi);
  canvas.text({90, 30}, "続　紙", sized(16));
  for (int row = 0; row < 18; ++row)
    canvas.line({24, 50.0 + 12 * row}, {186, 50.0 + 12 * row}, {0.15, render::kBlack, {}, false});
  Sheet sheet(set, std::move(canvas), kA4, dpi, random);
  const std::vector<std::string> lines{"とどけしょの　つづき", home.member.name(), home.member.kana(), "ほかに　かわったことは　ありません"};
  double y = 41;
  for (const std::string& line : lines) sheet.write(line, {28, y += 12, 130, 8.5});
  return sheet.finish();
}

// A municipality's own application, ruled and filled by hand; it resembles ours and carries no code.
DrawnSheet draw_other_form(const GlyphSet& set, const Household& home, double dpi, const Random& random) {
  render::Canvas canvas = render::Canvas::image(kA4, dpi);
  canvas.text({62, 26}, "国民健康保険異動届（市町村用）", sized(15));
  canvas.text({22, 40}, home.home.city + "長　様", sized(11));
  const std::vector<std::string> labels{"届出人氏名", "フリガナ", "住所", "世帯主", "電話番号", "異動の理由", "勤務先", "職業"};
  const render::BoxStyle box{render::Stroke{0.3, render::kBlack, {}, false}, {}, 0};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double y = 50 + 15 * static_cast<double>(i);
    canvas.box({22, y, 36, 15}, box);
    canvas.box({58, y, 130, 15}, box);
    canvas.text({25, y + 9}, labels[i], sized(9.5, render::FontRole::Gothic));
  }
  canvas.box({22, 184, 166, 60}, box);
  canvas.text({25, 190}, "市町村処理欄", sized(8, render::FontRole::Gothic));
  Sheet sheet(set, std::move(canvas), kA4, dpi, random);
  const std::vector<std::string> written{home.member.name(), home.member.kana(), home.home_line, home.member.name(),
                                         home.phone,         "他保険から加入",   home.workplace, home.duties};
  for (std::size_t i = 0; i < written.size(); ++i)
    sheet.write(written[i], {62, 53 + 15 * static_cast<double>(i), 122, 9});
  return sheet.finish();
}

// How to find the house, as people draw it: a few streets, a station, an arrow.
DrawnSheet draw_map(const GlyphSet& set, const Household& home, double dpi, const Random& random) {
  Sheet sheet(set, render::Canvas::image(kA4, dpi), kA4, dpi, random);
  sheet.write("ちず", {30, 24, 40, 12});
  for (const double x : {60.0, 66.0, 140.0, 146.0}) sheet.free_line({x, 60}, {x + 4, 230});
  for (const double y : {110.0, 116.0, 180.0, 186.0}) sheet.free_line({24, y}, {190, y + 5});
  sheet.ring({103, 150}, 11);
  sheet.write("いえ", {96, 146, 14, 8});
  sheet.free_line({150, 70}, {114, 140});
  sheet.free_line({114, 140}, {121, 137});
  sheet.free_line({114, 140}, {115, 132});
  sheet.write("えき", {152, 60, 24, 9});
  sheet.write(home.member.name(), {110, 250, 70, 10});
  return sheet.finish();
}

DrawnSheet draw_envelope(const GlyphSet& set, const Household& home, double dpi, const Random& random) {
  render::Canvas canvas = render::Canvas::image(kLongEnvelope, dpi);
  canvas.box({0, 0, 120, 235}, {{}, render::Colour{0.86, 0.77, 0.62}, 0});
  const render::BoxStyle box{render::Stroke{0.3, render::Colour{0.75, 0.2, 0.15}, {}, false}, {}, 0};
  for (int i = 0; i < 7; ++i) canvas.box({60.0 + 7.4 * i + (i > 2 ? 1.5 : 0), 12, 6, 8}, box);
  canvas.box({8, 8, 18, 22}, {render::Stroke{0.25, render::kBlack, {0.6, 0.6}, false}, {}, 0});
  Sheet sheet(set, std::move(canvas), kLongEnvelope, dpi, random);
  sheet.ring({24, 34}, 10);
  sheet.ring({24, 34}, 7);
  sheet.write("国民健康保険組合", {24, 96, 80, 12});
  sheet.write("ざいちゅう　とどけしょ", {14, 150, 60, 9});
  sheet.write(home.home_line, {10, 196, 96, 8});
  sheet.write(home.member.name(), {40, 210, 62, 10});
  return sheet.finish();
}

}  // namespace

DrawnSheet draw_loose_sheet(const GlyphSet& set, PaperKind kind, const Household& home, double dpi,
                            const Random& random) {
  switch (kind) {
    case PaperKind::FurtherSheet: return draw_further(set, home, dpi, random);
    case PaperKind::OtherForm: return draw_other_form(set, home, dpi, random);
    case PaperKind::Drawing: return draw_map(set, home, dpi, random);
    case PaperKind::Envelope: return draw_envelope(set, home, dpi, random);
    case PaperKind::Form:
    case PaperKind::Certificate:
    case PaperKind::Stranger: break;
  }
  throw Failure("E-INPUT-VALUE", "not a loose sheet");
}

}  // namespace uketsuke::page_maker
