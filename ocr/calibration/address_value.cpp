#include "ocr/calibration/address_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "core/postal/prefectures.h"
#include "core/text/text.h"
#include "ocr/calibration/text_value.h"

namespace uketsuke::ocr {
namespace {

/// How many times likelier an address becomes by beginning with an official city, with a town of it, and with the town
/// of the postal code. People also write places that no table holds (小字, streets in Kyoto, new towns).
constexpr double kTrustCity = 8;
constexpr double kTrustTown = 40;
constexpr double kTrustCode = 400;
/// The same for the postal code by the place that is written.
constexpr double kTrustPlace = 100;
/// Cost (natural logarithm) of a sign that the reader does not offer at its place, of one too many, of one too few.
constexpr double kUnseen = 8;
constexpr double kTooMany = 5;
constexpr double kTooFew = 6;
/// Places costlier than this beside what was read are not considered, and cities for whose towns are searched.
constexpr double kDearest = 14;
constexpr std::size_t kCities = 3;
/// Signs of an address among which a place's name ends.
constexpr std::size_t kReach = 24;
constexpr char32_t kSpace = U'\u3000';
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

/// One place of the writing: what the signs that may stand there cost.
struct Place {
  double own = kUnseen;  ///< cost of the sign that was read
  std::vector<std::pair<char32_t, double>> costs;

  double cost(char32_t shape) const {
    for (const auto& [sign, cost] : costs)
      if (sign == shape) return cost;
    return kUnseen;
  }
};

Place place_of(const PlacedSign& sign) {
  std::map<char32_t, double> p;
  for (const SignPosterior& a : sign.alternatives) p[shape_of(a.sign)] += a.p;
  Place out;
  for (const auto& [shape, sum] : p) out.costs.emplace_back(shape, std::min(kUnseen, -std::log(std::max(sum, 1e-9))));
  out.own = out.cost(shape_of(sign.sign));
  return out;
}

/// The beginning of an address as it was written.
struct Writing {
  std::vector<Place> places;
  std::set<char32_t> shapes;  ///< all that may stand anywhere in it

  /// Most of a name's signs may stand in the writing: a quick look before the careful one.
  bool may_hold(std::u32string_view name) const {
    const auto seen = std::count_if(name.begin(), name.end(), [&](char32_t c) { return shapes.contains(shape_of(c)); });
    return static_cast<std::size_t>(seen) * 5 >= name.size() * 3;
  }
};

Writing writing_of(const FieldValue& address) {
  Writing out;
  for (const PlacedSign& sign : address.signs) {
    if (out.places.size() == kReach) break;
    out.places.push_back(place_of(sign));
    for (const auto& [shape, cost] : out.places.back().costs)
      if (cost < kUnseen) out.shapes.insert(shape);
  }
  return out;
}

/// Where a name ends in the writing, and how much dearer it is than what was read there.
struct Fit {
  std::size_t end = 0;
  double cost = kDearest + 1;
};

/// The best way to find `name` in the writing from `from` on (edit distance over the reader's alternatives).
Fit fit(const Writing& all, std::size_t from, std::u32string_view name) {
  if (!all.may_hold(name)) return {};
  const std::span<const Place> writing = all.places;
  const std::size_t n = std::min(writing.size() - from, name.size() + 3);
  std::vector<double> row(n + 1);
  for (std::size_t i = 0; i <= n; ++i) row[i] = kTooMany * static_cast<double>(i);
  for (const char32_t sign : name) {
    const char32_t shape = shape_of(sign);
    double diagonal = row[0];
    row[0] += kTooFew;
    double least = row[0];
    for (std::size_t i = 1; i <= n; ++i) {
      const double here = diagonal + writing[from + i - 1].cost(shape);
      diagonal = row[i];
      row[i] = std::min({here, row[i] + kTooFew, row[i - 1] + kTooMany});
      least = std::min(least, row[i]);
    }
    if (least > kDearest + 6) return {};
  }
  Fit best;
  double own = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    if (row[i] - own < best.cost) best = {from + i, row[i] - own};
    if (i < n) own += writing[from + i].own;
  }
  return best;
}

/// A place that may stand at the beginning of the writing.
struct Found {
  std::u32string name;  ///< as it would be written
  std::size_t end = 0;
  double cost = 0;
  double trust = 0;
  PostalArea place;
};

/// The ways to begin an address in a city: with 都道府県 or without, with 郡 or without.
std::vector<std::u32string> beginnings(const std::u32string& prefecture, const std::u32string& city) {
  std::vector<std::u32string> out{prefecture + city, city};
  const std::string name = to_utf8(std::vector<char32_t>(city.begin(), city.end()));
  if (const std::size_t county = county_length(name); county > 0) {
    const std::u32string town = to_utf32(name.substr(county));
    out.push_back(prefecture + town);
    out.push_back(town);
  }
  return out;
}

/// The cheapest beginning of a city.
Found begin_with(const Writing& writing, const std::u32string& prefecture, const std::u32string& city) {
  Found best;
  best.cost = kDearest + 1;
  for (const std::u32string& name : beginnings(prefecture, city)) {
    const Fit here = fit(writing, 0, name);
    if (here.cost < best.cost) best = {name, here.end, here.cost, kTrustCity, {}};
  }
  return best;
}

void add_town(const Writing& writing, const Found& city, const PostalArea& place, double trust,
              std::vector<Found>& out) {
  const std::u32string town = to_utf32(place.town);
  const Fit here = town.empty() ? Fit{city.end, 0} : fit(writing, city.end, town);
  if (city.cost + here.cost > kDearest) return;
  out.push_back({city.name + town, here.end, city.cost + here.cost, trust, place});
}

/// All places that may be meant, with those of the postal codes that may be written.
std::vector<Found> find_places(const Writing& writing, const FieldValue* code, const AddressTable& table) {
  std::vector<Found> out, cities;
  std::vector<const OfficialCity*> of;
  for (const OfficialCity& city : table.cities()) {
    Found found = begin_with(writing, city.prefecture, city.name);
    if (found.cost > kDearest) continue;
    const auto at = std::find_if(cities.begin(), cities.end(), [&](const Found& c) { return c.cost > found.cost; });
    of.insert(of.begin() + (at - cities.begin()), &city);
    cities.insert(at, std::move(found));
    if (cities.size() > kCities) cities.pop_back(), of.pop_back();
  }
  for (std::size_t i = 0; i < cities.size(); ++i) {
    out.push_back(cities[i]);
    for (const PostalArea& place : table.places(*of[i]))
      if (!place.town.empty()) add_town(writing, cities[i], place, kTrustTown, out);
  }
  if (code == nullptr || code->state != ReadState::Read) return out;
  for (const Candidate& c : code->candidates)
    for (const PostalArea& place : table.of_code(c.value)) {
      const Found city = begin_with(writing, to_utf32(place.prefecture), to_utf32(place.city));
      if (city.cost <= kDearest) add_town(writing, city, place, kTrustTown + kTrustCode * c.p, out);
    }
  return out;
}

/// What follows the first `n` signs, spaces not counted; npos when there are fewer.
std::size_t behind(const std::u32string& text, std::size_t n) {
  std::size_t at = 0;
  for (; at < text.size() && n > 0; ++at) n -= text[at] != kSpace;
  return n == 0 ? at : text.npos;
}

/// The postal code by the place that was found.
void settle_code(FieldValue& code, const PostalArea& place, double p, const AddressTable& table) {
  std::vector<Candidate> fresh;
  double total = code.outside();
  for (const Candidate& c : code.candidates) {
    const auto areas = table.of_code(c.value);
    const bool fits = std::find(areas.begin(), areas.end(), place) != areas.end();
    fresh.push_back({c.value, c.p * (1 + (fits ? kTrustPlace * p : 0))});
    total += fresh.back().p;
  }
  for (Candidate& c : fresh) c.p /= total;
  code.settle(std::move(fresh));
}

/// Official names have one spelling: behind the 高 of 高槻市 no 髙 is hidden. What follows the place is another matter.
void settle_forms(FieldValue& address, const Found& place) {
  const std::string& value = address.value;
  const std::size_t official = to_utf8({place.name.begin(), place.name.end()}).size();
  if (!address.has_doubt(kVariantPossible) || may_hide_variant(std::string_view(value).substr(official))) return;
  std::erase(address.doubts, kVariantPossible);
  if (address.doubts.empty()) address.confidence = std::min(address.candidates.front().p, surest(value));
}

}  // namespace

void weigh_address(FieldValue& address, FieldValue* code, const AddressTable& table) {
  if (address.state != ReadState::Read || address.candidates.empty() || address.signs.empty()) return;
  const Writing writing = writing_of(address);
  const std::vector<Found> places = find_places(writing, code, table);
  if (places.empty()) return;
  const std::u32string best = to_utf32(address.candidates.front().value);
  struct Weight {
    double seen = 0;
    double trust = 1;
    const Found* by = nullptr;
  };
  std::map<std::string, Weight> weights;
  for (const Candidate& c : address.candidates) weights[c.value].seen = c.p;
  for (const Found& found : places) {
    const std::size_t begin = behind(best, found.end);
    if (begin == best.npos) continue;
    for (const Candidate& c : address.candidates) {
      const std::u32string text = to_utf32(c.value);
      if (text.compare(0, begin, best, 0, begin) != 0) continue;
      const std::u32string value = found.name + text.substr(begin);
      Weight& weight = weights[to_utf8({value.begin(), value.end()})];
      weight.seen = std::max(weight.seen, c.p * std::exp(-std::max(0.0, found.cost)));
      if (1 + found.trust > weight.trust) weight.trust = 1 + found.trust, weight.by = &found;
    }
  }
  std::vector<Candidate> fresh;
  double total = 0;
  Weight top;
  for (const auto& [value, weight] : weights) {
    fresh.push_back({value, weight.seen * weight.trust});
    total += fresh.back().p;
    if (fresh.back().p > top.seen * top.trust) top = weight;
  }
  // The place makes the place surer. What was misread in the house number or the building stays as likely as it was.
  const double place_share =
      top.by == nullptr ? 0 : static_cast<double>(top.by->end) / static_cast<double>(address.signs.size());
  total += address.outside() * (place_share + (1 - place_share) * top.trust);
  for (Candidate& c : fresh) c.p /= total;
  address.settle(std::move(fresh));
  constexpr std::size_t kKept = 16;
  if (address.candidates.size() > kKept) address.candidates.resize(kKept);
  const Candidate& first = address.candidates.front();
  const Found* by = weights[first.value].by;
  if (by != nullptr) settle_forms(address, *by);
  if (code != nullptr && code->state == ReadState::Read && by != nullptr) settle_code(*code, by->place, first.p, table);
}

}  // namespace uketsuke::ocr
