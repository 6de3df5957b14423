#include "validate/evidence/evidence.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/errors/require.h"
#include "core/numbers/check_digits.h"

// Every hypothesis v says: v stands on the form and is the person's value. The reading is its prior. A source that
// shows s has the likelihood
//     L(v) = (1 - other_person) · [ (1 - wrong) · q(v) + wrong · (1 - q(v)) / (N - 1) ] + other_person / N
// where q is what its own reading says of it (1 at s where there is no doubt) and N the values a mistake is spread
// over: a source of another person says nothing, a wrong one says anything but the value. All values that nobody
// named are alike, so one of them stands for their bucket.
namespace uketsuke::validate {
namespace {

/// Numbers that a mistake is spread over. There are 10^11 valid ones, and with that figure any agreement is worth
/// certainty. But mistakes are not spread evenly: two readers of one shape fall for the same look-alike, and a
/// mix-up happens with the few people of one household. 100 lets a mistaken source hit the same wrong number a
/// billion times as often as chance would; two sources that agree still outweigh any usual doubt. Assumed.
constexpr std::size_t kInPlay = 100;

/// Two papers may share a cause that no likelihood knows: the applicant copied the number of the wrong row of the very
/// certificate that now vouches for it, both papers are of another person with the same name, or the register's entry
/// was read from the same hand by the same reader. So evidence leaves a doubt of one in 2,000 at least: above the usual
/// threshold of the policy (0.9994), below the one that holds while the drift alarm stands (0.99994). Under the alarm,
/// and under a policy that promises more than this, evidence decides nothing. Assumed: nobody has measured shared
/// causes.
constexpr double kCeiling = 0.9995;

/// Print that two readers agree on and whose check digit holds is given 0.9995 by its reader; nobody has measured that
/// on enough paper, so one more in 1,000 is taken off. Assumed.
constexpr double kPrintedWrong = 0.001;
/// 1 to 5 in 1,000 keyed numbers hold a slip (keying studies), and the check digit finds 98 % of those: 1 in 10,000.
/// Ten times that, since a person who confirms looks less closely than one who types. Assumed.
constexpr double kKeyedWrong = 0.001;
/// A QR code that decodes has passed its Reed-Solomon check; what is left is a code printed for a corrected number.
constexpr double kCodeWrong = 1e-6;
/// An entry of the register may have been keyed wrong, or the number was changed since (番号法7条2項). Assumed.
constexpr double kRegisterWrong = 0.005;
/// A row or a page of another person with the same name and birth date, or one whose name was read as this one's.
/// Assumed.
constexpr double kOtherPerson = 0.005;

/// Likelihood of one source, by number; one figure for all numbers that it does not name.
struct Likelihood {
  std::map<std::string, double> named;
  double unnamed = 0;

  double of(const std::string& number) const {
    const auto known = named.find(number);
    return known == named.end() ? unnamed : known->second;
  }
};

/// Whether a value may be named at all.
using Valid = bool (*)(std::string_view);

bool any_value(std::string_view) { return true; }

/// Valid values with their masses, equal ones added up.
std::map<std::string, double> valid_masses(std::span<const Candidate> candidates, Valid valid) {
  std::map<std::string, double> out;
  double sum = 0;
  for (const Candidate& c : candidates) {
    UKETSUKE_REQUIRE(c.p >= 0);
    sum += c.p;
    if (valid(c.value)) out[c.value] += c.p;
  }
  // Rounding may bring a list of candidates a little above certainty.
  if (sum > 1)
    for (auto& [number, p] : out) p /= sum;
  return out;
}

double rest_of(const std::map<std::string, double>& masses) {
  double rest = 1;
  for (const auto& [number, p] : masses) rest -= p;
  return std::max(rest, 0.0);
}

Likelihood likelihood_of(const EvidenceSource& source, const SourceTrust& trust, double all, Valid valid) {
  const std::map<std::string, double> shown = valid_masses(source.shown, valid);
  const auto speak = [&](double q) {
    const double own = (1 - trust.wrong) * q + trust.wrong * (1 - q) / (all - 1);
    return (1 - trust.other_person) * own + trust.other_person / all;
  };
  Likelihood out;
  for (const auto& [number, q] : shown) out.named[number] = speak(q);
  out.unnamed = speak(rest_of(shown) / (all - static_cast<double>(shown.size())));
  return out;
}

void cut_at_ceiling(EvidencePosterior& out, const std::map<std::string, double>& own, double ceiling) {
  for (Candidate& number : out.named) {
    const auto known = own.find(number.value);
    const double most = std::max(ceiling, known == own.end() ? 0.0 : known->second);
    if (number.p <= most) continue;
    out.other += number.p - most;
    number.p = most;
  }
}

EvidencePosterior weigh(std::span<const Candidate> reading, std::span<const EvidenceSource> sources,
                        const EvidenceModel& model, Valid valid) {
  const std::map<std::string, double> own = valid_masses(reading, valid);
  std::map<std::string, double> weight = own;
  for (const EvidenceSource& source : sources)
    for (const auto& [number, q] : valid_masses(source.shown, valid)) weight.emplace(number, 0.0);
  // At least one value is left that nobody named.
  const double all = static_cast<double>(std::max(model.in_play, weight.size() + 1));
  const double open = rest_of(own) / (all - static_cast<double>(own.size()));
  for (auto& [number, w] : weight)
    if (!own.contains(number)) w = open;
  double bucket = open * (all - static_cast<double>(weight.size()));
  for (const EvidenceSource& source : sources) {
    const Likelihood says = likelihood_of(source, model.trust(source.kind), all, valid);
    for (auto& [number, w] : weight) w *= says.of(number);
    bucket *= says.unnamed;
  }
  double total = bucket;
  for (const auto& [number, w] : weight) total += w;
  EvidencePosterior out;
  out.other = total > 0 ? bucket / total : 1.0;
  for (const auto& [number, w] : weight) out.named.push_back({number, total > 0 ? w / total : 0.0});
  cut_at_ceiling(out, own, model.ceiling);
  std::stable_sort(out.named.begin(), out.named.end(),
                   [](const Candidate& a, const Candidate& b) { return a.p > b.p; });
  return out;
}

}  // namespace

double EvidencePosterior::of(std::string_view value) const {
  for (const Candidate& c : named)
    if (c.value == value) return c.p;
  return 0;
}

const SourceTrust& EvidenceModel::trust(SourceKind kind) const {
  switch (kind) {
    case SourceKind::Keyed: return keyed;
    case SourceKind::Code: return code;
    case SourceKind::Register: return register_entry;
    case SourceKind::Printed: break;
  }
  return printed;
}

const EvidenceModel& evidence_model() {
  static const EvidenceModel model{{kPrintedWrong, kOtherPerson},
                                   {kKeyedWrong, kOtherPerson},
                                   {kCodeWrong, kOtherPerson},
                                   {kRegisterWrong, kOtherPerson},
                                   kInPlay,
                                   kCeiling};
  return model;
}

EvidencePosterior weigh_numbers(std::span<const Candidate> reading, std::span<const EvidenceSource> sources,
                                const EvidenceModel& model) {
  return weigh(reading, sources, model, [](std::string_view number) { return is_my_number(number); });
}

EvidencePosterior weigh_values(std::span<const Candidate> reading, std::span<const EvidenceSource> sources,
                               const EvidenceModel& model) {
  return weigh(reading, sources, model, any_value);
}

}  // namespace uketsuke::validate
