#pragma once

#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/image/image.h"
#include "pipeline/page/page_outcome.h"

namespace uketsuke::pipeline {

/// What was read of one side as a picture for `--debug-dir`: a row for every field that is not blank, with its crop,
/// its candidates and their probabilities, its doubts and the engines. Without `reveal` the places of 個人番号 on the
/// clean page, `numbers`, are painted over in every crop, and candidates of such a field are asterisks. Bgr8; empty
/// when nothing was read.
Image readings_sheet(const PageOutcome& page, const KindCatalogue& kinds, const std::vector<Rect<CleanPx>>& numbers,
                     bool reveal);

}  // namespace uketsuke::pipeline
