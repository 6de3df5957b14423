#pragma once

#include <cstdint>
#include <string>

#include "core/form/template_set.h"
#include "core/model/page.h"
#include "tools/page_maker/made_page.h"

/// Scans with a known truth, shared by the tests of cleanup and identification.
namespace uketsuke::capture {

/// The released forms of the project.
const TemplateSet& released_forms();

/// A filled 資格取得届 of one seed as `damage` leaves it.
page_maker::MadePage form_scan(std::uint64_t seed, const page_maker::Damage& damage);

/// Damage of a level (clean, office, copy, fax, hard), by seed.
page_maker::Damage damage_by_seed(const std::string& level, std::uint64_t seed);

/// A page as intake would hand it on.
Page page_of(const page_maker::Scan& scan);
Page page_of(Image image, double dpi);

/// Fills a rectangle, in pixels, cut to the image; `bgr` is 0xRRGGBB.
void fill(Image& image, double x, double y, double w, double h, std::uint32_t rgb);

/// An A4 sheet of lines of blocks that look like print, with a ruled table, Bgr8; its left margin is straight.
Image printed_sheet(std::uint64_t seed, double dpi);
inline constexpr Size<FormMm> kA4{210, 297};

/// How far apart two scan places are, in millimetres on the paper.
double apart_mm(Point<ScanPx> a, Point<ScanPx> b, const Dpi& dpi);

}  // namespace uketsuke::capture
