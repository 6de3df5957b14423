#include "ocr/documents/known_place.h"

#include <algorithm>
#include <string>

#include "core/postal/prefectures.h"
#include "ocr/documents/notations.h"

namespace uketsuke::ocr {
namespace {

/// ケ and ヶ, ノ and の are the printer's.
std::u32string plain(std::string_view text) {
  std::u32string out = folded(text);
  for (char32_t& c : out) c = c == U'ヶ' ? U'ケ' : c == U'の' || c == U'之' ? U'ノ' : c;
  return out;
}

/// Takes `prefix` off the text's beginning, if it stands there.
bool skip(std::u32string_view& text, std::u32string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// The town of a line of the table without what it says of its blocks: 旭町（１〜５丁目）.
std::u32string town_of(const PostalArea& area) {
  std::u32string town = plain(area.town);
  return town.substr(0, town.find(U'('));
}

/// A village of one postal code has no towns.
bool has_town(std::span<const PostalArea> places, std::u32string_view rest) {
  if (std::all_of(places.begin(), places.end(), [](const PostalArea& area) { return area.town.empty(); })) return true;
  while (skip(rest, U"大字") || skip(rest, U"字")) continue;
  return std::any_of(places.begin(), places.end(), [&](const PostalArea& area) {
    std::u32string town = town_of(area);
    std::u32string_view name = town;
    while (skip(name, U"大字") || skip(name, U"字")) continue;
    return !name.empty() && rest.starts_with(name);
  });
}

}  // namespace

bool is_known_place(const AddressTable& table, std::string_view address) {
  const std::u32string text = plain(address);
  return std::any_of(table.cities().begin(), table.cities().end(), [&](const OfficialCity& city) {
    std::u32string_view rest = text;
    skip(rest, city.prefecture);
    const std::string_view name = table.places(city).front().city;
    const std::size_t county = county_length(name);
    const bool whole = skip(rest, plain(name));
    // 愛知郡東郷町 as 東郷町
    const bool town = !whole && county > 0 && skip(rest, plain(name.substr(county)));
    return (whole || town) && has_town(table.places(city), rest);
  });
}

}  // namespace uketsuke::ocr
