#include "capture/cleanup/streaks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "capture/cleanup/tone.h"

namespace uketsuke::capture {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180.0;
// Every sixth pixel along a stripe tells its brightness: some 400 on a page. Whether there are streaks at all, which on
// most pages there are not, a third of them tells.
constexpr int kStep = 6, kCoarseStep = 18;
// The level that 60 % of a stripe's pixels stay above: paper, unless more than that share is ink.
constexpr double kShare = 0.4;
// A streak is this much darker than the paper beside it: less is grain, more (of 245) is a printed rule.
constexpr int kLeastDepth = 5, kMostDepth = 90;
// Beside it: 1.3 mm to either side at 300 dpi. A wider band is a tint, which is no streak.
constexpr int kBeside = 15;
// Share of stripes with a streak from which a page counts as streaked; ruled forms and tables have less.
constexpr double kLeastShare = 0.02;
// Below this slope over a page the leaning stripes are the level ones.
constexpr double kLeastSkew_deg = 0.05;

int grey_at(const Image& page, int x, int y) {
  const int n = channels(page.format());
  const std::uint8_t* p = page.view().row(y) + static_cast<std::ptrdiff_t>(x) * n;
  return n == 1 ? p[0] : (29 * p[0] + 150 * p[1] + 77 * p[2]) >> 8;
}

// Stripes one pixel wide along a page: rows (or columns) that lean by a slope.
struct Stripes {
  bool columns;
  int count;               // stripes
  int length;              // pixels of a stripe
  std::vector<int> shift;  // how far across the page a stripe has leant, by position along it

  Stripes(const Image& page, bool upright, double slope)
      : columns(upright),
        count(upright ? page.width() : page.height()),
        length(upright ? page.height() : page.width()) {
    for (int along = 0; along < length; ++along)
      shift.push_back(static_cast<int>(std::lround(slope * (along - length / 2))));
  }
  // Pixel of stripe `s` at `along`, -1 where it lies outside the page.
  int grey(const Image& page, int s, int along) const {
    const int across = s + shift[static_cast<std::size_t>(along)];
    if (across < 0 || across >= count) return -1;
    return columns ? grey_at(page, across, along) : grey_at(page, along, across);
  }
};

using Histogram = std::array<std::uint16_t, 256>;

int level_of(const Histogram& histogram) {
  int total = 0, sum = 0, v = 0;
  for (const auto n : histogram) total += n;
  if (total == 0) return kPaperLevel;
  for (; v < 255 && sum + histogram[static_cast<std::size_t>(v)] <= total * kShare; ++v)
    sum += histogram[static_cast<std::size_t>(v)];
  return v;
}

// Brightness of every stripe's paper.
std::vector<int> levels(const Image& page, const Stripes& stripes, int step) {
  std::vector<Histogram> histograms(static_cast<std::size_t>(stripes.count), Histogram{});
  const auto count = [&](int s, int along) {
    if (const int v = stripes.grey(page, s, along); v >= 0)
      ++histograms[static_cast<std::size_t>(s)][static_cast<std::size_t>(v)];
  };
  // Along the rows of the picture in either case, as memory lies.
  if (stripes.columns) {
    for (int along = 0; along < stripes.length; along += step)
      for (int s = 0; s < stripes.count; ++s) count(s, along);
  } else {
    for (int s = 0; s < stripes.count; ++s)
      for (int along = 0; along < stripes.length; along += step) count(s, along);
  }
  std::vector<int> out;
  for (const Histogram& h : histograms) out.push_back(level_of(h));
  return out;
}

// How much darker each stripe is than the paper beside it; 0 where it has no streak.
std::vector<int> depths(const std::vector<int>& level) {
  std::vector<int> out(level.size(), 0);
  const int n = static_cast<int>(level.size());
  for (int s = 0; s < n; ++s) {
    // The darker of the two sides' brightest: the edge of a tinted area is no streak.
    const auto brightest = [&](int from, int to) {
      int best = 0;
      for (int i = std::max(0, from); i <= std::min(n - 1, to); ++i)
        best = std::max(best, level[static_cast<std::size_t>(i)]);
      return best;
    };
    const int depth =
        std::min(brightest(s - kBeside, s), brightest(s, s + kBeside)) - level[static_cast<std::size_t>(s)];
    if (depth >= kLeastDepth && depth <= kMostDepth) out[static_cast<std::size_t>(s)] = depth;
  }
  return out;
}

void brighten(Image& page, const Stripes& stripes, const std::vector<int>& depth) {
  const int n = channels(page.format());
  for (int y = 0; y < page.height(); ++y) {
    std::uint8_t* row = page.row(y);
    for (int x = 0; x < page.width(); ++x) {
      const int s = stripes.columns ? x - stripes.shift[static_cast<std::size_t>(y)]
                                    : y - stripes.shift[static_cast<std::size_t>(x)];
      if (s < 0 || s >= stripes.count || depth[static_cast<std::size_t>(s)] == 0) continue;
      for (int c = 0; c < n; ++c)
        row[x * n + c] = static_cast<std::uint8_t>(std::min(255, row[x * n + c] + depth[static_cast<std::size_t>(s)]));
    }
  }
}

double share_of(const std::vector<int>& depth) {
  return 1 - static_cast<double>(std::count(depth.begin(), depth.end(), 0)) / static_cast<double>(depth.size());
}

double remove_in(Image& page, bool columns, double skew_deg) {
  std::vector<double> slopes{0};
  const double slope = std::tan(skew_deg * kDegree);
  // A level line of the scan leans against the skew on the straightened page, an upright one with it.
  if (std::abs(skew_deg) >= kLeastSkew_deg) slopes.push_back(columns ? slope : -slope);
  double best = 0;
  std::size_t which = 0;
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const double share = share_of(depths(levels(page, Stripes(page, columns, slopes[i]), kCoarseStep)));
    if (share > best) best = share, which = i;
  }
  if (best < kLeastShare) return best;
  const Stripes stripes(page, columns, slopes[which]);
  const std::vector<int> found = depths(levels(page, stripes, kStep));
  brighten(page, stripes, found);
  return share_of(found);
}

}  // namespace

double remove_streaks(Image& page, double skew_deg) {
  return std::max(remove_in(page, false, skew_deg), remove_in(page, true, skew_deg));
}

}  // namespace uketsuke::capture
