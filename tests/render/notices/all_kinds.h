#pragma once

#include <string>
#include <vector>

#include "core/model/notice.h"

namespace uketsuke::render::testing {

/// An invented notice of any kind as if it were real: every variable and table that its template declares is filled,
/// tables with `rows` rows (as many as they may have at most), the first person bearing the name given.
Notice sample_of(const std::string& kind, int rows = 2, const std::string& name = "渡邉󠄀　𠮷太郎");

/// The same without anything optional.
Notice bare_sample_of(const std::string& kind);

/// The sample in another layout of its kind.
Notice sample_in(const std::string& kind, const std::string& layout);

/// The certificates that have a postcard size beside their A4 carrier.
const std::vector<std::string>& postcard_kinds();

}  // namespace uketsuke::render::testing
