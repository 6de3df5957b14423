#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/image/image.h"
#include "core/model/page.h"
#include "tools/page_maker/damage/sheet_map.h"
#include "tools/page_maker/random.h"

namespace uketsuke::page_maker {

/// What colours a scan keeps.
enum class ScanMode { Colour, Grey, Bilevel };
std::string_view to_string(ScanMode mode);
/// "colour", "grey" or "bilevel"; throws Failure E-INPUT-VALUE for anything else.
ScanMode scan_mode_from(std::string_view text);

/// Everything that happens to a sheet on its way through an office and a scanner. Zero or false means: it
/// does not.
struct Damage {
  // The scanner.
  double dpi_x = 300;
  double dpi_y = 300;  ///< differs from dpi_x on a fax: 204 × 98 or 204 × 196
  ScanMode mode = ScanMode::Colour;
  int turn_deg = 0;      ///< clockwise turn of the whole scan: 0, 90, 180, 270
  double tilt_deg = 0;   ///< clockwise skew of the sheet on the bed
  double stretch_x = 1;  ///< the feeder's speed against the nominal
  double stretch_y = 1;
  double perspective = 0;  ///< shrinkage of the far edge, as a share (a photograph); 0.02 is visible
  SheetMap::Bend bend;
  double margin_mm = 0;  ///< bed seen round the sheet; negative cuts the sheet's edge off
  double shift_x_mm = 0;
  double shift_y_mm = 0;
  bool dark_bed = false;      ///< black instead of white behind the sheet
  double blur_mm = 0.03;      ///< standard deviation of the optics
  double noise = 2;           ///< standard deviation of the sensor, levels of 255
  double shadow = 0;          ///< darkening towards one edge, share
  double gamma = 1;           ///< above 1 darker
  int streaks = 0;            ///< dirt on the glass: lines along the feed
  double specks_per_cm2 = 0;  ///< dust and toner dots
  int lost_lines = 0;         ///< breaks in a fax transmission: runs of lines that repeat the last or stay white
  int jpeg_quality = 0;       ///< 1..100; 0 keeps the pixels
  // The sheet.
  int copies = 0;           ///< generations of a copier before the scan
  double fading = 0;        ///< low toner or a photocopy: share of ink lost in patches
  double show_through = 0;  ///< darkness of the back side's print, share
  bool staple = false;
  bool fold = false;
  bool coffee = false;
};

/// The usual hurts: "clean" (a good scanner), "office" (a busy one), "copy" (孫コピー, a copy of a copy), "fax" (sets
/// the resolution and mode of one), "hard" (bent, folded, stained, faded). Throws Failure E-INPUT-VALUE for another
/// word.
Damage damage_of(std::string_view level, Random random);

/// A made scan and where everything on the sheet lies in it.
struct Scan {
  Image image;
  Dpi dpi;              ///< as the file shall state it
  SheetMap map;         ///< sheet millimetres → scan pixels, exact
  double skew_deg = 0;  ///< clockwise, of the sheet as it lies in the scan before turn_deg
};

/// Scans a drawn sheet (Bgr8 at `sheet_dpi`, covering the size exactly). The same stream gives the same
/// pixels.
Scan scan_sheet(const Image& sheet, double sheet_dpi, Size<FormMm> size, const Damage& damage, Random random);

/// The resolution at which a sheet should be drawn to be scanned so.
double drawing_dpi(const Damage& damage);

}  // namespace uketsuke::page_maker
