#include "ocr/calibration/name_fit.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text/text.h"
#include "ocr/calibration/text_value.h"

namespace uketsuke::ocr {
namespace {

/// Cost (natural logarithm) of a sign that the reader does not offer at its place, of one too many, of one too few.
constexpr double kUnseen = 8;
constexpr double kTooMany = 5;
constexpr double kTooFew = 6;
/// Signs of a writing that are looked at, and candidates of a text that are kept.
constexpr std::size_t kReach = 40, kKept = 16;
constexpr const char* kVariantPossible = "variant_possible";

/// Katakana and kanji of one shape, and dashes: they are compared as one.
char32_t shape_of(char32_t sign) {
  switch (sign) {
    case U'ニ': return U'二';
    case U'ロ': return U'口';
    case U'ハ': return U'八';
    case U'エ': return U'工';
    case U'タ': return U'夕';
    case U'ー': return U'一';
    case U'カ': return U'力';
    case U'ヶ': return U'ケ';
    case U'ミ': return U'三';
    case U'ト': return U'卜';
    case U'へ': return U'ヘ';
    default: return sign;
  }
}

}  // namespace

double SeenWriting::Place::cost(char32_t shape) const {
  for (const auto& [sign, cost] : costs)
    if (sign == shape) return cost;
  return kUnseen;
}

SeenWriting::Place SeenWriting::place_of(const PlacedSign& sign) {
  std::map<char32_t, double> p;
  for (const SignPosterior& a : sign.alternatives) p[shape_of(a.sign)] += a.p;
  Place out;
  for (const auto& [shape, sum] : p) out.costs.emplace_back(shape, std::min(kUnseen, -std::log(std::max(sum, 1e-9))));
  out.own = out.cost(shape_of(sign.sign));
  return out;
}

SeenWriting::SeenWriting(std::span<const PlacedSign> signs, std::size_t reach) {
  for (const PlacedSign& sign : signs) {
    if (places_.size() == reach) break;
    places_.push_back(place_of(sign));
    for (const auto& [shape, cost] : places_.back().costs)
      if (cost < kUnseen) shapes_.insert(shape);
  }
}

/// Most of a name's signs may stand in the writing: a quick look before the careful one.
bool SeenWriting::may_hold(std::u32string_view name) const {
  const auto seen = std::count_if(name.begin(), name.end(), [&](char32_t c) { return shapes_.contains(shape_of(c)); });
  return static_cast<std::size_t>(seen) * 5 >= name.size() * 3;
}

NameFit SeenWriting::fit(std::size_t from, std::u32string_view name) const {
  if (!may_hold(name)) return {};
  const std::size_t n = std::min(places_.size() - from, name.size() + 3);
  std::vector<double> row(n + 1);
  for (std::size_t i = 0; i <= n; ++i) row[i] = kTooMany * static_cast<double>(i);
  for (const char32_t sign : name) {
    const char32_t shape = shape_of(sign);
    double diagonal = row[0];
    row[0] += kTooFew;
    double least = row[0];
    for (std::size_t i = 1; i <= n; ++i) {
      const double here = diagonal + places_[from + i - 1].cost(shape);
      diagonal = row[i];
      row[i] = std::min({here, row[i] + kTooFew, row[i - 1] + kTooMany});
      least = std::min(least, row[i]);
    }
    if (least > kDearestName + 6) return {};
  }
  NameFit best;
  double own = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    if (row[i] - own < best.cost) best = {from + i, row[i] - own};
    if (i < n) own += places_[from + i].own;
  }
  return best;
}

void weigh_whole_name(FieldValue& text, std::span<const OfficialName> names) {
  if (text.state != ReadState::Read || text.candidates.empty() || text.signs.empty()) return;
  const SeenWriting writing(text.signs, kReach);
  struct Weight {
    double seen = 0;
    double trust = 1;
  };
  std::map<std::string, Weight> weights;
  std::map<std::string, std::string> written;  // without spaces → as written
  for (const Candidate& c : text.candidates) {
    weights[c.value].seen = c.p;
    written.emplace(without_spaces(nfkc(c.value)), c.value);
  }
  const double best = text.candidates.front().p;
  for (const OfficialName& name : names) {
    const NameFit here = writing.fit(0, name.text);
    if (here.cost > kDearestName || here.end != writing.size()) continue;
    const std::string plain = to_utf8({name.text.begin(), name.text.end()});
    const auto seen_as = written.find(nfkc(plain));
    Weight& weight = weights[seen_as == written.end() ? plain : seen_as->second];
    weight.seen = std::max(weight.seen, best * std::exp(-std::max(0.0, here.cost)));
    weight.trust = std::max(weight.trust, name.trust);
  }
  std::vector<Candidate> fresh;
  double total = text.outside();
  for (const auto& [value, weight] : weights) {
    fresh.push_back({value, weight.seen * weight.trust});
    total += fresh.back().p;
  }
  for (Candidate& c : fresh) c.p /= total;
  text.settle(std::move(fresh));
  text.candidates.resize(std::min(text.candidates.size(), kKept));
  if (weights[text.value].trust > 1) settle_official_forms(text, text.value.size());
}

void settle_official_forms(FieldValue& value, std::size_t official) {
  const std::string_view text = value.value;
  if (!value.has_doubt(kVariantPossible) || may_hide_variant(text.substr(std::min(official, text.size())))) return;
  std::erase(value.doubts, kVariantPossible);
  if (value.doubts.empty()) value.confidence = std::min(value.candidates.front().p, surest(text));
}

}  // namespace uketsuke::ocr
