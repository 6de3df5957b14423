#include "capture/identify/blank.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "capture/cleanup/binarise.h"
#include "capture/cleanup/runs.h"
#include "capture/identify/straight_traces.h"
#include "core/image/channels.h"

namespace uketsuke::capture {
namespace {

// Streaks and folds on an empty side; a dirty feeder was seen to draw six.
constexpr int kMostTraces = 8;

struct Sheet {
  double w_mm, h_mm, px_per_mm;
};

// A hole is a round dark disc of 3 to 9 mm within 20 mm of a long or short edge.
bool punched_hole(const Blob& b, const Sheet& s) {
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm;
  const double x = (b.x0 + b.x1) / 2.0 / s.px_per_mm, y = (b.y0 + b.y1) / 2.0 / s.px_per_mm;
  const double edge = std::min({x, y, s.w_mm - x, s.h_mm - y});
  return w >= 3 && w <= 9 && h >= 3 && h <= 9 && std::abs(w - h) < 1.2 && edge < 20 && b.fill() > 0.6 && b.fill() < 0.9;
}

// The shadow of the sheet's edge, or a rest of the lid: a thin straight line along it.
bool edge_shadow(const Blob& b, const Sheet& s) {
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm;
  const double from_edge = std::min({b.x1 / s.px_per_mm, b.y1 / s.px_per_mm, s.w_mm - b.x0 / s.px_per_mm,
                                     s.h_mm - b.y0 / s.px_per_mm});
  return std::max(w, h) > 15 && std::min(w, h) < 3 && from_edge < 6;
}

// The end of a streak that cleanup took out of the rest of the sheet: thinner than a pen, at an edge, pointing at it.
bool streak_end(const Blob& b, const Sheet& s) {
  constexpr double kThinnerThanAPen_mm = 0.4, kReach_mm = 12;
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm;
  const bool upright = h > w;
  const double from_edge = upright ? std::min(b.y1 / s.px_per_mm, s.h_mm - b.y0 / s.px_per_mm)
                                   : std::min(b.x1 / s.px_per_mm, s.w_mm - b.x0 / s.px_per_mm);
  return std::min(w, h) < kThinnerThanAPen_mm && from_edge < kReach_mm;
}

// How far the ink of a piece lies from its own axis at most, in pixels: half the thickness of a straight one.
double off_axis(const Blobs& all, std::size_t index) {
  std::vector<Point<CleanPx>> ends;
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
  for (const Run& run : all.runs) {
    if (run.blob != static_cast<int>(index)) continue;
    for (const int end : {run.x0, run.x1}) {
      ends.push_back({static_cast<double>(end), run.y + 0.5});
      const Point<CleanPx>& p = ends.back();
      ++n, sx += p.x, sy += p.y, sxx += p.x * p.x, sxy += p.x * p.y, syy += p.y * p.y;
    }
  }
  const double cx = sx / n, cy = sy / n;
  const double turn = std::atan2(2 * (sxy / n - cx * cy), (sxx / n - cx * cx) - (syy / n - cy * cy)) / 2;
  double farthest = 0;
  for (const Point<CleanPx>& p : ends)
    farthest = std::max(farthest, std::abs((p.y - cy) * std::cos(turn) - (p.x - cx) * std::sin(turn)));
  return farthest;
}

// A staple's wire or its shadow, straight and thin beside a corner of the sheet, which office staples of 8 to 12 mm are
// driven into; its end may be off the sheet, or the scan may show 5 mm of the bed around it.
bool staple(const Blobs& all, std::size_t index, const Sheet& s) {
  const Blob& b = all.blobs[index];
  const double length = std::hypot(b.width(), b.height()) / s.px_per_mm;
  const double from_side = std::min(b.x1 / s.px_per_mm, s.w_mm - b.x0 / s.px_per_mm);
  const double from_end = std::min(b.y1 / s.px_per_mm, s.h_mm - b.y0 / s.px_per_mm);
  if (length < 4 || length > 14) return false;
  if (std::max(from_side, from_end) > 32 || std::min(from_side, from_end) > 20) return false;
  return off_axis(all, index) / s.px_per_mm < 0.9;  // a wire of 0.5 mm with its shadow beside it
}

// Specks lie anywhere; a dotted line or a pale stipple puts many of them into one place. 4 mm is a character.
bool crowded(const std::vector<Point<CleanPx>>& dots, const Sheet& s) {
  constexpr double kPlace_mm = 4;
  constexpr int kMostPlaces = 2;
  std::map<std::pair<int, int>, int> places;
  for (const Point<CleanPx>& dot : dots)
    ++places[{static_cast<int>(dot.x / s.px_per_mm / kPlace_mm), static_cast<int>(dot.y / s.px_per_mm / kPlace_mm)}];
  const auto written = [](const auto& place) { return place.second >= 5; };
  return std::count_if(places.begin(), places.end(), written) > kMostPlaces;
}

// Where next to nobody writes and where a shadow would join with a staple.
constexpr double kRim_mm = 2;

Image without_rim(const Image& binary, const Sheet& s) {
  Image picture = binary.clone();
  const int rim = static_cast<int>(kRim_mm * s.px_per_mm);
  for (int y = 0; y < picture.height(); ++y) {
    std::uint8_t* row = picture.row(y);
    const bool all = y < rim || y >= picture.height() - rim;
    std::fill(row, row + (all ? picture.width() : rim), std::uint8_t{255});
    std::fill(row + picture.width() - rim, row + picture.width(), std::uint8_t{255});
  }
  return picture;
}

// What may be left of an empty side after its traces are out.
class Remains {
 public:
  Remains(const Blobs& all, const Sheet& sheet, int traces) : all_(all), sheet_(sheet), traces_(traces) {}

  /// False for a piece that somebody wrote, printed or stamped.
  bool take(std::size_t index) {
    const Blob& b = all_.blobs[index];
    const double px = sheet_.px_per_mm, longer = std::max(b.width(), b.height()) / px;
    if (punched_hole(b, sheet_) || edge_shadow(b, sheet_) || streak_end(b, sheet_)) return true;
    if (longer < 0.9) {  // smaller than anything that a person writes
      if (b.area >= 4) dots_.push_back({b.x0 + b.width() / 2.0, b.y0 + b.height() / 2.0});
      return true;
    }
    // What begins at the rim may have lost as much of its height there: writing of 5 mm was taken for a fax header.
    const double begins = b.y0 / px, bottom = b.y1 / px, top = begins > kRim_mm ? begins : 0;
    if (bottom < 12 && bottom - top < 4.5) {
      header_top_ = std::min(header_top_, top);
      header_bottom_ = std::max(header_bottom_, bottom);
      return true;
    }
    // 3 mm are a character, a tick or a seal; less may be a fibre or a scratch, and specks are seldom above 1.6 mm.
    if (longer >= 3) return staple(all_, index, sheet_) && ++staples_ <= 2;  // wire and shadow; more is somebody's tally
    ++(longer < 1.6 ? large_specks_ : stray_);
    return true;
  }

  bool nothing_written() const {
    // A fax header is one line of print; two lines are somebody's text.
    const bool header_is_one_line = header_bottom_ - header_top_ < 5;
    const auto dots = static_cast<int>(dots_.size());
    // A stroke that crossed a trace that was taken out is two short ones now.
    const int most_stray = traces_ == 0 ? 2 : 0, most_large = traces_ == 0 ? 2 : 1;
    // 1.2 specks on a square centimetre of A4 is the dirtiest sheet that was seen; one in 150 of them is a large one.
    return header_is_one_line && stray_ <= most_stray && stray_ + large_specks_ <= most_large + dots / 150 &&
           dots < 1000 && !crowded(dots_, sheet_);
  }

 private:
  const Blobs& all_;
  const Sheet& sheet_;
  int traces_;
  int stray_ = 0, large_specks_ = 0, staples_ = 0;
  std::vector<Point<CleanPx>> dots_;
  double header_top_ = 1e9, header_bottom_ = 0;
};

// Whether a picture of ink shows no more than an empty side does.
bool nothing_on(const Image& binary, const CleanPage& page) {
  const double px = page.report.dpi.x / 25.4;
  const Sheet sheet{binary.width() / px, binary.height() / px, px};
  const Image whole = without_rim(binary, sheet);
  // A written side has hundreds of strokes and needs no closer look; a dotted trace has some dozens of pieces.
  constexpr int kWritten = 500;
  const auto strokes = [&](const Blobs& all) {
    return std::count_if(all.blobs.begin(), all.blobs.end(),
                         [&](const Blob& b) { return std::max(b.width(), b.height()) >= px; });
  };
  if (strokes(find_blobs(whole)) > kWritten) return false;
  const Traced traced = without_straight_traces(whole, page, kMostTraces);
  const Blobs found = find_blobs(traced.picture);
  Remains remains(found, sheet, traced.traces);
  for (std::size_t i = 0; i < found.blobs.size(); ++i)
    if (!remains.take(i)) return false;
  return remains.nothing_written();
}

// Ink of every colour, also of those in which forms are printed and which are dropped for reading.
Image ink_of_any_colour(const CleanPage& page) {
  Image grey = darkest_channel(page.colour);
  Image binary = binarised(grey, page.report.dpi.x);
  despeckle(binary, grey, page.report.dpi.x, 1);
  return binary;
}

}  // namespace

bool is_blank(const CleanPage& page) {
  // What is too blurred or too pale to be read may still be there. That a side lies askew says nothing of an empty one: a
  // staple may be its only line.
  const auto& reasons = page.quality.reasons;
  const bool askew_alone = reasons.size() == 1 && reasons.front() == "skewed";
  if (page.quality.rescan && !askew_alone) return false;
  // A guessed resolution that makes a strip of the sheet is none (a receipt of 4 m shrunk to 297 mm): thin lines are gone.
  constexpr double kNarrowest_mm = 20;
  const Dpi& dpi = page.report.dpi;
  if (dpi.source == DpiSource::Unknown && std::min(page.grey.width(), page.grey.height()) < kNarrowest_mm * dpi.x / 25.4)
    return false;
  return nothing_on(page.binary, page) && (page.colour.empty() || nothing_on(ink_of_any_colour(page), page));
}

}  // namespace uketsuke::capture
