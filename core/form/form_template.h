#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry/frames.h"
#include "core/model/identified.h"

namespace uketsuke {

/// What a form field holds.
enum class FieldType { Digits, Kana, CalendarDate, Choice, Text, Seal };
std::string_view to_string(FieldType type);

/// How a choice is marked: a circle drawn round a printed option, or a check in a box.
enum class MarkStyle { Circle, Check };
std::string_view to_string(MarkStyle style);

/// One printed era option (昭和 / 平成 / 令和 / 西暦) that is circled.
struct EraOption {
  std::string value;  ///< "昭和", "平成", "令和", "西暦"
  Rect<FormMm> rect;
};

/// One option of a choice field.
struct ChoiceOption {
  std::string value;  ///< stored value, e.g. "male"
  std::string label;  ///< as printed, e.g. "男"
  Rect<FormMm> rect;  ///< the printed word (circle) or the box (check)
  MarkStyle mark = MarkStyle::Circle;
};

/// Where digits start in a comb that may be partly filled.
enum class Alignment { Full, Left, Right };

/// Which characters a text field may hold; narrows what the line reader considers.
enum class Charset { Name, Address, Free, Phone };

/// One field of a form template (様式の記入欄). All rectangles are in form millimetres.
struct FieldTemplate {
  std::string id;          ///< unique together with row; also the id in readings
  int row = 0;             ///< family row from 1; 0 outside tables
  std::string label;       ///< Japanese label as printed
  std::string concept_id;  ///< entry of templates/tables/concepts.toml, e.g. "person.birth_date"
  FieldType type = FieldType::Text;
  Rect<FormMm> rect;                ///< the whole field
  std::vector<Rect<FormMm>> cells;  ///< Digits, Kana: interiors of the comb cells, in reading order
  Alignment align = Alignment::Full;
  std::string check;            ///< Digits: "my_number", "insurer_number", "postal_code", "phone" or ""
  std::vector<EraOption> eras;  ///< Date: printed options
  std::string era_fixed;        ///< Date: the preprinted era when there are no options
  std::vector<Rect<FormMm>> year_cells;
  std::vector<Rect<FormMm>> month_cells;
  std::vector<Rect<FormMm>> day_cells;
  std::vector<ChoiceOption> options;  ///< Choice
  bool multiple = false;              ///< Choice: more than one mark is allowed
  Charset charset = Charset::Free;    ///< Text
  int lines = 1;                      ///< Text: lines of writing the box invites
  bool required = false;              ///< must not stay blank (in a row: once the row is begun)
  bool my_number = false;             ///< holds a 個人番号: sealed, masked, never logged
  bool office_use = false;            ///< ※組合使用欄: not written by the applicant, not read
};

/// A printed point with a known place (frame corner, cross) that is not used in the fit; registration is judged
/// at these.
struct CheckPoint {
  Point<FormMm> at;
};

/// Printing of the form that is not a field: what `template print` draws besides the field frames.
struct ArtText {
  Point<FormMm> at;  ///< baseline start, centre or end according to `anchor`
  std::string text;
  double size_pt = 9;
  std::string font = "mincho";   ///< "mincho" or "gothic"
  std::string anchor = "start";  ///< "start", "middle", "end"
  std::string ink = "black";     ///< "black" or "dropout"
  bool bold = false;
  double width_mm = 0;  ///< > 0: wrap (or condense) to this width
};
struct ArtLine {
  Point<FormMm> from;
  Point<FormMm> to;
  double width_pt = 0.6;
  std::string ink = "black";
  bool dashed = false;
};
struct ArtBox {
  Rect<FormMm> rect;
  double width_pt = 0.6;
  std::string ink = "black";
  std::string fill;  ///< "", "dropout_pale" or "grey_pale"
  double radius_mm = 0;
};

/// A versioned form (様式), loaded from templates/forms/<id>/<version>/form.toml. The same template prints the
/// blank form and reads the filled one.
struct FormTemplate {
  TemplateRef ref;
  std::string title;
  std::string form_number;  ///< 様式番号
  std::string procedure;    ///< procedure that this form opens, e.g. "shikaku_shutoku"
  int page = 1;
  int pages = 1;
  Size<FormMm> page_mm{210, 297};
  std::vector<Rect<FormMm>> fiducials;  ///< four filled black squares: top-left, top-right, bottom-right, bottom-left
  std::vector<Rect<FormMm>> codes;      ///< the two printed Data Matrix codes (outer edge of the symbol)
  std::vector<CheckPoint> check_points;
  std::string dropout_rgb;  ///< "#rrggbb" of the dropout ink
  std::vector<FieldTemplate> fields;
  std::vector<ArtText> texts;
  std::vector<ArtLine> lines;
  std::vector<ArtBox> boxes;
};

/// The field of (id, row), or nullptr.
const FieldTemplate* find_field(const FormTemplate& form, std::string_view id, int row = 0);

/// What the printed Data Matrix says: "UKT1|<form>|<version>|<page>" and, on sheets printed for a case, a fifth
/// part with the case token. No personal data.
std::string form_code(const FormTemplate& form, std::string_view case_token = {});

}  // namespace uketsuke
