#include "validate/compare/addresses.h"

#include <algorithm>
#include <array>

#include "core/text/text.h"
#include "validate/compare/names.h"

namespace uketsuke::validate {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// In Kyoto the way to a house stands between ward and town: 寺町通御池上る上本能寺前町. Everything up to the
// last turn goes.
std::string without_kyoto_streets(std::string area) {
  const std::size_t ward = area.find("区");
  if (area.find("京都市") == std::string::npos || ward == std::string::npos) return area;
  const std::size_t from = ward + std::string_view("区").size();
  std::size_t end = 0;
  for (const std::string_view turn :
       {"上る", "上ル", "下る", "下ル", "東入る", "東入ル", "西入る", "西入ル", "東入", "西入"})
    if (const std::size_t at = area.rfind(turn); at != std::string::npos && at >= from)
      end = std::max(end, at + turn.size());
  if (end > from) area.erase(from, end - from);
  return area;
}

// 愛知郡東郷町 and 東郷町; a city never stands behind a county.
std::string without_county(const std::string& area) {
  constexpr std::string_view kCounty = "郡";
  const std::size_t at = area.find(kCounty);
  if (at == std::string::npos || at == 0) return area;
  for (const std::string_view sooner : {"市", "区", "町", "村"})
    if (const std::size_t other = area.find(sooner); other != std::string::npos && other < at) return area;
  const std::string rest = area.substr(at + kCounty.size());
  return rest.find("町") == std::string::npos && rest.find("村") == std::string::npos ? area : rest;
}

// Takes a separator between block numbers at `at`; 0 when something else stands there.
std::size_t separator_length(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"番地ノ", "丁目ノ", "番地", "丁目", "地割", "番ノ", "番", "丁", "号", "ノ", "-"})
    if (text.substr(at).starts_with(word)) return word.size();
  return 0;
}

// The first number that is a block number: numbers of 条 and 線 (北6条西4) belong to the place.
std::size_t first_block_number(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view behind = text.substr(end);
    if (!behind.starts_with("条") && !behind.starts_with("線")) return i;
    i = end;
  }
  return text.size();
}

bool is_prefix(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  return shorter.size() <= longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

// Whether the numbers name one house: equal, or one list goes on with what is the other's room (3-30-8-403
// beside 3丁目30番8号 403号室) or leaves the room out.
bool same_house(const AddressParts& a, const AddressParts& b) {
  const bool a_shorter = a.numbers.size() < b.numbers.size();
  const AddressParts& shorter = a_shorter ? a : b;
  const AddressParts& longer = a_shorter ? b : a;
  if (!is_prefix(shorter.numbers, longer.numbers)) return false;
  if (shorter.numbers.size() == longer.numbers.size()) return true;
  bool rooms = true;
  for (std::size_t i = shorter.numbers.size(); i < longer.numbers.size(); ++i)
    rooms = rooms && shorter.building.find(longer.numbers[i]) != std::string::npos;
  return rooms || shorter.numbers.size() >= 3;
}

// City at the beginning of an area: up to the first 市, 区, 町 or 村 behind the second character.
std::string city_of(const std::string& area) {
  std::size_t best = std::string::npos;
  for (const std::string_view end : {"市", "区", "町", "村"})
    if (const std::size_t at = area.find(end, 3); at != std::string::npos) best = std::min(best, at + end.size());
  return best == std::string::npos ? area : area.substr(0, best);
}

}  // namespace

AddressParts take_apart(std::string_view address) {
  const std::string key = address_key(address);
  AddressParts out;
  const std::size_t prefecture = prefecture_length(key);
  out.prefecture = key.substr(0, prefecture);
  const std::string rest = key.substr(prefecture);
  std::size_t at = first_block_number(rest);
  out.area = without_kyoto_streets(without_county(rest.substr(0, at)));
  while (at < rest.size() && is_digit(rest[at])) {
    std::size_t end = at;
    while (end < rest.size() && is_digit(rest[end])) ++end;
    const std::size_t zeros = std::min(rest.find_first_not_of('0', at), end - 1);
    out.numbers.push_back(rest.substr(zeros, end - zeros));
    at = end;
    for (std::size_t n = separator_length(rest, at); n > 0; n = separator_length(rest, at)) at += n;
  }
  out.building = rest.substr(at);
  return out;
}

std::string city_key(std::string_view address) { return name_key(city_of(take_apart(address).area)); }

Comparison compare_addresses(std::string_view a, std::string_view b) {
  if (without_spaces(a) == without_spaces(b)) return Comparison::Exact;
  const AddressParts x = take_apart(a);
  const AddressParts y = take_apart(b);
  const bool prefectures_agree = x.prefecture.empty() || y.prefecture.empty() || x.prefecture == y.prefecture;
  if (!prefectures_agree) return Comparison::Different;
  const bool house = same_house(x, y);
  if (x.area == y.area) return house ? Comparison::KeyEqual : Comparison::Partial;
  if (name_key(x.area) == name_key(y.area)) return house ? Comparison::Variant : Comparison::Partial;
  const bool city = name_key(city_of(x.area)) == name_key(city_of(y.area));
  if (city && house && !x.numbers.empty()) return Comparison::Partial;
  // One leaves the city out: 霞が関1-3-2 beside 千代田区霞が関1-3-2.
  const bool contained = name_key(x.area).ends_with(name_key(y.area)) || name_key(y.area).ends_with(name_key(x.area));
  return contained && !x.area.empty() && !y.area.empty() && house ? Comparison::Partial : Comparison::Different;
}

}  // namespace uketsuke::validate
