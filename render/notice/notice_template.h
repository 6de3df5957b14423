#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/geometry/frames.h"
#include "render/canvas/canvas.h"
#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// A named look of text in a notice template.
struct NoticeStyle {
  TextStyle text;
  TextFit fit;
};

/// On which pages of a notice a fixed element stands. Back is the back of the only sheet: a layout that has one
/// ends its flow on the front.
enum class OnPages { First, Later, Every, Back };

/// A text at a fixed place; `text` holds {variable} and {variable:filter}.
struct TextElement {
  Rect<FormMm> rect;
  std::string text;
  std::string style;
};

struct LineElement {
  Point<FormMm> from;
  Point<FormMm> to;
  Stroke stroke;
};

struct BoxElement {
  Rect<FormMm> rect;
  BoxStyle style;
};

/// The place of the 公印.
struct SealElement {
  Rect<FormMm> rect;
};

/// What a notice's code says: which notice this page is, or that whatever lies behind it belongs to the case (a slip).
enum class CodeSays { Form, Slip };

/// A code with the case token (Data Matrix, no personal data) in a square. A slip without a token is refused.
struct CodeElement {
  Rect<FormMm> rect;
  CodeSays says = CodeSays::Form;
};

/// The address block, set inside the window's safe area: postal code, address of at most three lines, name
/// with its 敬称 (様, or 事業主　様 for a workplace), a line below.
struct AddressElement {
  std::string postal_code;
  std::string address;
  std::string name;
  std::string honorific;
  std::string below;
};

struct NoticeElement {
  OnPages on = OnPages::First;
  std::string when;  ///< variable or table that must not be empty; empty: always
  std::variant<TextElement, LineElement, BoxElement, SealElement, CodeElement, AddressElement> what;
};

/// Space in the flow.
struct FlowSpace {
  double height_mm = 0;
};

/// A paragraph in the flow.
struct FlowText {
  std::string text;
  std::string style;
  bool keep_with_next = false;  ///< a heading never stands alone at the foot of a page
};

/// One column of a table.
struct NoticeColumn {
  std::string id;
  std::string label;
  double width_mm = 0;
  std::string style;
  std::string filter;  ///< as in {variable:filter}
  std::string sum;     ///< variable that the column must add up to; empty: none
};

/// A table in the flow, broken between rows, its heading repeated on the next page.
struct FlowTable {
  std::string table;
  std::vector<NoticeColumn> columns;
  std::string head_style;
  double head_mm = 0;
  double row_mm = 0;
  bool grow = false;                           ///< a row is as high as its wrapped texts, row_mm at least
  int across = 1;                              ///< rows stand in this many columns of tables side by side
  double gutter_mm = 0;                        ///< between them
  std::vector<std::vector<std::string>> foot;  ///< rows of texts below the last row, one text per column
};

/// A label with its text.
struct FactRow {
  std::string label;
  std::string text;
  std::string when;  ///< as in FlowBlock
};

/// A ruled list of labels with their texts over the whole width; it stays on one page, and its rows are as high as
/// their wrapped texts, row_mm at least.
struct FlowFacts {
  std::vector<FactRow> rows;
  double label_mm = 0;
  double row_mm = 0;
  std::string label_style;
  std::string style;
};

struct FlowBlock {
  std::string when;
  std::variant<FlowSpace, FlowText, FlowTable, FlowFacts> what;
};

/// The envelope's window as it lies over the sheet, and how far the sheet can slip inside the envelope.
struct EnvelopeWindow {
  Rect<FormMm> rect;
  Size<FormMm> play;
  /// What may be read through the window wherever the sheet slips.
  Rect<FormMm> safe() const;
  /// What could show in the window: nothing else may stand here.
  Rect<FormMm> shown() const;
};

/// One way to print a notice.
struct NoticeLayout {
  std::string id;
  Size<FormMm> page;
  Rect<FormMm> flow_first;
  Rect<FormMm> flow_later;
  EnvelopeWindow window;  ///< empty rectangle: no address in a window
  std::vector<NoticeElement> elements;
  std::vector<FlowBlock> flow;
  bool has_window() const { return !window.rect.empty(); }
  bool has_back() const;
};

/// A value the notice needs, for whoever fills it.
struct NoticeVariable {
  std::string id;        ///< concept-named, e.g. "recipient.name"
  std::string label;     ///< Japanese
  bool setting = false;  ///< from the association's settings; else from the case
  bool optional = false;
  std::string with;  ///< an optional variable that must be filled when this other one is; empty: none
};

/// A table the notice needs.
struct NoticeTable {
  std::string id;
  std::string label;
  int least_rows = 0;
  int most_rows = 0;
  std::vector<std::string> columns;
};

/// A notice's texts, tables and places (templates/notices/<id>/<version>/notice.toml).
struct NoticeTemplate {
  std::string id;
  std::string version;
  std::string title;
  std::vector<NoticeVariable> variables;
  std::vector<NoticeTable> tables;
  std::map<std::string, NoticeStyle> styles;
  std::vector<NoticeLayout> layouts;  ///< the first is the default

  const NoticeVariable* variable(const std::string& id) const;
  const NoticeTable* table(const std::string& id) const;
};

}  // namespace uketsuke::render
