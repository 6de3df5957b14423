#pragma once

#include "core/model/notice.h"
#include "render/canvas/canvas.h"
#include "render/notice/notice_templates.h"
#include "render/pdfa/pdfa.h"

namespace uketsuke::render {

/// The notice as a PDF/A-2u file. Pure: same input, same bytes. Throws Failure
///   E-INPUT-VALUE      no such kind or version; a value of the case missing or unfit, named; totals that do
///   not add up E-SETTING-MISSING  a value of the association's settings missing, named E-RENDER-GLYPH     a
///   character that no font holds, named; nothing is printed in its place E-RENDER-OVERFLOW  a text that does
///   not fit its place even condensed; something else inside the address window E-RENDER-FONT, E-RENDER-PDF,
///   E-ENV-FILE
/// Variables: those of notice_variables(kind); a variable "print.layout" (if the kind declares it) chooses
/// the layout, "envelope.window_mm" ("x,y,w,h,play_x,play_y") replaces the template's assumed window.
Bytes render_notice(const Notice& notice, const NoticeTemplates& templates);

/// Throws what render_notice() would throw, without making a file: ask before a case is approved.
void check_notice(const Notice& notice, const NoticeTemplates& templates);

/// What lies between two pages of a notice: nothing, or an empty page, the back of a sheet printed on one side (片面) among
/// sheets printed on both.
enum class Backs { Printed, Empty };

/// Draws the notice's pages onto a canvas whose current page is empty and of `notice_page_size`; further
/// pages are begun as needed. Returns the number of pages, without empty backs.
int draw_notice(Canvas& canvas, const Notice& notice, const NoticeTemplates& templates, Backs backs = Backs::Printed);

/// The page size of the layout the notice chooses.
Size<FormMm> notice_page_size(const Notice& notice, const NoticeTemplates& templates);

/// Whether the layout the notice chooses is a front with its back (a certificate, a postcard): then a sheet takes two pages.
bool prints_both_sides(const Notice& notice, const NoticeTemplates& templates);

/// Sheets that a notice of so many pages takes: two pages each where its layout has a back.
int sheets_of(const Notice& notice, int pages, const NoticeTemplates& templates);

/// Whether the first page of the layout the notice chooses carries the address that the post reads.
bool shows_address(const Notice& notice, const NoticeTemplates& templates);

/// What the PDF of a notice says about itself.
PdfaInfo notice_pdf_info(const Notice& notice, const NoticeTemplates& templates);

}  // namespace uketsuke::render
