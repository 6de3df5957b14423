#include "ocr/calibration/comb_value.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/limits.h"
#include "core/numbers/check_digits.h"
#include "core/numbers/phone_number.h"
#include "ocr/calibration/k_best.h"
#include "ocr/calibration/my_number_posterior.h"
#include "ocr/calibration/rule_posterior.h"

namespace uketsuke::ocr {
namespace {

/// Prior weight of a comb filled against its printed rule (a hole, or fewer digits than a full comb has), beside one
/// filled as printed: it happens, but a cell missed by the reader looks the same.
constexpr double kIrregular = 0.04;
/// Prior weight of digits put to the other side than the form asks; many do.
constexpr double kOtherSide = 0.4;
/// Confidence from which a disagreement of the two readers is no reason to ask any more.
constexpr double kSettled = 0.999;
/// Probability that each digit of a number needs by itself, whatever its check digit says: what a cell holds that is no
/// digit at all fits one of the ten as well. The insurer number's rule lets one misread digit in ten pass.
constexpr double kLeastMyNumberCell = 0.58, kLeastInsurerCell = 0.82;
/// Values looked at for the posterior.
constexpr std::size_t kEnumerated = 48;

double regularity(const std::vector<int>& symbols, Alignment align) {
  const auto filled = [](int s) { return s != static_cast<int>(kCellEmpty); };
  const auto first = std::find_if(symbols.begin(), symbols.end(), filled);
  const auto last = std::find_if(symbols.rbegin(), symbols.rend(), filled).base();
  if (first == symbols.end()) return 1;
  const bool hole = std::any_of(first, last, [&](int s) { return !filled(s); });
  if (hole) return kIrregular;
  const bool left = first == symbols.begin(), right = last == symbols.end();
  if (align == Alignment::Full) return left && right ? 1 : kIrregular;
  return (align == Alignment::Left ? left : right) ? 1 : kOtherSide;
}

std::string digits_of(const std::vector<int>& symbols) {
  std::string out;
  for (const int s : symbols)
    if (s < 10) out += static_cast<char>('0' + s);
  return out;
}

/// As written, with a middle dot for an empty cell, ? for a mark that is no digit.
std::string raw_of(std::span<const CellBelief> cells) {
  std::string out;
  for (const CellBelief& cell : cells) {
    const std::size_t k = cell.best();
    if (k < 10) out += static_cast<char>('0' + k);
    if (k == kCellEmpty) out += "·";
    if (k == kCellStruck) out += "×";
    if (k == kCellOther) out += "?";
  }
  return out;
}

/// Strings of digits with their probabilities; the empty string is the blank comb. Sums to less than 1 by the mass of
/// marks and of values not enumerated.
std::vector<Candidate> values(std::span<const CellBelief> cells, Alignment align) {
  std::vector<std::vector<PlaceOption>> places;
  double spoken = 1;
  for (const CellBelief& cell : cells) {
    places.emplace_back();
    double here = 0;
    for (std::size_t k = 0; k <= kCellEmpty; ++k) {
      places.back().push_back({static_cast<int>(k), cell.p[k]});
      here += cell.p[k];
    }
    spoken *= here;
  }
  std::map<std::string, double> by_value;
  double raw = 0, weighed = 0;
  for (const Combination& c : k_best(std::move(places), kEnumerated)) {
    const double w = c.p * regularity(c.symbols, align);
    by_value[digits_of(c.symbols)] += w;
    raw += c.p;
    weighed += w;
  }
  // The irregular ones lost weight; what is left of the spoken mass is shared out again, the unseen rest included.
  const double scale = spoken / std::max(weighed + (spoken - raw), 1e-12);
  std::vector<Candidate> out;
  for (const auto& [value, p] : by_value) out.push_back({value, p * scale});
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.p > b.p; });
  return out;
}

/// True when some cell's best digit alone is no more probable than `least`: the rule made sure of it, not the readers.
bool leans_on_rule(std::span<const CellBelief> cells, double least) {
  return std::any_of(cells.begin(), cells.end(), [&](const CellBelief& c) { return c.p[c.best()] < least; });
}

void weigh_my_number(std::span<const CellBelief> cells, FieldValue& out) {
  std::array<std::array<double, 10>, 12> digits{};
  for (std::size_t i = 0; i < 12; ++i) std::copy_n(cells[i].p.begin(), 10, digits[i].begin());
  const MyNumberPosterior exact = my_number_posterior(digits, limits::kMaxCandidates);
  const bool passes = is_my_number(out.value);
  out.confidence = rule_posterior(out.confidence, passes, exact.valid_mass, 11);
  if (passes) {
    for (Candidate& c : out.candidates) c.p = rule_posterior(c.p, is_my_number(c.value), exact.valid_mass, 11);
  } else {
    out.doubt("check_digit_fails");
    for (std::size_t i = 0; i < std::min<std::size_t>(3, exact.best.size()); ++i) {
      const auto same = [&](const Candidate& c) { return c.value == exact.best[i].value; };
      const double p = std::min(exact.best[i].p * exact.valid_mass, out.candidates.front().p);
      if (std::none_of(out.candidates.begin(), out.candidates.end(), same))
        out.candidates.insert(out.candidates.begin() + 1, {exact.best[i].value, p});
    }
  }
}

/// The value by a rule that one in `one_in` strings obeys, and with `candidates` those as well.
void weigh_by_rule(FieldValue& out, bool (*obeys)(std::string_view), double one_in, bool candidates) {
  double valid_mass = 0;
  for (const Candidate& c : out.candidates) valid_mass += obeys(c.value) ? c.p : 0;
  out.confidence = rule_posterior(out.confidence, obeys(out.value), valid_mass, one_in);
  if (candidates)
    for (Candidate& c : out.candidates) c.p = rule_posterior(c.p, obeys(c.value), valid_mass, one_in);
}

void weigh_insurer_number(FieldValue& out) {
  const bool passes = is_insurer_number(out.value);
  if (!passes) out.doubt("check_digit_fails");
  weigh_by_rule(out, is_insurer_number, 10, passes);
}

/// A number without the shape of a telephone number keeps its place, with little confidence; those with it are offered.
void weigh_phone(FieldValue& out) {
  const double one_in = phone_numbers_one_in(out.value.size());
  if (one_in > 1) weigh_by_rule(out, is_phone_number, one_in, true);
}

void finish_list(FieldValue& out) {
  std::stable_sort(out.candidates.begin(), out.candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.p > b.p; });
  if (out.candidates.size() > limits::kMaxCandidates) out.candidates.resize(limits::kMaxCandidates);
  std::erase_if(out.candidates, [](const Candidate& c) { return c.p < 1e-9; });
  // Rule and layout priors are weighed with slightly different sums; together the candidates never exceed certainty.
  double sum = 0;
  for (const Candidate& c : out.candidates) sum += c.p;
  if (sum <= 1) return;
  for (Candidate& c : out.candidates) c.p /= sum;
  out.confidence = std::min(out.confidence, out.confidence / sum);
}

/// True when marks decide the state; sets it.
bool marked(std::span<const CellBelief> cells, FieldValue& out) {
  int written = 0, struck = 0, other = 0;
  double struck_p = 1;
  for (const CellBelief& cell : cells) {
    const std::size_t k = cell.best();
    written += k != kCellEmpty;
    other += k == kCellOther;
    if (k == kCellStruck) ++struck, struck_p = std::min(struck_p, cell.p[kCellStruck]);
  }
  if (struck + other == 0) return false;
  const bool whole = struck * 2 >= written && struck > 0;
  out.state = whole ? ReadState::StruckOut : ReadState::Unreadable;
  out.value.clear();
  out.confidence = whole ? struck_p * struck / written : 0.5;
  if (!whole) out.doubt(struck > 0 ? "overwritten" : "not_a_digit");
  return true;
}

/// Whether a cell was left out between two that are written in: a digit that was forgotten, or too faint to be seen.
bool empty_between(std::span<const CellBelief> cells) {
  const auto written = [](const CellBelief& cell) { return cell.best() != kCellEmpty; };
  const auto first = std::find_if(cells.begin(), cells.end(), written);
  const auto last = std::find_if(cells.rbegin(), cells.rend(), written).base();
  return first != cells.end() && !std::all_of(first, last, written);
}

/// Whether the end at which the form asks for the first sign to be written is empty: from the left a comb begins with its
/// first cell. Many write amounts from the left where the form asks for the right; in the middle nobody begins.
bool begins_late(std::span<const CellBelief> cells, Alignment align) {
  const bool first = cells.front().best() == kCellEmpty, last = cells.back().best() == kCellEmpty;
  return first && (align == Alignment::Left || (align == Alignment::Right && last));
}

}  // namespace

FieldValue comb_value(std::span<const CellBelief> cells, Alignment align, std::string_view check) {
  FieldValue out;
  out.raw = raw_of(cells);
  for (const CellBelief& cell : cells) {
    if (cell.faint) out.doubt("faint");
  }
  out.candidates = values(cells, align);
  const Candidate best = out.candidates.empty() ? Candidate{} : out.candidates.front();
  const bool blank =
      std::all_of(cells.begin(), cells.end(), [](const CellBelief& c) { return c.best() == kCellEmpty; });
  if (blank && best.value.empty()) {
    out.state = ReadState::Blank;
    out.raw.clear();
    out.confidence = best.p;
    finish_list(out);
    std::erase_if(out.candidates, [](const Candidate& c) { return c.value.empty(); });
    return out;
  }
  std::erase_if(out.candidates, [](const Candidate& c) { return c.value.empty(); });
  if (marked(cells, out) || out.candidates.empty()) {
    finish_list(out);
    return out;
  }
  out.state = ReadState::Read;
  out.value = out.candidates.front().value;
  out.confidence = out.candidates.front().p;
  const bool short_of = align == Alignment::Full && out.value.size() < cells.size();
  // A phone number may be parted by empty cells; its length tells whether one is missing.
  if (short_of || (check != "phone" && (empty_between(cells) || begins_late(cells, align)))) out.doubt("cells_empty");
  if (check == "my_number" && cells.size() == 12 && out.value.size() == 12) weigh_my_number(cells, out);
  if (check == "insurer_number") weigh_insurer_number(out);
  if (check == "phone") weigh_phone(out);
  if ((check == "my_number" && leans_on_rule(cells, kLeastMyNumberCell)) ||
      (check == "insurer_number" && leans_on_rule(cells, kLeastInsurerCell)))
    out.doubt("digit_unsure");
  // Nought passes every check digit, and twelve of them are rather ○ for 「なし」 than a number that was given to somebody.
  if (!check.empty() && out.value.find_first_not_of('0') == std::string::npos) out.doubt("only_zeros");
  // Where the check digit settles what the readers disagreed about, there is nothing left to ask.
  const bool differ = std::any_of(cells.begin(), cells.end(), [](const CellBelief& c) { return !c.agree; });
  if (differ && out.confidence < kSettled) out.doubt("readers_disagree");
  finish_list(out);
  return out;
}

}  // namespace uketsuke::ocr
