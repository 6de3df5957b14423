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
// A streak that stands alone is known by running over the whole sheet, out to both edges, where no rule is printed:
// darker than the paper beside it along this share of the way where paper is beside it, which is this share of the
// whole, and along half of the last 5 mm at either end.
constexpr double kLoneShare = 0.9, kLeastSeen = 0.4, kLoneEndShare = 0.5;
constexpr int kEnd = 59;
constexpr int kPaperAtLeast = kPaperLevel - 30;
// Shallower ones (of 245) are paler than any ink that is looked for; wider ones than 0.8 mm are no dust.
constexpr int kLoneDepth = 12, kLoneWidest = 9;
// Pixels beside a lone streak that its soft edge may reach, and how much darker (of 245) than the streak is writing.
constexpr int kSoft = 2, kWriting = 40;
// Below this slope over a page the leaning stripes are the level ones.
constexpr double kLeastSkew_deg = 0.05;

int grey_of(const std::uint8_t* p, int channels) {
  return channels == 1 ? p[0] : (29 * p[0] + 150 * p[1] + 77 * p[2]) >> 8;
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
};

// Brightness of the pixels of one stripe.
struct Histogram {
  std::array<std::uint16_t, 256> counts{};
  int total = 0;

  void add(int v) {
    ++counts[static_cast<std::size_t>(v)];
    ++total;
  }
  // Counted from white, where nearly all of a stripe lies.
  int level() const {
    if (total == 0) return kPaperLevel;
    int v = 255;
    for (int above = 0; v > 0; --v) {
      above += counts[static_cast<std::size_t>(v)];
      if (above >= total * (1 - kShare)) break;
    }
    return v;
  }
};

// Brightness of every stripe's paper; `scratch` keeps its memory from one call to the next.
std::vector<int> levels(const Image& page, const Stripes& stripes, int step, std::vector<Histogram>& scratch) {
  scratch.assign(static_cast<std::size_t>(stripes.count), Histogram{});
  const int n = channels(page.format());
  // Along the rows of the picture in either case, as memory lies.
  if (stripes.columns) {
    for (int y = 0; y < stripes.length; y += step) {
      const int shift = stripes.shift[static_cast<std::size_t>(y)];
      const int from = std::max(0, -shift), to = std::min(stripes.count, stripes.count - shift);
      const std::uint8_t* p = page.row(y) + static_cast<std::ptrdiff_t>(from + shift) * n;
      for (int s = from; s < to; ++s, p += n) scratch[static_cast<std::size_t>(s)].add(grey_of(p, n));
    }
  } else {
    for (int y = 0; y < stripes.count; ++y)
      for (int x = 0; x < stripes.length; x += step) {
        const int s = y - stripes.shift[static_cast<std::size_t>(x)];
        if (s < 0 || s >= stripes.count) continue;
        scratch[static_cast<std::size_t>(s)].add(grey_of(page.row(y) + static_cast<std::ptrdiff_t>(x) * n, n));
      }
  }
  std::vector<int> out;
  for (const Histogram& h : scratch) out.push_back(h.level());
  return out;
}

// How much darker each stripe is than the paper beside it; 0 where it has no streak.
std::vector<int> depths(const std::vector<int>& level, int least, int most) {
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
    if (depth >= least && depth <= most) out[static_cast<std::size_t>(s)] = depth;
  }
  return out;
}

void brighten(Image& page, const Stripes& stripes, const std::vector<int>& depth) {
  const int n = channels(page.format());
  std::vector<int> streaked;
  for (int s = 0; s < stripes.count; ++s)
    if (depth[static_cast<std::size_t>(s)] != 0) streaked.push_back(s);
  const auto lift = [&](int s, int along) {
    const int across = s + stripes.shift[static_cast<std::size_t>(along)];
    if (across < 0 || across >= stripes.count) return;
    std::uint8_t* p = page.row(stripes.columns ? along : across) + (stripes.columns ? across : along) * n;
    for (int c = 0; c < n; ++c)
      p[c] = static_cast<std::uint8_t>(std::min(255, p[c] + depth[static_cast<std::size_t>(s)]));
  };
  // Row by row of the picture, as memory lies.
  if (stripes.columns) {
    for (int along = 0; along < stripes.length; ++along)
      for (const int s : streaked) lift(s, along);
  } else {
    for (const int s : streaked)
      for (int along = 0; along < stripes.length; ++along) lift(s, along);
  }
}

double share_of(const std::vector<int>& depth) {
  return 1 - static_cast<double>(std::count(depth.begin(), depth.end(), 0)) / static_cast<double>(depth.size());
}

// A lone streak: the stripes [from, to) at its darkest, and their brightness.
struct Lone {
  int from = 0, to = 0, level = 0;
};

// Grey at `s` of the stripe, however far it leans; white outside the page.
int grey_at(const Image& page, const Stripes& stripes, int s, int along) {
  const int across = std::clamp(s + stripes.shift[static_cast<std::size_t>(along)], 0, stripes.count - 1);
  const int n = channels(page.format());
  const std::uint8_t* row = page.view().row(stripes.columns ? along : across);
  return grey_of(row + static_cast<std::ptrdiff_t>(stripes.columns ? across : along) * n, n);
}

bool runs_over_the_sheet(const Image& page, const Stripes& stripes, const Lone& lone, int depth) {
  const int left = lone.from - kSoft - 2, right = lone.to + kSoft + 1, middle = (lone.from + lone.to) / 2;
  if (left < 0 || right >= stripes.count) return false;
  // A straightened sheet misses a corner: that far from the edge a streak may begin.
  const double lean = std::abs(stripes.shift.back() - stripes.shift.front()) / static_cast<double>(stripes.length);
  const int missing = static_cast<int>(lean * std::abs(middle - stripes.count / 2));
  const int first = missing + kEnd, last = stripes.length - missing - kEnd;
  if (first >= last) return false;
  int dark[3] = {0, 0, 0}, seen[3] = {0, 0, 0};
  for (int along = missing; along < stripes.length - missing; along += 3) {
    const int beside = std::min(grey_at(page, stripes, left, along), grey_at(page, stripes, right, along));
    if (beside < kPaperAtLeast) continue;
    // Between two pixels a leaning line is half as deep in either.
    const int v = std::min({grey_at(page, stripes, middle - 1, along), grey_at(page, stripes, middle, along),
                            grey_at(page, stripes, middle + 1, along)});
    const int part = along < first ? 0 : along >= last ? 2 : 1;
    ++seen[part];
    dark[part] += v < beside - depth / 2;
  }
  const int all_seen = seen[0] + seen[1] + seen[2];
  return 3 * all_seen >= kLeastSeen * stripes.length && dark[0] > kLoneEndShare * seen[0] &&
         dark[2] > kLoneEndShare * seen[2] && dark[0] + dark[1] + dark[2] >= kLoneShare * all_seen;
}

std::vector<Lone> lone_streaks(const Image& page, const Stripes& stripes, const std::vector<int>& level) {
  const std::vector<int> depth = depths(level, kLoneDepth, 255);
  std::vector<Lone> out;
  const int n = static_cast<int>(depth.size());
  for (int s = 0; s < n; ++s) {
    if (depth[static_cast<std::size_t>(s)] == 0) continue;
    Lone lone{s, s, 255};
    int deepest = 0;
    for (; lone.to < n && depth[static_cast<std::size_t>(lone.to)] != 0; ++lone.to) {
      deepest = std::max(deepest, depth[static_cast<std::size_t>(lone.to)]);
      lone.level = std::min(lone.level, level[static_cast<std::size_t>(lone.to)]);
    }
    s = lone.to;
    if (lone.to - lone.from <= kLoneWidest && runs_over_the_sheet(page, stripes, lone, deepest)) out.push_back(lone);
  }
  return out;
}

// Paints the streak with what is beside it, the brighter side. Writing that is darker than the streak stays, and so do
// strokes that cross it, where both sides are dark.
void paint_over(Image& page, const Stripes& stripes, const Lone& lone) {
  const int n = channels(page.format());
  const int left = lone.from - kSoft - 1, right = lone.to + kSoft;
  for (int along = 0; along < stripes.length; ++along) {
    const int shift = stripes.shift[static_cast<std::size_t>(along)];
    if (left + shift < 0 || right + shift >= stripes.count) continue;
    const auto pixel = [&](int s) {
      return page.row(stripes.columns ? along : s + shift) +
             static_cast<std::ptrdiff_t>(stripes.columns ? s + shift : along) * n;
    };
    const std::uint8_t* beside = pixel(left);
    if (grey_of(pixel(right), n) > grey_of(beside, n)) beside = pixel(right);
    for (int s = left + 1; s < right; ++s) {
      std::uint8_t* p = pixel(s);
      if (grey_of(p, n) < lone.level - kWriting) continue;
      for (int c = 0; c < n; ++c) p[c] = std::max(p[c], beside[c]);
    }
  }
}

double remove_in(Image& page, bool columns, double skew_deg, std::vector<Histogram>& scratch) {
  std::vector<double> slopes{0};
  const double slope = std::tan(skew_deg * kDegree);
  // A level line of the scan leans against the skew on the straightened page, an upright one with it.
  if (std::abs(skew_deg) >= kLeastSkew_deg) slopes.push_back(columns ? slope : -slope);
  double best = 0;
  std::size_t which = 0;
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const Stripes stripes(page, columns, slopes[i]);
    const std::vector<int> level = levels(page, stripes, kCoarseStep, scratch);
    const double share = share_of(depths(level, kLeastDepth, kMostDepth));
    if (share > best) best = share, which = i;
    if (share >= kLeastShare) continue;
    for (const Lone& lone : lone_streaks(page, stripes, level)) paint_over(page, stripes, lone);
  }
  if (best < kLeastShare) return best;
  const Stripes stripes(page, columns, slopes[which]);
  const std::vector<int> found = depths(levels(page, stripes, kStep, scratch), kLeastDepth, kMostDepth);
  brighten(page, stripes, found);
  return share_of(found);
}

}  // namespace

double remove_streaks(Image& page, double skew_deg) {
  std::vector<Histogram> scratch;
  const double rows = remove_in(page, false, skew_deg, scratch);
  return std::max(rows, remove_in(page, true, skew_deg, scratch));
}

}  // namespace uketsuke::capture
