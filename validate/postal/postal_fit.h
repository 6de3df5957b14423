#pragma once

#include <string_view>

#include "core/postal/postal_table.h"

namespace uketsuke::validate {

/// How well an address fits a postal code.
enum class PostalFit { Fits, OtherTown, OtherCity, UnknownCode };
PostalFit postal_fit(const PostalTable& table, std::string_view code, std::string_view address);

}  // namespace uketsuke::validate
