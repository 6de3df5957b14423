#pragma once

#include <span>
#include <string_view>

namespace uketsuke {

/// The 47 都道府県 with their ending, UTF-8.
std::span<const std::string_view> prefectures();

}  // namespace uketsuke
