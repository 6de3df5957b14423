#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

/// The concept of the 郵便番号 that stands with an address on a form: `address.postal_code` with `address.text`,
/// `address.former_postal_code` with `address.former`, and so on for every other address.
inline std::string postal_code_concept(std::string_view address_concept) {
  return address_concept == "address.text" ? "address.postal_code" : std::string(address_concept) + "_postal_code";
}

}  // namespace uketsuke
