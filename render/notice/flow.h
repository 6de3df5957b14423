#pragma once

#include <string>
#include <vector>

#include "render/canvas/canvas.h"
#include "render/notice/expand.h"
#include "render/notice/notice_template.h"

namespace uketsuke::render {

/// A block of the flow with its place: page from 0, top edge in mm, and for tables the rows [first, last).
struct PlacedBlock {
  const FlowBlock* block = nullptr;
  int page = 0;
  double top_mm = 0;
  std::size_t first_row = 0;
  std::size_t last_row = 0;
  bool with_foot = false;
  std::vector<double> lines_mm;  ///< heights of the lines of a table, or of facts, here
};

/// Places the flow on pages before anything is drawn, so that "page 1 of 2" is known. A paragraph and
/// a list of facts stay whole; a table breaks between rows (lines of `across` rows); a block kept with its
/// successor moves with it. Throws Failure E-RENDER-OVERFLOW when a block is higher than a page, or the flow of a
/// layout with a back does not end on the front.
std::vector<PlacedBlock> place_flow(Canvas& canvas, const NoticeLayout& layout, const NoticeTemplate& form,
                                    const Expander& expand);

/// Draws one placed block.
void draw_block(Canvas& canvas, const PlacedBlock& placed, const NoticeLayout& layout, const NoticeTemplate& form,
                const Expander& expand);

/// Draws a table's rows [first, last) with heading, frame and, if asked, its foot.
void draw_table(Canvas& canvas, const FlowTable& table, const PlacedBlock& placed, double left_mm,
                const NoticeTemplate& form, const Expander& expand);

/// Draws a list of facts at its place in the region.
void draw_facts(Canvas& canvas, const FlowFacts& facts, const PlacedBlock& placed, const Rect<FormMm>& region,
                const NoticeTemplate& form, const Expander& expand);

/// Heights in mm of the rows of facts that have something to say.
std::vector<double> fact_heights(Canvas& canvas, const FlowFacts& facts, double width_mm, const NoticeTemplate& form,
                                 const Expander& expand);

/// Refuses a table whose columns do not add up to the total that is printed below them: Failure
/// E-INPUT-VALUE.
void check_sums(const FlowTable& table, const Expander& expand);

/// Heights in mm of all lines of a table (a line is `across` rows): its row height, or more where the rows grow.
std::vector<double> line_heights(Canvas& canvas, const FlowTable& table, const NoticeTemplate& form,
                                 const Expander& expand);

}  // namespace uketsuke::render
