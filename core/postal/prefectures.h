#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace uketsuke {

/// The 47 都道府県 with their ending, UTF-8.
std::span<const std::string_view> prefectures();

/// Bytes of the 郡 at the beginning of a municipality's name (愛知郡東郷町), which an address may leave out; 0 where there
/// is none: 蒲郡市 and 郡上市 only look alike, since a county has towns and villages (町村) alone.
std::size_t county_length(std::string_view municipality);

}  // namespace uketsuke
