#pragma once

#include "render/canvas/canvas.h"
#include "render/notice/expand.h"
#include "render/notice/notice_template.h"

namespace uketsuke::render {

/// Draws the address block (宛名) into the window's safe area: postal code, address on at most three lines,
/// name with its 敬称, a line below. Long addresses are broken at a full-width space first, then condensed, then
/// set smaller; what still does not fit is Failure E-RENDER-OVERFLOW, since a cut address is a lost letter.
void draw_address(Canvas& canvas, const AddressElement& address, Rect<FormMm> safe, const Expander& expand);

/// The window as the template assumes it, or as the variable "envelope.window_mm" states it.
EnvelopeWindow window_of(const NoticeLayout& layout, const NoticeTemplate& form, const Expander& expand);

/// Refuses a layout in which anything but the address could be seen through the window, wherever the sheet
/// slips.
void check_window(const NoticeLayout& layout, const EnvelopeWindow& window, const Expander& expand);

}  // namespace uketsuke::render
