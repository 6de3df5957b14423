#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace uketsuke {

/// A failure: something outside the program went wrong. It carries a stable code of the catalogue
/// (`core/errors/catalogue.h`), the file and page it happened on, and a detail that never holds personal data.
/// Doubt about a reading is not a failure, and a bug aborts (`UKETSUKE_REQUIRE`).
class Failure : public std::runtime_error {
 public:
  /// `code` must stand in the catalogue; `detail` is appended to the catalogue's sentence.
  explicit Failure(std::string_view code, std::string_view detail = {});

  const std::string& code() const { return code_; }
  const std::string& detail() const { return detail_; }
  const std::string& file() const { return file_; }
  /// Page number from 1; 0 when the whole file is meant.
  int page() const { return page_; }

  /// The same failure, placed at a file and page.
  Failure at(std::string_view file, int page = 0) const;

 private:
  std::string code_;
  std::string detail_;
  std::string file_;
  int page_ = 0;
};

}  // namespace uketsuke
