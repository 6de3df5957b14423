#include "ocr/calibration/date_value.h"

#include <algorithm>
#include <map>

#include "core/calendar/wareki.h"
#include "core/clock.h"
#include "core/limits.h"
#include "ocr/calibration/k_best.h"
#include "ocr/calibration/rule_posterior.h"

namespace uketsuke::ocr {
namespace {

/// One in 27 six-digit combinations of year, month and day is a day (12 × 30.4 of 10,000).
constexpr double kDaysOneIn = 27;
/// A date whose plain reading is no day is asked, however well a near-by day fits.
constexpr double kNotADayCap = 0.5;
/// How much less often a day outside the plausible range is written than one inside: a year miswritten, an event of long
/// ago. Keying studies give 1 to 5 slips in 1,000 dates. Assumed.
constexpr double kOutside = 0.003;
/// Least probability of a number that is tried.
constexpr double kLeast = 1e-6;

using Numbers = std::vector<std::pair<int, double>>;

/// Numbers that a pair (or four) of cells can mean; −1 when nothing is written. A hole inside counts as unwritten.
Numbers numbers(std::span<const CellBelief> cells) {
  std::vector<std::vector<PlaceOption>> places;
  for (const CellBelief& cell : cells) {
    places.emplace_back();
    for (std::size_t k = 0; k <= kCellEmpty; ++k) places.back().push_back({static_cast<int>(k), cell.p[k]});
  }
  std::map<int, double> by_value;
  for (const Combination& c : k_best(std::move(places), 40)) {
    int value = -1;
    for (const int s : c.symbols)
      if (s < 10) value = std::max(value, 0) * 10 + s;
    by_value[value] += c.p;
  }
  Numbers out;
  for (const auto& [value, p] : by_value)
    if (p > kLeast) out.emplace_back(value, p);
  return out;
}

int best_number(const Numbers& list) {
  const auto best =
      std::max_element(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == list.end() ? -1 : best->first;
}

struct Written {
  std::string era;
  int year = -1;
  int month = -1;
  int day = -1;
};

/// ISO text of what is written, empty when that is no day.
std::string iso_of(const Written& w) {
  if (w.year < 0 || w.month < 1 || w.month > 12 || w.day < 1 || w.day > 31) return {};
  WarekiDate date{Era::Reiwa, w.year, static_cast<unsigned>(w.month), static_cast<unsigned>(w.day)};
  if (w.era == "西暦") {
    const std::chrono::year_month_day day{std::chrono::year{w.year}, std::chrono::month{date.month},
                                          std::chrono::day{date.day}};
    return w.year >= 1868 && w.year < 2200 && day.ok() ? to_iso(day) : std::string{};
  }
  const auto era = era_from(w.era);
  if (!era) return {};
  date.era = *era;
  const WarekiResult result = to_gregorian(date);
  return result.fault == WarekiFault::None ? to_iso(result.date) : std::string{};
}

std::string raw_of(const Written& w) {
  std::string out;
  if (const auto era = era_from(w.era)) out = info(*era).circled;
  const auto part = [](int v) { return v < 0 ? std::string("·") : std::to_string(v); };
  return out + part(w.year) + "." + part(w.month) + "." + part(w.day);
}

bool implausible(const DateInk& ink, const std::string& iso) {
  if (!ink.plausible) return false;
  const Date day = date_from_iso(iso);
  return day < ink.plausible->first || ink.plausible->last < day;
}

/// How many times as often as another plausible day this one is written.
double times(const DateInk& ink, const std::string& iso) {
  if (!ink.plausible) return 1;
  if (implausible(ink, iso)) return kOutside;
  const Date day = date_from_iso(iso);
  const bool usual = ink.plausible->usual_first <= day && day <= ink.plausible->usual_last;
  return usual ? ink.plausible->usual_times : 1;
}

struct Joint {
  std::map<std::string, double> days;  ///< ISO → probability, with the plausible range as its prior
  double valid_mass = 0;               ///< of real days, before that
};

Joint join(const DateInk& ink, const Numbers& years, const Numbers& months, const Numbers& days) {
  Joint out;
  // Without a circle every era stays possible; several circles say as little.
  const double unsure =
      (ink.no_era + ink.several_eras) / static_cast<double>(std::max<std::size_t>(1, ink.eras.size()));
  for (const EraBelief& era : ink.eras)
    for (const auto& [year, py] : years)
      for (const auto& [month, pm] : months)
        for (const auto& [day, pd] : days) {
          const double p = (era.p + unsure) * py * pm * pd;
          if (p < kLeast * kLeast) continue;
          const std::string iso = iso_of({era.era, year, month, day});
          if (iso.empty()) continue;
          out.days[iso] += p;
          out.valid_mass += p;
        }
  // The range shares the mass of real days out anew.
  double kept = 0;
  for (auto& [iso, p] : out.days) kept += p *= times(ink, iso);
  if (kept > 0)
    for (auto& [iso, p] : out.days) p *= out.valid_mass / kept;
  return out;
}

void note_cells(std::span<const CellBelief> cells, FieldValue& out, bool& written, bool& marked) {
  for (const CellBelief& cell : cells) {
    if (!cell.agree) out.doubt("readers_disagree");
    if (cell.faint) out.doubt("faint");
    const std::size_t k = cell.best();
    written = written || k != kCellEmpty;
    marked = marked || k == kCellStruck || k == kCellOther;
    if (k == kCellStruck) out.doubt("overwritten");
    if (k == kCellOther) out.doubt("not_a_digit");
  }
}

double blank_probability(const DateInk& ink) {
  double p = ink.eras.size() > 1 ? ink.no_era : 1.0;
  for (const auto* cells : {&ink.year, &ink.month, &ink.day})
    for (const CellBelief& cell : *cells) p *= cell.p[kCellEmpty];
  return p;
}

}  // namespace

FieldValue date_value(const DateInk& ink) {
  FieldValue out;
  bool written = false, marked = false;
  note_cells(ink.year, out, written, marked);
  note_cells(ink.month, out, written, marked);
  note_cells(ink.day, out, written, marked);
  if (ink.faint_era) out.doubt("faint");
  const bool era_missing = ink.eras.size() > 1 && ink.no_era > 0.5;
  if (!written && (era_missing || ink.eras.size() == 1)) {
    out.state = ReadState::Blank;
    out.confidence = blank_probability(ink);
    return out;
  }
  const Numbers years = numbers(ink.year), months = numbers(ink.month), days = numbers(ink.day);
  const auto era =
      std::max_element(ink.eras.begin(), ink.eras.end(), [](const auto& a, const auto& b) { return a.p < b.p; });
  const bool era_read = era != ink.eras.end() && era->p > 0.5;
  const Written plain{era_read ? era->era : "", best_number(years), best_number(months), best_number(days)};
  out.raw = raw_of(plain);
  if (era_missing) out.doubt("era_missing");
  if (ink.several_eras > 0.5) out.doubt("several_marks");

  const Joint joint = join(ink, years, months, days);
  for (const auto& [iso, p] : joint.days)
    out.candidates.push_back({iso, rule_posterior(p, true, joint.valid_mass, kDaysOneIn)});
  std::sort(out.candidates.begin(), out.candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.p > b.p; });
  if (out.candidates.size() > limits::kMaxCandidates) out.candidates.resize(limits::kMaxCandidates);
  if (marked || plain.year < 0 || plain.month < 0 || plain.day < 0 || out.candidates.empty()) {
    out.state = ReadState::Unreadable;
    out.confidence = 0.5;
    if (!marked) out.doubt("incomplete");
    return out;
  }
  out.state = ReadState::Read;
  out.value = out.candidates.front().value;
  out.confidence = out.candidates.front().p;
  // An era that nobody read must not be filled in by the range.
  if (!era_read && ink.eras.size() > 1) {
    out.doubt("era_missing");
    out.confidence = std::min(out.confidence, kNotADayCap);
  }
  const std::string plain_day = iso_of(plain);
  const bool unlikely = implausible(ink, out.value) || (!plain_day.empty() && implausible(ink, plain_day));
  if (unlikely) out.doubt("implausible_day");
  if (plain_day != out.value && era_read) {
    if (!unlikely) out.doubt(plain_day.empty() ? "not_a_day" : "by_statistics");
    out.confidence = std::min(out.confidence, kNotADayCap);
  }
  return out;
}

}  // namespace uketsuke::ocr
