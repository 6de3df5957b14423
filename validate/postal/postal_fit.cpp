#include "validate/postal/postal_fit.h"

#include <string>
#include <vector>

#include "core/postal/prefectures.h"
#include "validate/compare/addresses.h"
#include "validate/compare/names.h"

namespace uketsuke::validate {
namespace {

// The address behind its prefecture, with old character forms folded.
std::string place_key(std::string_view text) {
  const std::string key = address_key(text);
  return name_key(key.substr(prefecture_length(key)));
}

// Length of the city at the beginning of an address; 0 when it does not begin with it.
std::size_t city_length(const std::string& address, const std::string& city) {
  if (address.starts_with(city)) return city.size();
  // 愛知郡東郷町 may be written 東郷町.
  const std::size_t county = county_length(city);
  if (county == 0) return 0;
  const std::string town = city.substr(county);
  return address.starts_with(town) ? town.size() : 0;
}

}  // namespace

PostalFit postal_fit(const PostalTable& table, std::string_view code, std::string_view address) {
  const std::vector<PostalArea> areas = table.areas(code);
  if (areas.empty()) return PostalFit::UnknownCode;
  const std::string key = address_key(address);
  const std::string written_prefecture = key.substr(0, prefecture_length(key));
  const std::string place = place_key(address);
  PostalFit best = PostalFit::OtherCity;
  for (const PostalArea& area : areas) {
    if (!written_prefecture.empty() && written_prefecture != area.prefecture) continue;
    const std::size_t city = city_length(place, place_key(area.city));
    if (city == 0) continue;
    // The town is looked for anywhere behind the city: Kyoto puts streets between, Iwate and Niigata
    // districts.
    const std::string town = place_key(area.town);
    if (town.empty() || place.find(town, city) != std::string::npos) return PostalFit::Fits;
    best = PostalFit::OtherTown;
  }
  return best;
}

}  // namespace uketsuke::validate
