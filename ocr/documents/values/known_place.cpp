#include "ocr/documents/values/known_place.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/postal/prefectures.h"
#include "core/text/text.h"
#include "ocr/documents/values/notations.h"

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

/// Kanji of place names that differ by a stroke that wears off or fills up.
constexpr std::array<std::u32string_view, 24> kTwins = {
    U"木本末未", U"日目白曰", U"大太犬", U"土士", U"一二三", U"千干", U"玉王", U"古吉",
    U"石右",     U"宮官",     U"東束",   U"鳥島", U"天夫",   U"入人八", U"米来", U"池地",
    U"水氷永",   U"萩荻",     U"田由",   U"百白", U"上土",   U"坂板", U"若苦", U"十千"};

bool twins(std::u32string_view a, std::u32string_view b) {
  if (a.size() != b.size() || a == b) return false;
  std::size_t differ = 0, at = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) ++differ, at = i;
  return differ == 1 && std::any_of(kTwins.begin(), kTwins.end(), [&](std::u32string_view group) {
           return group.find(a[at]) != std::u32string_view::npos && group.find(b[at]) != std::u32string_view::npos;
         });
}

/// An address's city and what follows its name; nothing where it begins with no city.
struct InCity {
  std::span<const PostalArea> places;
  std::u32string_view rest;
};

std::vector<InCity> cities_of(const AddressTable& table, std::u32string_view text) {
  std::vector<InCity> out;
  for (const OfficialCity& city : table.cities()) {
    std::u32string_view rest = text;
    skip(rest, city.prefecture);
    const std::string_view name = table.places(city).front().city;
    const std::size_t county = county_length(name);
    const bool whole = skip(rest, plain(name));
    // 愛知郡東郷町 as 東郷町
    const bool town = !whole && county > 0 && skip(rest, plain(name.substr(county)));
    if (whole || town) out.push_back({table.places(city), rest});
  }
  return out;
}

/// The longest town that the text begins with.
std::u32string longest_town(const InCity& in) {
  std::u32string out;
  for (const PostalArea& area : in.places) {
    const std::u32string town = town_of(area);
    if (town.size() > out.size() && in.rest.starts_with(town)) out = town;
  }
  return out;
}

/// The beginning of a text that says a town of the table; empty where there is none.
std::u32string known_beginning(const AddressTable& table, const std::u32string& text) {
  std::size_t out = 0;
  for (const InCity& in : cities_of(table, text))
    if (const std::size_t town = longest_town(in).size(); town > 0)
      out = std::max(out, text.size() - in.rest.size() + town);
  return text.substr(0, out);
}

}  // namespace

bool is_known_place(const AddressTable& table, std::string_view address) {
  const std::u32string text = plain(address);
  const std::vector<InCity> cities = cities_of(table, text);
  return std::any_of(cities.begin(), cities.end(), [](const InCity& in) { return has_town(in.places, in.rest); });
}

std::size_t vouched_signs(const AddressTable& table, std::string_view address, std::span<const std::u32string> looks) {
  const std::u32string own = known_beginning(table, plain(address));
  const bool another = std::any_of(looks.begin(), looks.end(), [&](const std::u32string& look) {
    const std::u32string known = known_beginning(table, plain(to_utf8({look.begin(), look.end()})));
    return !known.empty() && known != own;
  });
  return another ? 0 : own.size();
}

bool has_twin_town(const AddressTable& table, std::string_view address, const std::vector<std::string>& codes) {
  const std::u32string text = plain(address);
  for (const InCity& in : cities_of(table, text)) {
    const std::u32string town = longest_town(in);
    const bool twin = !town.empty() && std::any_of(in.places.begin(), in.places.end(), [&](const PostalArea& area) {
      return twins(town, town_of(area));
    });
    if (!twin) continue;
    const bool decided = std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
      const std::vector<PostalArea> places = table.of_code(code);
      return !places.empty() && std::all_of(places.begin(), places.end(), [&](const PostalArea& area) {
        return area.city == in.places.front().city && town_of(area) == town;
      });
    });
    if (!decided) return true;
  }
  return false;
}

}  // namespace uketsuke::ocr
