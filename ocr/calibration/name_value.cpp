#include "ocr/calibration/name_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string_view>

#include "core/text/text.h"
#include "ocr/calibration/sound_marks.h"

namespace uketsuke::ocr {
namespace {

/// How many times likelier the best described candidate becomes against one that nothing describes. So statistics never
/// overturn what the readers give 30 times the probability. A reading without its kanji is described by its sounds
/// only, and those of rare names are rare: with 12 the holders of 71 accounts of no list were read worse than without
/// (75 against 79 %).
constexpr double kTrustPair = 30;
constexpr double kTrustKana = 2;
/// The same for a reading that stands elsewhere on the form.
constexpr double kTrustRepeated = 20;
/// How many times less likely statistics make another sound mark (カマガタ beside カマカタ) at most: whether a name's second
/// half is voiced (連濁) its kanji do not tell, and the two strokes are easily lost. Without a bound one of 334 accepted
/// readings was wrong, which the reader alone had left open (44 to 1); with 3 it still was. With 2 five in seven of the
/// right ones stay accepted.
constexpr double kAgainstSoundMark = 2;
/// What statistics put first stays first.
constexpr double kBelowFirst = 0.99;
/// Part of its doubt that a reading keeps which its kanji explain: of 1,200 readings of four hands (listed names that the
/// statistics have not seen, and names of no list, clean and office scans) 93 were said to be wrong and 48 were. 0.6 has the
/// least log-loss of both kinds together; for names of no list alone all between 0.6 and 0.8 are as good. Readings that no name
/// explains keep theirs: of strings of any kana more are wrong than is said.
constexpr double kDoubtOfReading = 0.6;
/// Candidates less probable than this share of the best are not weighed.
constexpr double kLeastShare = 1e-5;
/// Share of the described belief that a reading outside the candidates gets.
constexpr double kOutside = 0.05;
/// A family row may hold the given name alone.
constexpr double kGivenAlone = 0.02;
/// Ways to go on writing a name, per kanji and per kana: longer candidates are less probable for being longer, which
/// the readers have counted already.
constexpr double kWaysPerKanji = 500;
constexpr double kWaysPerKana = 12;
constexpr double kWaysPerKanaRead = 5;  ///< where the kanji say most of it

/// A way to part a name into 姓 and 名.
struct Parting {
  std::u32string surname;  ///< may be empty
  std::u32string given;
  double weight = 1;
};

/// Written with one space there is one way, without one all are possible.
std::vector<Parting> partings(const std::string& value) {
  const std::u32string text = to_utf32(value);
  if (const auto parts = name_parts(text)) return {{parts->surname, parts->given, 1}};
  std::u32string joined = text;
  std::erase(joined, U'\u3000');
  std::vector<Parting> out;
  for (std::size_t i = 1; i < joined.size(); ++i)
    out.push_back({joined.substr(0, i), joined.substr(i), (1 - kGivenAlone) / static_cast<double>(joined.size() - 1)});
  out.push_back({{}, joined, kGivenAlone});
  return out;
}

/// One weighed candidate of a field.
struct Choice {
  const Candidate* candidate = nullptr;
  std::vector<Parting> ways;
  double fair = 1;  ///< makes up for its length
};

std::vector<Choice> choices(const FieldValue& field, double ways_per_sign) {
  std::vector<Choice> out;
  for (const Candidate& c : field.candidates) {
    if (c.p < field.candidates.front().p * kLeastShare) continue;
    out.push_back({&c, partings(c.value), 1});
    const Parting& way = out.back().ways.front();
    out.back().fair = std::pow(ways_per_sign, static_cast<double>(way.surname.size() + way.given.size()));
  }
  return out;
}

/// Factor by which statistics raise a candidate: the full one when they describe it at least as well as they are
/// expected to describe what is written.
double trust(double full, double described, double expected) {
  return 1 + full * std::min(1.0, described / std::max(expected, 1e-300));
}

/// Remembers what each pair of parts is worth: the same parts stand in many candidates.
class PairTable {
 public:
  explicit PairTable(const NameStatistics& statistics) : statistics_(statistics) {}

  double pair(const Choice& name, const Choice& kana) {
    return sum(name, kana, [this](const Parting& n, const Parting& k) {
      const double given = part(n.given, k.given, NamePart::Given, related_);
      return given > 0 ? given * part(n.surname, k.surname, NamePart::Surname, related_) : 0;
    });
  }
  /// What the pair would be worth if one of its parts had been misread into something that cannot be read so.
  double half_related(const Choice& name, const Choice& kana) {
    return sum(name, kana, [this](const Parting& n, const Parting& k) {
      const double given = part(n.given, k.given, NamePart::Given, unrelated_);
      if (given <= 0 || n.surname.empty()) return given * k.surname.empty();
      return std::max(given * part(n.surname, k.surname, NamePart::Surname, related_),
                      part(n.given, k.given, NamePart::Given, related_) *
                          part(n.surname, k.surname, NamePart::Surname, unrelated_));
    });
  }

 private:
  using Known = std::map<std::pair<std::u32string, std::u32string>, double>;

  double part(const std::u32string& kanji, const std::u32string& kana, NamePart part, Known& known) {
    if (kanji.empty() || kana.empty()) return kanji.empty() && kana.empty() ? 1 : 0;
    const auto [at, fresh] = known.try_emplace({kanji, kana + (part == NamePart::Given ? U"1" : U"0")}, 0);
    if (fresh)
      at->second = &known == &related_ ? statistics_.pair(kanji, kana, part) : statistics_.unrelated(kanji, kana, part);
    return at->second;
  }
  template <typename Worth>
  double sum(const Choice& name, const Choice& kana, Worth worth) {
    double out = 0;
    for (const Parting& n : name.ways)
      for (const Parting& k : kana.ways) out += n.weight * k.weight * worth(n, k);
    return out * name.fair * kana.fair;
  }

  const NameStatistics& statistics_;
  Known related_, unrelated_;
};

/// Puts the new probabilities in; `total` includes what lies outside.
void settle(FieldValue& field, const std::vector<Choice>& weighed, const std::vector<double>& weights, double total) {
  std::vector<Candidate> fresh;
  for (std::size_t i = 0; i < weighed.size(); ++i) fresh.push_back({weighed[i].candidate->value, weights[i] / total});
  field.settle(std::move(fresh));
}

/// Gives readings that differ from the likeliest in sound marks only what statistics may not take; adds it to `total`.
void keep_sound_marks(const std::vector<Choice>& readings, std::vector<double>& weights, double& total) {
  const auto best = static_cast<std::size_t>(std::max_element(weights.begin(), weights.end()) - weights.begin());
  const Candidate& first = *readings[best].candidate;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (i == best || !alike_but_for_sound_marks(readings[i].candidate->value, first.value)) continue;
    const double least =
        weights[best] * std::min(kBelowFirst, readings[i].candidate->p / first.p / kAgainstSoundMark);
    if (weights[i] >= least) continue;
    total += least - weights[i];
    weights[i] = least;
  }
}

/// Leaves the likeliest one kDoubtOfReading of its doubt; `total` includes what lies outside.
void lessen_doubt(std::vector<double>& weights, double& total) {
  double& best = *std::max_element(weights.begin(), weights.end());
  const double rest = total - best, doubt = kDoubtOfReading * rest / total;
  if (doubt <= 0) return;
  best = rest * (1 - doubt) / doubt;
  total = rest + best;
}

bool can_weigh(const FieldValue& field) { return field.state == ReadState::Read && !field.candidates.empty(); }

}  // namespace

void weigh_kana(FieldValue& kana, std::span<const FieldValue* const> others, const NameStatistics& statistics) {
  if (!can_weigh(kana)) return;
  const auto all = choices(kana, kWaysPerKana);
  std::vector<double> described;
  double expected = 0;
  for (const Choice& c : all) {
    double p = 0;
    for (const Parting& way : c.ways)
      p += way.weight * statistics.kana(way.given, NamePart::Given) *
           (way.surname.empty() ? 1 : statistics.kana(way.surname, NamePart::Surname));
    described.push_back(p * c.fair);
    expected += c.candidate->p * described.back();
  }
  expected /= 1 - kana.outside();
  std::vector<double> weights;
  double total = kana.outside() * (1 + kTrustKana * kOutside);
  for (std::size_t i = 0; i < all.size(); ++i) {
    double repeated = 0;
    for (const FieldValue* other : others)
      for (const Candidate& c : other->candidates)
        if (c.value == all[i].candidate->value) repeated = std::max(repeated, c.p);
    weights.push_back(all[i].candidate->p * (trust(kTrustKana, described[i], expected) + kTrustRepeated * repeated));
    total += weights.back();
  }
  settle(kana, all, weights, total);
}

void weigh_name(FieldValue& name, FieldValue& kana, const NameStatistics& statistics) {
  if (!can_weigh(name) || !can_weigh(kana)) return weigh_kana(kana, {}, statistics);
  const auto names = choices(name, kWaysPerKanji), readings = choices(kana, kWaysPerKanaRead);
  PairTable table(statistics);
  std::vector<double> described;
  // Two fields misread into each other's company by chance would look like this.
  const double chance = table.half_related(names.front(), readings.front());
  double expected = 0;
  for (const Choice& n : names)
    for (const Choice& r : readings) {
      const double p = n.candidate->p * r.candidate->p;
      const bool weighed = p >= kLeastShare * names.front().candidate->p * readings.front().candidate->p;
      described.push_back(weighed ? table.pair(n, r) : 0);
      expected += p * described.back();
    }
  const double no_name = name.outside(), no_kana = kana.outside();
  expected /= (1 - no_name) * (1 - no_kana);
  const double apart = trust(kTrustPair, chance, expected);
  std::vector<double> of_names(names.size(), 0.0), of_readings(readings.size(), 0.0);
  double total = no_name * no_kana * apart;
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = 0; j < readings.size(); ++j) {
      const double w = names[i].candidate->p * readings[j].candidate->p *
                       trust(kTrustPair, described[i * readings.size() + j], expected);
      of_names[i] += w;
      of_readings[j] += w;
      total += w;
    }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double w = names[i].candidate->p * no_kana * apart;
    of_names[i] += w;
    total += w;
  }
  for (std::size_t j = 0; j < readings.size(); ++j) {
    const double w = readings[j].candidate->p * no_name * apart;
    of_readings[j] += w;
    total += w;
  }
  settle(name, names, of_names, total);
  keep_sound_marks(readings, of_readings, total);
  const bool by_chance = apart > kTrustPair / 2;
  if (!by_chance) lessen_doubt(of_readings, total);
  settle(kana, readings, of_readings, total);
}

}  // namespace uketsuke::ocr
