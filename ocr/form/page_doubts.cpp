#include "ocr/form/page_doubts.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "ocr/form/covered.h"
#include "ocr/form/crowded_cells.h"
#include "ocr/form/frame_loss.h"
#include "ocr/form/frame_removal.h"
#include "ocr/form/lost_signs.h"
#include "ocr/form/stamps.h"
#include "ocr/form/unlike_ink.h"

namespace uketsuke::ocr {
namespace {

/// Fields that look empty on a scan that has lost the frames of their cells: pale writing is lost with them.
void doubt_lost_ink(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  const auto framed = [](const Work& work) { return FramedComb{&work.cut, work.cells, work.comb.ink}; };
  std::vector<FramedComb> combs;
  for (const Work& work : works)
    if (!work.cells.empty()) combs.push_back(framed(work));
  const FrameLoss loss(combs);
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (values[i].state != ReadState::Blank) continue;
    // A text or a mark has no frame of its own that could tell: for it speaks the page.
    const FieldType type = works[i].field->type;
    const bool frameless = type == FieldType::Text || type == FieldType::Choice;
    if (frameless ? loss.may_hide() : !works[i].cells.empty() && loss.may_hide(framed(works[i])))
      values[i].doubt("ink_lost");
  }
}

/// What stands beyond a field, lies over it or has dropped out of it.
void doubt_unseen(const CleanPage& page, const Registration& registration, const FormTemplate& form,
                  const std::vector<Work>& works, std::vector<FieldValue>& values) {
  std::vector<LookedAt> looked_at;
  for (std::size_t i = 0; i < works.size(); ++i)
    looked_at.push_back({works[i].field, values[i].state == ReadState::Blank});
  const Stamps stamps(page, registration, form);
  const std::vector<bool> hidden = hidden_fields(CoveredPlaces(page, registration, form), looked_at);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    const bool empty = looked_at[i].empty;
    if (work.edge.crossed && !empty) values[i].doubt("over_edge");
    if (hidden[i]) values[i].doubt("covered");
    if (!empty && stamps.over(*work.field)) values[i].doubt("stamped_over");
    // What is marked and looks empty may have been written in the same colour.
    if (work.coloured == Coloured::Written || (work.coloured == Coloured::Marked && empty))
      values[i].doubt("coloured_ink");
  }
}

/// How dark signs in cells are on this page, 0..1; 0 where nothing is written.
double writing_darkness(const std::vector<Work>& works) {
  std::vector<InkReport> cells;
  for (const Work& work : works) cells.insert(cells.end(), work.comb.ink.begin(), work.comb.ink.end());
  return written_darkness(cells).value_or(0);
}

/// A comb alone, with kBesideMm of paper round it, without its frames.
FieldCut comb_cut(const CleanPage& page, const Registration& registration, std::span<const Rect<FormMm>> cells) {
  Rect<FormMm> comb;
  for (const Rect<FormMm>& cell : cells) comb = unite(comb, cell);
  return without_frames(cut_field(page, registration, comb.grown(kBesideMm)), cells);
}

/// Signs of combs that nobody read: they stand beside the cells, or are so pale that their cells look empty.
void doubt_lost_signs(const IdentifiedPage& identified, const FormTemplate& form, const CleanPage& page,
                      ColouredInk& coloured, const std::vector<Work>& works, std::vector<FieldValue>& values) {
  const double writing = writing_darkness(works);
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    if (work.cells.empty()) continue;
    const auto& ink = work.comb.ink;
    const bool by_colour = work.coloured == Coloured::Written;
    const FieldCut bare = comb_cut(by_colour ? coloured.with_all_ink() : page, identified.registration, work.cells);
    const CombSigns signs = work.field->type == FieldType::Kana ? CombSigns::Kana : CombSigns::Digits;
    if (writing_beside_cells(bare, form, *work.field, work.cells, ink, writing)) values[i].doubt("beside_cells");
    if (crowded_cells(bare, work.cells, ink, signs, writing)) values[i].doubt("crowded_cells");
    const bool full = std::all_of(ink.begin(), ink.end(), [](const InkReport& cell) { return cell.pieces > 0; });
    if (full || values[i].state != ReadState::Read || work.coloured == Coloured::Marked) continue;
    if (pale_sign_in_empty_cell(bare, work.cells, ink) ||
        (!page.colour.empty() && !by_colour &&
         pale_sign_in_empty_cell(comb_cut(coloured.with_all_ink(), identified.registration, work.cells), work.cells,
                                 ink)))
      values[i].doubt("faint");
  }
}

/// What is much paler than the rest of its number or of the page.
void doubt_unlike_ink(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  std::vector<std::vector<double>> combs(works.size());
  for (std::size_t i = 0; i < works.size(); ++i)
    for (std::size_t k = 0; k < works[i].cells.size(); ++k)
      if (const InkReport& ink = works[i].comb.ink[k]; ink.p_blank() < 0.5)
        combs[i].push_back(stroke_darkness(works[i].comb.interiors[k], ink));
  const InkOfPage page(std::move(combs));
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (values[i].state == ReadState::Read && (page.unlike_in(i) || page.unlike(works[i].mark)))
      values[i].doubt("unlike_ink");
  }
}

/// Who strikes a person out draws lines through the whole row, between and through its fields: where two of them are
/// crossed, what else stands in the row may be meant as well (行の抹消).
void doubt_struck_rows(const std::vector<Work>& works, std::vector<FieldValue>& values) {
  constexpr int kFewest = 2;
  std::map<int, int> crossed;
  for (std::size_t i = 0; i < works.size(); ++i)
    if (values[i].state == ReadState::StruckOut || values[i].has_doubt("line_through") ||
        values[i].has_doubt("overwritten"))
      ++crossed[works[i].field->row];
  for (std::size_t i = 0; i < works.size(); ++i)
    if (const int row = works[i].field->row; row > 0 && crossed[row] >= kFewest && values[i].state == ReadState::Read)
      values[i].doubt("struck_row");
}

}  // namespace

void doubt_where_ink_is_lost(double digit_doubt, std::vector<FieldValue>& values) {
  // One field may hold a stamp or a stain, two may be of another pen.
  constexpr std::ptrdiff_t kNoWriting = 2, kPale = 3;
  const auto fields_with = [&](auto... words) {
    return std::count_if(values.begin(), values.end(),
                         [&](const FieldValue& value) { return (value.has_doubt(words) || ...); });
  };
  if (digit_doubt <= kLosingPage && fields_with("not_writing") < kNoWriting &&
      fields_with("faint", "not_writing") < kPale)
    return;
  for (FieldValue& value : values)
    if (value.state == ReadState::Blank) value.doubt("ink_lost");
}

void doubt_fields(const ReadPage& read, std::vector<FieldValue>& values) {
  if (read.page.colour.empty()) doubt_lost_ink(read.works, values);
  doubt_where_ink_is_lost(read.digit_doubt, values);
  doubt_unseen(read.page, read.identified.registration, read.form, read.works, values);
  doubt_lost_signs(read.identified, read.form, read.page, read.coloured, read.works, values);
  doubt_unlike_ink(read.works, values);
  doubt_struck_rows(read.works, values);
}

/// A form that somebody sent in and that holds next to no writing was more likely scanned too pale than left empty.
/// Two fields: dirt may look like one.
void doubt_empty_page(PageReading& page) {
  constexpr int kNextToNone = 2;
  const auto written = std::count_if(page.fields.begin(), page.fields.end(),
                                     [](const FieldReading& field) { return field.state != ReadState::Blank; });
  if (written > kNextToNone) return;
  for (FieldReading& field : page.fields) field.doubts.emplace_back("nothing_written");
}

}  // namespace uketsuke::ocr
