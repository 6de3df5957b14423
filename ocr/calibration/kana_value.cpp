#include "ocr/calibration/kana_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include "core/text/text.h"
#include "ocr/calibration/k_best.h"
#include "ocr/calibration/small_kana.h"
#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

constexpr std::u32string_view kLarge = U"アイウエオツヤユヨワカケ";
constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮヵヶ";
/// Heights of large kana as written, share of the median of a comb: ユ and ツ are low by nature. Order of kLarge.
constexpr std::array<double, 12> kNaturalHeight{0.95, 1.0, 1.0, 0.85, 1.0, 0.8, 0.95, 0.75, 0.9, 0.9, 1.0, 1.0};
/// Height, as a share of the natural one, at which a small and a large kana are equally likely; small ones are written
/// at 0.6 to 0.75.
constexpr double kSmallHeight = 0.82;
constexpr double kSmallSlope = 25.0;
/// How much lower than the others small kana begin, share of the cell, at even odds.
constexpr double kSmallTop = 0.12;
constexpr double kTopSlope = 20.0;
/// What the size alone leaves open: キツショウジ, read for キッショウジ, had 0.9994 by height and top.
/// People write ッ as large as ツ more often than others, and either may stand before カ, サ, タ, ハ.
constexpr double kSizeResidual = 0.01;
constexpr double kSizeResidualTsu = 0.03;
/// How likely a small kana is where none can be spelled (ォザキ, ヵズ), against where one can: people's slips and names
/// of foreigners. Before this was looked at, every アイウエオカケ of a name cost it 1 %, and most right readings stayed
/// below what is accepted.
constexpr double kUnspelled = 0.02;
/// Share given back to other signs where both looks agree, and where the comb itself is sure of the sign besides: of 12,000
/// signs of eight hands, in readings of 0.9 and more, five were wrong: sound marks were lost (ヅ read ツ), or small was taken
/// for large. So signs that may have lost a mark leave more. With one share for all (0.0015 and 0.0006) readings
/// between 0.95 and 0.994 were said to be wrong 16 times of 800 and were twice.
struct Residual {
  double agree = 0, sure = 0;
};
constexpr Residual kPlainSign{0.0006, 0.0002}, kMayHaveLostMark{0.0015, 0.0006};
constexpr std::u32string_view kUnvoiced = U"カキクケコサシスセソタチツテトハヒフヘホッウ";
constexpr double kSureSign = 0.995;
constexpr double kResidualDiffer = 0.06;
/// Code of an empty cell in combinations.
constexpr int kBlank = 0;
constexpr std::size_t kSignsPerCell = 5;
/// Combinations weighed: two doubtful cells of five signs and their large and small forms.
constexpr std::size_t kCombinations = 64;

/// The comb's usual height and top of writing; height 0 when too few cells are written.
struct Usual {
  double height = 0;
  double top = 0;
};

Usual usual_of(const std::vector<KanaCell>& cells) {
  std::vector<double> heights, tops;
  for (const KanaCell& cell : cells)
    if (cell.p_blank < 0.5 && cell.ink_height > 0) heights.push_back(cell.ink_height), tops.push_back(cell.ink_top);
  if (heights.size() < 2) return {};
  return {median(heights), median(tops)};
}

/// Probability that a small kana can be spelled between the signs of the cells around it, each by itself.
double spelled(const KanaCell* before, char32_t small, const KanaCell* after) {
  const auto signs_of = [](const KanaCell* cell) {
    std::vector<SignPosterior> out;
    if (cell != nullptr)
      for (const SignPosterior& s : cell->signs) out.push_back({s.sign, s.p * (1 - cell->p_blank)});
    double written = 0;
    for (const SignPosterior& s : out) written += s.p;
    out.push_back({0, std::max(0.0, 1 - written)});
    return out;
  };
  double fits = 0;
  for (const SignPosterior& b : signs_of(before))
    for (const SignPosterior& a : signs_of(after))
      if (small_kana_fits(b.sign, small, a.sign)) fits += b.p * a.p;
  return kUnspelled + (1 - kUnspelled) * std::min(1.0, fits);
}

/// Shares the mass of a large/small pair by the height and the top of the ink, and by the signs around it.
void part_small(KanaCell& cell, const Usual& usual, const KanaCell* before, const KanaCell* after) {
  if (usual.height <= 0 || cell.ink_height <= 0) return;
  const double height = cell.ink_height / usual.height, lower = cell.ink_top - usual.top;
  std::map<char32_t, double> mass;
  for (const SignPosterior& s : cell.signs) mass[s.sign] += s.p;
  for (std::size_t i = 0; i < kLarge.size(); ++i) {
    const double both = mass[kLarge[i]] + mass[kSmall[i]];
    if (both <= 0) continue;
    const double by_size = (height / kNaturalHeight[i] - kSmallHeight) * kSmallSlope - (lower - kSmallTop) * kTopSlope;
    const double fits = spelled(before, kSmall[i], after);
    const double small = fits / (fits + std::exp(by_size));
    const double open = kLarge[i] == U'ツ' ? kSizeResidualTsu : kSizeResidual;
    // The reader's own preference is a weak witness: it sees the cell's content scaled to its line.
    const double own = 0.3 + 0.4 * mass[kSmall[i]] / both;
    const double p = std::clamp(small * own / std::max(small * own + (1 - small) * (1 - own), 1e-9), open * fits,
                                1 - open);
    mass[kSmall[i]] = both * p;
    mass[kLarge[i]] = both * (1 - p);
  }
  cell.signs.clear();
  for (const auto& [sign, p] : mass)
    if (p > 1e-7) cell.signs.push_back({sign, p});
}

void sort_and_normalise(std::vector<SignPosterior>& signs) {
  double total = 0;
  for (const SignPosterior& s : signs) total += s.p;
  for (SignPosterior& s : signs) s.p /= std::max(total, 1e-12);
  std::sort(signs.begin(), signs.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
}

std::string text_of(const std::vector<int>& symbols) {
  std::string out;
  for (const int s : symbols) out += s == kBlank ? std::string("　") : to_utf8(static_cast<char32_t>(s));
  return with_single_spaces(out);
}

std::vector<PlaceOption> options_of(const KanaCell& cell) {
  const bool sure = !cell.signs.empty() && cell.signs.front().p > kSureSign;
  const bool lost = cell.signs.empty() || kUnvoiced.find(cell.signs.front().sign) != std::u32string_view::npos;
  const Residual& share = lost ? kMayHaveLostMark : kPlainSign;
  const double residual = !cell.agree ? kResidualDiffer : sure ? share.sure : share.agree;
  std::vector<PlaceOption> out{{kBlank, cell.p_blank}};
  for (std::size_t i = 0; i < std::min(kSignsPerCell, cell.signs.size()); ++i)
    out.push_back({static_cast<int>(cell.signs[i].sign), (1 - cell.p_blank) * cell.signs[i].p * (1 - residual)});
  return out;
}

}  // namespace

KanaCell kana_cell(const CombCell& comb, std::span<const char32_t> signs, const KanaCell& ink) {
  KanaCell out = ink;
  const double empty = comb.p.front() * ink.p_blank, written = (1 - comb.p.front()) * (1 - ink.p_blank);
  if (empty + written > 1e-12) out.p_blank = empty / (empty + written);
  for (std::size_t k = 1; k < comb.p.size(); ++k)
    if (comb.p[k] > 1e-7) out.signs.push_back({signs[k - 1], comb.p[k]});
  sort_and_normalise(out.signs);
  return out;
}

void second_look(KanaCell& cell, const CombCell& alone, std::span<const char32_t> signs) {
  std::map<char32_t, double> other;
  char32_t best = 0;
  double top = 0;
  for (std::size_t k = 1; k < alone.p.size(); ++k) {
    other[signs[k - 1]] = alone.p[k];
    if (alone.p[k] > top) top = alone.p[k], best = signs[k - 1];
  }
  const auto pair = [](char32_t c) {
    const auto at = kSmall.find(c);
    return at == std::u32string_view::npos ? c : kLarge[at];
  };
  cell.agree = !cell.signs.empty() && pair(cell.signs.front().sign) == pair(best);
  constexpr double kFloor = 1e-4;
  std::map<char32_t, double> both;
  for (const auto& [sign, p] : other) both[sign] = std::sqrt((p + kFloor) * kFloor);
  for (const SignPosterior& s : cell.signs) both[s.sign] = std::sqrt((s.p + kFloor) * (other[s.sign] + kFloor));
  cell.signs.clear();
  for (const auto& [sign, p] : both)
    if (p > 2 * kFloor) cell.signs.push_back({sign, p});
  if (cell.signs.empty()) cell.signs.push_back({best, 1});
  sort_and_normalise(cell.signs);
}

FieldValue kana_value(std::vector<KanaCell> cells) {
  FieldValue out;
  const Usual usual = usual_of(cells);
  double blank = 1;
  std::vector<std::vector<PlaceOption>> places;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    KanaCell& cell = cells[i];
    part_small(cell, usual, i > 0 ? &cells[i - 1] : nullptr, i + 1 < cells.size() ? &cells[i + 1] : nullptr);
    sort_and_normalise(cell.signs);
    blank *= cell.p_blank;
    if (!cell.agree) out.doubt("readers_disagree");
    places.push_back(options_of(cell));
  }
  std::map<std::string, double> by_value;
  for (const Combination& c : k_best(std::move(places), kCombinations)) by_value[text_of(c.symbols)] += c.p;
  for (const auto& [value, p] : by_value)
    if (!value.empty()) out.candidates.push_back({value, p});
  std::sort(out.candidates.begin(), out.candidates.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
  if (out.candidates.empty() || blank > out.candidates.front().p) {
    out.state = ReadState::Blank;
    out.confidence = blank;
    out.candidates.clear();
    return out;
  }
  out.state = ReadState::Read;
  out.value = out.raw = out.candidates.front().value;
  out.confidence = out.candidates.front().p;
  // A long mark goes on from a kana: at the beginning of a word it is a rest of the frame or a fold.
  if (out.value.starts_with("ー") || out.value.find("　ー") != std::string::npos) out.doubt("not_writing");
  return out;
}

void doubt_second_gap(FieldValue& kana) {
  constexpr std::string_view kGap = "　";
  const std::size_t first = kana.value.find(kGap);
  if (first != std::string::npos && kana.value.find(kGap, first + 1) != std::string::npos) kana.doubt("cells_empty");
}

}  // namespace uketsuke::ocr
