#pragma once

#include <filesystem>

namespace uketsuke::left_out {

/// What the page reader and the line reader said of a page's pictures, so that only the understanding runs again when the
/// page is read by another label book; and what was found of ink, rules and seals. Kept in memory, what recognisers said with
/// a file also from run to run.
void begin_page(const std::filesystem::path& file = {});

/// Writes what was new to the page's file and forgets all.
void end_page();

}  // namespace uketsuke::left_out
