#include "render/notice/address_block.h"

#include <charconv>

#include <fmt/format.h>

#include "core/errors/failure.h"

namespace uketsuke::render {
namespace {

// Sizes of the block, in points: the postal code reads first, the name is the largest. The block of one
// postal line, three address lines, a name and a reference is 28 mm high; a 長3 window of 45 mm with 6 mm of
// play leaves 33 mm.
constexpr double kPostal_pt = 10.5;
constexpr double kAddress_pt = 9.5;
constexpr double kName_pt = 12;
constexpr double kBelow_pt = 8;
constexpr double kGap_mm = 1.0;
constexpr int kMostAddressLines = 3;
// 長体 to 70 % and a size of 80 % still print clearly at 7.6 pt; below that a delivery person has to guess.
constexpr double kLeastCondense = 0.7;
constexpr double kLeastSize = 0.8;

TextStyle style_of(double size_pt, FontRole font) {
  TextStyle s;
  s.font = font;
  s.size_pt = size_pt;
  s.valign = VAlign::Top;
  return s;
}

/// Breaks at full-width spaces (between street and building) when the address is too long for one line.
std::string broken_address(Canvas& canvas, const std::string& text, double width_mm) {
  if (canvas.measure(text, style_of(kAddress_pt, FontRole::Mincho)).w_mm <= width_mm) return text;
  std::string broken = text;
  const std::string space = "　";
  if (const std::size_t at = broken.find(space); at != std::string::npos) broken.replace(at, space.size(), 1, '\n');
  return broken;
}

double draw_line(Canvas& canvas, const Rect<FormMm>& safe, double y, const std::string& text, double size_pt,
                 FontRole font, int lines) {
  if (text.empty()) return y;
  TextFit fit;
  fit.max_w_mm = safe.w;
  fit.wrap = lines > 1;
  fit.line_pitch_em = 1.25;
  fit.least_condense = kLeastCondense;
  fit.least_size = kLeastSize;
  const double em_mm = size_pt * 25.4 / 72;
  fit.max_h_mm = em_mm * (1 + (lines - 1) * fit.line_pitch_em);
  return y + canvas.text({safe.x, y}, text, style_of(size_pt, font), fit).h_mm + kGap_mm;
}

bool meets(const Rect<FormMm>& a, const Rect<FormMm>& b) { return !intersect(a, b).empty(); }

Rect<FormMm> place_of(const NoticeElement& e) {
  struct Place {
    Rect<FormMm> operator()(const TextElement& t) const { return t.rect; }
    Rect<FormMm> operator()(const BoxElement& b) const { return b.rect; }
    Rect<FormMm> operator()(const SealElement& s) const { return s.rect; }
    Rect<FormMm> operator()(const CodeElement& c) const { return c.rect; }
    Rect<FormMm> operator()(const AddressElement&) const { return {}; }
    Rect<FormMm> operator()(const LineElement& l) const {
      const double half = l.stroke.width_mm / 2;
      return Rect<FormMm>{std::min(l.from.x, l.to.x), std::min(l.from.y, l.to.y), std::abs(l.to.x - l.from.x),
                          std::abs(l.to.y - l.from.y)}
          .grown(half);
    }
  };
  return std::visit(Place{}, e.what);
}

}  // namespace

void draw_address(Canvas& canvas, const AddressElement& address, Rect<FormMm> safe, const Expander& expand) {
  double y = draw_line(canvas, safe, safe.y, expand(address.postal_code), kPostal_pt, FontRole::Mincho, 1);
  const std::string street = broken_address(canvas, expand(address.address), safe.w);
  y = draw_line(canvas, safe, y, street, kAddress_pt, FontRole::Mincho, kMostAddressLines) + kGap_mm;
  y = draw_line(canvas, safe, y, expand(address.name) + "　" + expand(address.honorific), kName_pt, FontRole::Name, 1);
  y = draw_line(canvas, safe, y, expand(address.below), kBelow_pt, FontRole::Mincho, 1) - kGap_mm;
  if (y > safe.bottom() + 1e-6) {
    throw Failure("E-RENDER-OVERFLOW",
                  fmt::format("address block is {:.1f} mm high, the window's safe area {:.1f} mm", y - safe.y, safe.h));
  }
}

EnvelopeWindow window_of(const NoticeLayout& layout, const NoticeTemplate& form, const Expander& expand) {
  if (!layout.has_window() || !form.variable("envelope.window_mm")) return layout.window;
  const std::string set = expand.value("envelope.window_mm");
  if (set.empty()) return layout.window;
  double n[6] = {};
  const char* at = set.data();
  const char* end = set.data() + set.size();
  for (int i = 0; i < 6; ++i) {
    const auto [next, error] = std::from_chars(at, end, n[i]);
    const bool last = i == 5;
    if (error != std::errc() || (last ? next != end : next == end || *next != ',')) {
      throw Failure("E-INPUT-VALUE", "envelope.window_mm is x,y,w,h,play_x,play_y in mm");
    }
    at = next + 1;
  }
  const EnvelopeWindow window{{n[0], n[1], n[2], n[3]}, {n[4], n[5]}};
  if (n[4] < 0 || n[5] < 0 || window.safe().empty()) {
    throw Failure("E-INPUT-VALUE", "envelope.window_mm leaves no safe area");
  }
  return window;
}

void check_window(const NoticeLayout& layout, const EnvelopeWindow& window, const Expander& expand) {
  const Rect<FormMm> shown = window.shown();
  for (const NoticeElement& e : layout.elements) {
    if (e.on == OnPages::Later || e.on == OnPages::Back || !expand.holds(e.when)) continue;
    if (meets(place_of(e), shown)) {
      throw Failure("E-RENDER-OVERFLOW", "something besides the address would show in the envelope's window");
    }
  }
  if (!layout.flow.empty() && meets(layout.flow_first, shown)) {
    throw Failure("E-RENDER-OVERFLOW", "the text would show in the envelope's window");
  }
}

}  // namespace uketsuke::render
