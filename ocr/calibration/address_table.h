#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/postal/postal_table.h"

namespace uketsuke::ocr {

/// A city and the numbers of its places.
struct OfficialCity {
  std::u32string prefecture;
  std::u32string name;
  std::size_t first = 0;  ///< of its places in places()
  std::size_t count = 0;
};

/// All official places of the postal table, by city. Indexed once, 5 MB beside the mapped file.
class AddressTable {
 public:
  /// The table inside a folder of unpacked dependencies. Throws Failure E-ENV-FILE.
  static AddressTable find_in(const std::filesystem::path& deps) { return AddressTable(PostalTable::find_in(deps)); }
  explicit AddressTable(PostalTable table);

  std::span<const OfficialCity> cities() const { return cities_; }
  /// Places of a city.
  std::span<const PostalArea> places(const OfficialCity& city) const {
    return std::span(places_).subspan(city.first, city.count);
  }
  /// Places of a postal code of seven digits; none when there is no such code.
  std::vector<PostalArea> of_code(std::string_view code) const { return table_.areas(code); }

 private:
  PostalTable table_;
  std::vector<PostalArea> places_;  ///< by city
  std::vector<OfficialCity> cities_;
};

}  // namespace uketsuke::ocr
