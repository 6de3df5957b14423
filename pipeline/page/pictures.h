#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ledger/readings.h"
#include "pipeline/page/page_outcome.h"

namespace uketsuke::pipeline {

/// Name of the picture of a whole side, upright (JPEG); its pixels are CleanPx.
inline constexpr const char* kPreviewBlob = "preview";

/// Name of a field's strip ("strip/<field>/<row>", PNG).
std::string strip_name(const std::string& field, int row);

/// The pictures to keep of a side: the upright page and one strip per field that shows ink or doubt. Fills `crops`
/// with the strip names.
std::vector<ledger::NewBlob> pictures_of(const PageOutcome& page,
                                         std::map<std::pair<std::string, int>, std::string>& crops);

}  // namespace uketsuke::pipeline
