#pragma once

#include <string>
#include <vector>

#include "core/form/sheet_code.h"
#include "core/image/codec.h"
#include "render/canvas/canvas.h"

namespace uketsuke::render {

/// A header sheet (バッチヘッダー) to lie on top of a batch: its codes, and in words the batch, the number of
/// sheets and the day of receipt for the person who handles it. A PDF of one A4 page; same code, same bytes.
/// Throws Failure E-INPUT-VALUE when the code cannot be written.
Bytes print_header_sheet(const HeaderSheetCode& code);

/// Separators (仕切り紙) to lie between applications, one page for each nonce, so that a set is printed at
/// once and no two are alike.
Bytes print_separator_sheets(const std::vector<std::string>& nonces);

/// A slip (追加書類送付票) that brings later paper to its case; `reference` is the 受付番号 shown to people
/// (no name, no 個人番号), `association` the sender's addressee.
Bytes print_slip(const SlipSheetCode& code, const std::string& reference, const std::string& association);

/// The same sheets drawn on a canvas whose page is sheet_layout::kPage.
void draw_header_sheet_on(Canvas& canvas, const HeaderSheetCode& code);
void draw_separator_sheet_on(Canvas& canvas, const SeparatorSheetCode& code);
void draw_slip_on(Canvas& canvas, const SlipSheetCode& code, const std::string& reference,
                  const std::string& association);

}  // namespace uketsuke::render
