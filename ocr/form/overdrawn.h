#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/marks.h"

namespace uketsuke::ocr {

/// Whether a ring round a printed word holds more strokes of its pen than the ring: the word was crossed out, hatched or
/// blotted together with its ring (丸囲みの取り消し). Print is thinner than most pens; where it is not, as in pale rings
/// and on copies that spread, `others`, the words of the row without a ring, tell how thick it is. A second ring round
/// the first, overshooting ends and a ring over the neighbour's word lie outside the ring and do not count.
bool ring_overdrawn(const FieldCut& cut, const MarkReport& mark, const Rect<FormMm>& word,
                    const std::vector<Rect<FormMm>>& others);

/// Whether what stands in a check box is more, or less, than one plain mark: a tick or a cross is two straight strokes at
/// most, a ring goes once round, a filled box is evenly dark. A tick that was crossed or hatched (チェックの取り消し) has
/// more strokes, one that was blotted shows in its blot; one level dash strikes the empty box out.
bool check_overdrawn(const FieldCut& cut, const Rect<FormMm>& box);

/// Whether one straight stroke runs from beyond a corner of a check box to beyond the opposite one and no other stroke
/// crosses it: a tick struck out along its own long arm (斜線での取り消し). A tick leaves its box at the upper right
/// only, a cross has a second stroke. `ink` is the cut's, without printed lines.
bool check_slashed(const FieldCut& cut, const Mask& ink, const Rect<FormMm>& box);

}  // namespace uketsuke::ocr
