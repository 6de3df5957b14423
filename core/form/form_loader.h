#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "core/toml/strict_table.h"

/// Parts of load_form_template(). Internal to core/form.
namespace uketsuke::form_loader {

/// Where the members of a repeated block land.
struct Placement {
  double dx = 0;  ///< mm
  double dy = 0;  ///< mm
  int row = 0;    ///< family row from 1; 0 outside blocks
};

/// How a comb written in shorthand is laid out, millimetres.
struct CombStyle {
  Size<FormMm> cell{4.0, 5.8};
  double pitch = 5.0;
  double group_gap = 1.6;
};

/// How a date written in shorthand is laid out, millimetres.
struct DateStyle {
  Size<FormMm> era{5.6, 6.0};  ///< an era printed as one character
  double western_width = 8.4;  ///< 西暦
  double era_gap = 0.8;
  double after_eras = 1.6;
  double unit_width = 3.4;  ///< room for 年, 月 and 日 behind their cells
  double unit_size_pt = 7;
};

struct Styles {
  CombStyle digits;
  CombStyle kana;
  DateStyle date;
};

/// A form while it is being read; `places` runs beside form.fields so that a late check can still name the
/// line.
struct Draft {
  FormTemplate form;
  Styles styles;
  std::vector<StrictTable> places;
};

/// [styles.digits], [styles.kana], [styles.date]; each optional.
Styles read_styles(StrictTable top);

/// One [[field]].
void read_field(StrictTable table, const Placement& where, Draft& draft);

/// The cells of a comb: from `cells_mm` (explicit) or `comb` (shorthand). Texts between groups go to
/// draft.form.texts.
std::vector<Rect<FormMm>> read_comb(StrictTable& table, const CombStyle& style, const Placement& where, Draft& draft);

/// The eras and cells of a date: from `date` (shorthand) or from `era_fixed` / `eras` and `year_mm`,
/// `month_mm`, `day_mm`.
void read_date(StrictTable& table, const Placement& where, Draft& draft, FieldTemplate& field);

/// [[text]], [[label]], [[box]] and [[rule]] of a form or a block.
void read_art(StrictTable& table, const Placement& where, Draft& draft);

/// Everything that concerns more than one entry: fields inside the page, no two on each other or on a printed
/// mark, unique (id, row). `form_table` is the [form] table, named when no single field is at fault.
void check_draft(const Draft& draft, const StrictTable& form_table);

/// Four numbers as a rectangle with positive sides, moved to its place.
Rect<FormMm> read_rect(StrictTable& table, std::string_view key, const Placement& where);
Rect<FormMm> rect_from(const std::vector<double>& numbers, const Placement& where);
/// Two numbers as a point, moved to its place.
Point<FormMm> read_point(StrictTable& table, std::string_view key, const Placement& where);
/// Two positive numbers.
Size<FormMm> read_size(StrictTable& table, std::string_view key);

/// Baseline of a line of Japanese text whose letters should stand centred on y: their middle lies 0.38 em
/// above the baseline in both of our faces.
double centred_baseline_mm(double y_mm, double size_pt);

}  // namespace uketsuke::form_loader
