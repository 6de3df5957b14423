#include "ocr/documents/page/ruled_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace uketsuke::ocr {
namespace {

constexpr double kLeastHorizontalMm = 8;
constexpr double kLeastVerticalMm = 4.8;
constexpr double kMostThickMm = 1.6;
/// A vertical rule is longer than this in heights of print: names are set a sixth higher than the rest, and the lowest row of
/// a table is half as high again as its print.
constexpr double kOverPrint = 1.3;
/// Breaks in a line that are bridged: specks of lost toner.
constexpr double kGapMm = 0.25;
constexpr double kSlackMm = 1.2;

/// A stretch of ink on one pixel row or column.
struct Run {
  int across;
  int from;
  int to;
};

/// Pixels seen along a direction, so that horizontal and vertical lines share their code.
struct Along {
  const ImageView& image;
  bool turned;
  int length() const { return turned ? image.height : image.width; }
  int width() const { return turned ? image.width : image.height; }
};

std::vector<Run> runs_of(const Along& view, int least, int gap) {
  std::vector<Run> out;
  if (!view.turned) {
    for (int y = 0; y < view.width(); ++y) {
      const std::uint8_t* row = view.image.row(y);
      int start = -1, last = -1;
      for (int x = 0; x <= view.length(); ++x) {
        const bool ink = x < view.length() && row[x] < 128;
        if (ink) {
          if (start < 0) start = x;
          last = x;
        } else if (start >= 0 && (x - last > gap || x == view.length())) {
          if (last - start + 1 >= least) out.push_back({y, start, last + 1});
          start = -1;
        }
      }
    }
    return out;
  }
  // Columns are followed all at once, row by row: the image is read in the order it lies in memory.
  std::vector<int> start(static_cast<std::size_t>(view.width()), -1), last(start);
  for (int y = 0; y <= view.length(); ++y)
    for (int x = 0; x < view.width(); ++x) {
      const auto i = static_cast<std::size_t>(x);
      const bool ink = y < view.length() && view.image.row(y)[x] < 128;
      if (ink) {
        if (start[i] < 0) start[i] = y;
        last[i] = y;
      } else if (start[i] >= 0 && (y - last[i] > gap || y == view.length())) {
        if (last[i] - start[i] + 1 >= least) out.push_back({x, start[i], last[i] + 1});
        start[i] = -1;
      }
    }
  std::sort(out.begin(), out.end(), [](const Run& a, const Run& b) { return a.across < b.across; });
  return out;
}

/// A line being gathered from runs on neighbouring pixel rows.
struct Gathered {
  int from, to, across_first, across_last;
  double sum_left, n_left, sum_right, n_right;  ///< where its ends lie across
};

std::vector<RuledLine> lines_of(const std::vector<Run>& runs, double most_thick) {
  std::vector<Gathered> open, done;
  for (const Run& run : runs) {
    for (std::size_t i = open.size(); i-- > 0;)
      if (run.across - open[i].across_last > 3) {
        done.push_back(open[i]);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
      }
    Gathered* home = nullptr;
    for (Gathered& line : open)
      if (run.from <= line.to + 12 && run.to + 12 >= line.from) home = &line;
    if (home == nullptr) {
      open.push_back({run.from, run.to, run.across, run.across, 0, 0, 0, 0});
      home = &open.back();
    }
    const int middle = (std::min(home->from, run.from) + std::max(home->to, run.to)) / 2;
    if (run.from < middle) home->sum_left += run.across, home->n_left += 1;
    if (run.to > middle) home->sum_right += run.across, home->n_right += 1;
    home->from = std::min(home->from, run.from);
    home->to = std::max(home->to, run.to);
    home->across_last = run.across;
  }
  done.insert(done.end(), open.begin(), open.end());
  std::vector<RuledLine> out;
  for (const Gathered& g : done) {
    // A slanting line is as "thick" as its slant; more than that is a bar or a picture.
    const double slant = 0.012 * (g.to - g.from);
    if (g.across_last - g.across_first > most_thick + slant) continue;
    const double left = g.n_left > 0 ? g.sum_left / g.n_left : g.across_first;
    const double right = g.n_right > 0 ? g.sum_right / g.n_right : g.across_first;
    // The two means lie at a quarter and three quarters of the way.
    const double slope = (right - left) / 2;
    out.push_back({static_cast<double>(g.from), static_cast<double>(g.to), left - slope / 2, right + slope / 2});
  }
  return out;
}

}  // namespace

RuledLines RuledLines::find(const ImageView& binary, double px_per_mm, double print_px) {
  RuledLines out;
  if (binary.empty()) return out;
  const int gap = std::max(1, static_cast<int>(kGapMm * px_per_mm));
  const auto px = [&](double mm) { return static_cast<int>(mm * px_per_mm); };
  out.horizontal_ = lines_of(runs_of({binary, false}, px(kLeastHorizontalMm), gap), kMostThickMm * px_per_mm);
  const int least = std::max(px(kLeastVerticalMm), static_cast<int>(kOverPrint * print_px));
  out.vertical_ = lines_of(runs_of({binary, true}, least, gap), kMostThickMm * px_per_mm);
  out.slack_px_ = kSlackMm * px_per_mm;
  // A rule of a table ends on rules across it. What does not is a streak of the scanner's glass, a fold, or the sheet's
  // edge; taken for the side of a cell it would cut values off.
  const auto ends_on_rule = [&](const RuledLine& line, double y) {
    return std::any_of(out.horizontal_.begin(), out.horizontal_.end(), [&](const RuledLine& across) {
      const double x = line.at(y), slack = out.slack_px_;
      return x > across.from - slack && x < across.to + slack && std::abs(across.at(x) - y) < 1.5 * slack;
    });
  };
  std::erase_if(out.vertical_,
                [&](const RuledLine& line) { return !ends_on_rule(line, line.from) || !ends_on_rule(line, line.to); });
  return out;
}

namespace {

/// Ink across a rule thicker than this is a stroke of print that crosses it, mm (a frame is 0.35 mm, a blurred one
/// 0.6).
constexpr double kRuleThick_mm = 0.75;
/// How far a bent rule may stray from its straight course, mm.
constexpr double kStray_mm = 0.6;

/// Erases one rule; `pixel(i, k)` is the pixel at i along and k across it.
template <class Pixel>
void erase_rule(const RuledLine& line, int along, int across, double px_per_mm, Pixel pixel) {
  const int thick = static_cast<int>(kRuleThick_mm * px_per_mm), stray = static_cast<int>(kStray_mm * px_per_mm);
  for (int i = std::max(0, static_cast<int>(line.from) - 2); i < std::min(along, static_cast<int>(line.to) + 2); ++i) {
    const int middle = static_cast<int>(std::lround(line.at(i)));
    for (int k = std::max(0, middle - stray); k <= std::min(across - 1, middle + stray); ++k) {
      if (pixel(i, k) >= 128) continue;
      int from = k, to = k;
      while (from > 0 && pixel(i, from - 1) < 128 && to - from <= thick) --from;
      while (to + 1 < across && pixel(i, to + 1) < 128 && to - from <= thick) ++to;
      if (to - from < thick)
        for (int j = from; j <= to; ++j) pixel(i, j) = 255;
      k = to;
    }
  }
}

}  // namespace

Image RuledLines::erased(const ImageView& binary, double px_per_mm) const {
  Image out = Image::copy_of(binary);
  if (out.empty()) return out;
  std::uint8_t* data = out.row(0);
  const std::ptrdiff_t stride = out.stride();
  for (const RuledLine& line : horizontal_)
    erase_rule(line, out.width(), out.height(), px_per_mm,
               [&](int x, int y) -> std::uint8_t& { return data[y * stride + x]; });
  for (const RuledLine& line : vertical_)
    erase_rule(line, out.height(), out.width(), px_per_mm,
               [&](int y, int x) -> std::uint8_t& { return data[y * stride + x]; });
  return out;
}

RuledLines RuledLines::of(std::vector<RuledLine> horizontal, std::vector<RuledLine> vertical) {
  RuledLines out;
  out.horizontal_ = std::move(horizontal);
  out.vertical_ = std::move(vertical);
  return out;
}

std::optional<Rect<CleanPx>> RuledLines::cell_at(Point<CleanPx> p) const {
  double left = -1, right = 1e9, top = -1, bottom = 1e9;
  for (const RuledLine& line : vertical_) {
    if (p.y < line.from - slack_px_ || p.y > line.to + slack_px_) continue;
    const double x = line.at(p.y);
    if (x <= p.x)
      left = std::max(left, x);
    else
      right = std::min(right, x);
  }
  for (const RuledLine& line : horizontal_) {
    if (p.x < line.from - slack_px_ || p.x > line.to + slack_px_) continue;
    const double y = line.at(p.x);
    if (y <= p.y)
      top = std::max(top, y);
    else
      bottom = std::min(bottom, y);
  }
  if (left < 0 || top < 0 || right > 1e8 || bottom > 1e8) return std::nullopt;
  // Sides run beside the whole cell: just below a table its last sides seem to go on, down to the next table.
  const double middle = (top + bottom) / 2;
  const auto is_side = [&](double x) {
    return std::any_of(vertical_.begin(), vertical_.end(), [&](const RuledLine& line) {
      return middle > line.from - slack_px_ && middle < line.to + slack_px_ &&
             std::abs(line.at(middle) - x) < slack_px_;
    });
  };
  if (!is_side(left) || !is_side(right)) return std::nullopt;
  return Rect<CleanPx>{left, top, right - left, bottom - top};
}

bool RuledLines::vertical_between(Point<CleanPx> a, Point<CleanPx> b) const {
  const double y = (a.y + b.y) / 2;
  return std::any_of(vertical_.begin(), vertical_.end(), [&](const RuledLine& line) {
    if (y < line.from || y > line.to) return false;
    const double x = line.at(y);
    return x > std::min(a.x, b.x) && x < std::max(a.x, b.x);
  });
}

}  // namespace uketsuke::ocr
