#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/notice.h"
#include "render/notice/notice_template.h"

namespace uketsuke::render {

/// A {variable:filter} inside a text.
struct Placeholder {
  std::size_t begin = 0;  ///< bytes, at the brace
  std::size_t end = 0;    ///< after the closing brace
  std::string id;
  std::string filter;
};

/// All placeholders of a text; nullopt-like empty id never occurs. Throws std::invalid_argument on an open
/// brace.
std::vector<Placeholder> placeholders(std::string_view text);

/// The filters: "" (as it is), "yen" (12,300円), "comma" (12,300; empty prints ―), "wareki"
/// (令和8年11月22日), "wareki_month" (令和8年11月), "postal" (〒123-4567), "wide" (ASCII letters and digits
/// full-width).
bool is_filter(std::string_view filter);

/// A value through a filter; throws Failure E-INPUT-VALUE naming `id` when the value does not suit it. Dates
/// are ISO, amounts whole yen.
std::string filtered(const std::string& value, std::string_view filter, const std::string& id);

/// Looks values up in a notice and refuses what is missing by name: Failure E-SETTING-MISSING for a setting,
/// E-INPUT-VALUE for a value of the case.
class Expander {
 public:
  Expander(const Notice& notice, const NoticeTemplate& form) : notice_(notice), form_(form) {}

  /// The text with all placeholders filled; an optional variable that is absent is empty.
  std::string operator()(std::string_view text) const;
  /// A variable's value, empty when it is optional and absent (and what it goes with is absent too). The notice's own
  /// document_number, issued_on and case_token are variables of those names under "notice.".
  std::string value(const std::string& id) const;
  /// True when the variable or table holds something (or the condition is empty).
  bool holds(const std::string& condition) const;
  const std::vector<NoticeRow>& rows(const std::string& table) const;
  /// Checks every declared variable, table, row count and column at once, and that none holds a 個人番号.
  void check_all() const;

 private:
  const Notice& notice_;
  const NoticeTemplate& form_;
};

}  // namespace uketsuke::render
