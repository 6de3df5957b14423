#include "ocr/calibration/address_value.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "core/postal/prefectures.h"
#include "core/text/text.h"
#include "ocr/calibration/name_fit.h"

namespace uketsuke::ocr {
namespace {

/// How many times likelier an address becomes by beginning with an official city, with a town of it, and with the town
/// of the postal code. People also write places that no table holds (小字, streets in Kyoto, new towns).
constexpr double kTrustCity = 8;
constexpr double kTrustTown = 40;
constexpr double kTrustCode = 400;
/// The same for the postal code by the place that is written.
constexpr double kTrustPlace = 100;
/// Cities for whose towns are searched.
constexpr std::size_t kCities = 3;
/// Signs of an address among which a place's name ends.
constexpr std::size_t kReach = 24;
constexpr char32_t kSpace = U'\u3000';

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
Found begin_with(const SeenWriting& writing, const std::u32string& prefecture, const std::u32string& city) {
  Found best;
  best.cost = kDearestName + 1;
  for (const std::u32string& name : beginnings(prefecture, city)) {
    const NameFit here = writing.fit(0, name);
    if (here.cost < best.cost) best = {name, here.end, here.cost, kTrustCity, {}};
  }
  return best;
}

void add_town(const SeenWriting& writing, const Found& city, const PostalArea& place, double trust,
              std::vector<Found>& out) {
  const std::u32string town = to_utf32(place.town);
  const NameFit here = town.empty() ? NameFit{city.end, 0} : writing.fit(city.end, town);
  if (city.cost + here.cost > kDearestName) return;
  out.push_back({city.name + town, here.end, city.cost + here.cost, trust, place});
}

/// All places that may be meant, with those of the postal codes that may be written.
std::vector<Found> find_places(const SeenWriting& writing, const FieldValue* code, const AddressTable& table) {
  std::vector<Found> out, cities;
  std::vector<const OfficialCity*> of;
  for (const OfficialCity& city : table.cities()) {
    Found found = begin_with(writing, city.prefecture, city.name);
    if (found.cost > kDearestName) continue;
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
      if (city.cost <= kDearestName) add_town(writing, city, place, kTrustTown + kTrustCode * c.p, out);
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
  code.weigh_by([&](const std::string& value) {
    const auto areas = table.of_code(value);
    const bool fits = std::find(areas.begin(), areas.end(), place) != areas.end();
    return 1 + (fits ? kTrustPlace * p : 0);
  });
}

}  // namespace

void weigh_address(FieldValue& address, FieldValue* code, const AddressTable& table) {
  if (address.state != ReadState::Read || address.candidates.empty() || address.signs.empty()) return;
  const SeenWriting writing(address.signs, kReach);
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
  if (by != nullptr) settle_official_forms(address, to_utf8({by->name.begin(), by->name.end()}).size());
  if (code != nullptr && code->state == ReadState::Read && by != nullptr) settle_code(*code, by->place, first.p, table);
}

}  // namespace uketsuke::ocr
