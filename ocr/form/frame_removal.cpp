#include "ocr/form/frame_removal.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "ocr/image/components.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// Widest printed line, mm.
constexpr double kLineMm = 0.45;
/// Least share of the side that must be dark for a line to be there; handwriting along a border reaches 0.5.
constexpr double kLeastShare = 0.6;

/// Pixels darker than the printed lines by more than this factor are ink on them.
constexpr double kLineSpread = 1.3;

/// The frames are as dark as that share of the comb's lines at most: strokes that lie on a side are fewer than the
/// sides; on a scan in two tones the half of the lines that came out broken is paler than the frames are.
constexpr double kDarkestPrint = 0.75;

/// A comb has its frames where lines are found on that share of its sides.
constexpr double kLeastFramed = 0.25;

/// Walks along a side in steps of a pixel; `across` counts pixels away from the cell.
class Side {
 public:
  Side(Image& image, bool level, double at, double from, double to)
      : image_(image),
        level_(level),
        at_(static_cast<int>(std::lround(at))),
        from_(static_cast<int>(std::ceil(from))),
        to_(static_cast<int>(std::floor(to))) {}

  int from() const { return from_; }
  int to() const { return to_; }
  std::uint8_t* pixel(int along, int across) const {
    const int other = at_ + across;
    const int x = level_ ? along : other, y = level_ ? other : along;
    if (x < 0 || y < 0 || x >= image_.width() || y >= image_.height()) return nullptr;
    return image_.row(y) + x;
  }
  bool dark(int along, int across, double paper) const {
    const std::uint8_t* p = pixel(along, across);
    return p != nullptr && paper - *p > kFrameLeastDark;
  }

 private:
  Image& image_;
  bool level_;
  int at_;
  int from_, to_;
};

double dark_share(const Side& side, int across, double paper) {
  int n = 0;
  for (int i = side.from(); i < side.to(); ++i) n += side.dark(i, across, paper);
  return static_cast<double>(n) / std::max(1, side.to() - side.from());
}

/// How dark the line is: the median along it, so that strokes crossing it do not count.
double line_darkness(const Side& side, int across, double paper) {
  std::vector<double> dark;
  for (int i = side.from(); i < side.to(); ++i)
    if (const std::uint8_t* p = side.pixel(i, across)) dark.push_back(paper - *p);
  return median(std::move(dark));
}

/// A line found along a side.
struct Line {
  Side side;
  int first, last;  ///< across, pixels; soft edges included
  double dark;      ///< below the paper, of 255
};

std::optional<Line> find_line(const Side& side, double px, double paper) {
  const int reach = static_cast<int>(std::ceil(kFrameReachMm * px)), widest = static_cast<int>(std::ceil(kLineMm * px));
  int best = 0;
  double share = 0;
  for (int d = -reach; d <= reach; ++d)
    if (const double s = dark_share(side, d, paper); s > share) share = s, best = d;
  if (share < kLeastShare) return std::nullopt;
  int first = best, last = best;
  while (best - first < widest && dark_share(side, first - 1, paper) > share * 0.4) --first;
  while (last - best < widest && dark_share(side, last + 1, paper) > share * 0.4) ++last;
  // One pixel more to each side takes the soft edge.
  return Line{side, first - 1, last + 1, line_darkness(side, best, paper)};
}

/// How dark the frames are, of 255; of some lines.
double printed_darkness(const std::vector<Line>& lines) {
  std::vector<double> darkness;
  for (const Line& line : lines) darkness.push_back(line.dark);
  const auto at = darkness.begin() + static_cast<std::ptrdiff_t>(kDarkestPrint * static_cast<double>(darkness.size()));
  std::nth_element(darkness.begin(), at, darkness.end());
  return *at;
}

/// Paints a line over, but for what is darker than `printed`; a stroke that is dark beyond both edges crosses the line
/// and stays.
void remove_line(const Line& line, double printed, double paper) {
  const double darkest = printed * kLineSpread + kFrameLeastDark;
  for (int i = line.side.from(); i < line.side.to(); ++i) {
    if (line.side.dark(i, line.first - 1, paper) && line.side.dark(i, line.last + 1, paper)) continue;
    for (int d = line.first; d <= line.last; ++d)
      if (std::uint8_t* p = line.side.pixel(i, d); p != nullptr && paper - *p < darkest)
        *p = static_cast<std::uint8_t>(std::max<double>(*p, paper));
  }
}

}  // namespace

FieldCut without_frames(const FieldCut& cut, std::span<const Rect<FormMm>> cells) {
  FieldCut out = cut;
  out.grey = cut.grey.clone();
  const double paper = cut.paper, px = cut.px_per_mm;
  std::vector<Line> lines;
  const auto look = [&](const Side& side) {
    if (const auto line = find_line(side, px, paper)) lines.push_back(*line);
  };
  for (const auto& cell : cells) {
    const double x0 = cut.x_px(cell.x), x1 = cut.x_px(cell.right()), y0 = cut.y_px(cell.y),
                 y1 = cut.y_px(cell.bottom());
    for (const double y : {y0, y1}) look(Side(out.grey, true, y, x0, x1));
    for (const double x : {x0, x1}) look(Side(out.grey, false, x, y0, y1));
  }
  // Where the frames have dropped out a straight line on a side is a stroke: the 1 of somebody who begins late.
  if (static_cast<double>(lines.size()) >= kLeastFramed * 4 * static_cast<double>(cells.size())) {
    const double printed = printed_darkness(lines);
    for (const Line& line : lines) remove_line(line, std::min(line.dark, printed), paper);
  }
  out.paper = paper_level(out.grey);
  return out;
}

}  // namespace uketsuke::ocr
