#pragma once

#include <vector>

#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/page_rows.h"

namespace uketsuke::ocr {

/// The page reader's boxes of a word's signs lie over each other where signs stand far apart (別男 over two cells), or leave
/// the last one outside (続　柄). Such words get the places that their ink shows: as many pieces as there are signs, parted
/// by the widest gaps, none wider than a sign; a sign alone gets its ink's place. Else the word is left as it is. `rows` are as page_rows() made them: a word
/// begins where the page reader's did.
void place_signs(std::vector<TextRow>& rows, const std::vector<InkBox>& ink);

}  // namespace uketsuke::ocr
