#pragma once

#include <string>
#include <string_view>

#include "pipeline/page/page_pipeline.h"

namespace uketsuke::pipeline {

/// The wish as a job's options (JSON); empty text is no wish.
std::string to_json(const PageWish& wish);
/// Reads what to_json() wrote; throws Failure E-LEDGER-CORRUPT for anything else.
PageWish wish_from_json(std::string_view text);

/// Kind of processor this machine computes with ("avx512", "avx2", "sse4"): the last digits of a reading differ
/// between them.
std::string processor_kind();

}  // namespace uketsuke::pipeline
