#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/form/form_template.h"
#include "tools/page_maker/damage/damage.h"
#include "tools/page_maker/fill/entries.h"

namespace uketsuke::page_maker {

/// One field of a made page, as the truth beside it tells.
struct TruthField {
  std::string id;
  int row = 0;
  std::string type;  ///< "digits", "kana", "date", "choice", "text"
  ReadState state = ReadState::Blank;
  std::string value;  ///< normalised as `run --json` normalises
  std::string raw;
  Rect<FormMm> rect;
  std::vector<Rect<FormMm>> cells;  ///< comb cells in reading order (a date's: year, month, day)
};

/// A made scan with its truth.
struct MadePage {
  Scan scan;
  std::string kind;     ///< form id, or a certificate kind
  std::string version;  ///< form version; empty for certificates
  std::string level;
  std::uint64_t seed = 0;
  int turn_deg = 0;
  std::vector<TruthField> fields;
  std::vector<Rect<FormMm>> marks;  ///< fiducials, in the template's order
};

/// What to make.
struct FormOrder {
  std::uint64_t seed = 1;
  std::string level = "clean";  ///< kept in the truth; the damage itself comes apart
  Damage damage;
  FillStyle fill;
  std::optional<std::array<double, 3>> ink_bgr;  ///< the pen's colour; by default the hand's own
  bool seals = true;
  bool specimen = false;  ///< 見本 across the sheet
  std::string case_token;
  bool codes_torn = false;                 ///< both corners with the printed codes are torn off
  std::optional<std::uint64_t> scan_seed;  ///< another scan of the same sheet; by default `seed`
};

/// A form filled by one invented hand for a household, then scanned. Deterministic in (glyphs, form,
/// household, order).
MadePage make_form_page(const GlyphSet& set, const FormTemplate& form, const Household& household,
                        const FormOrder& order);

/// The filled sheet before it is scanned, Bgr8, and what was written.
Image draw_filled_form(const GlyphSet& set, const FormTemplate& form, const Household& household,
                       const FormOrder& order, double dpi, std::vector<Entry>& entries);

}  // namespace uketsuke::page_maker
