#pragma once

#include <string>
#include <vector>

#include "core/clock.h"
#include "render/canvas/canvas.h"
#include "tools/page_maker/made_page.h"
#include "tools/page_maker/random.h"

namespace uketsuke::page_maker {

/// How one office prints its certificates. Every municipality, school and firm has its own; drawn from a seed.
struct PaperStyle {
  render::FontRole label_font = render::FontRole::Gothic;
  render::FontRole value_font = render::FontRole::Mincho;
  double label_pt = 9;
  double value_pt = 10.5;
  double rule_mm = 0.2;
  bool ruled = true;
  bool spread_labels = false;  ///< 氏　　名
  bool copy_guard = false;     ///< tinted ground with hidden 複写 characters
  bool seal = true;            ///< 公印 over the issuer's name
  int dates = 0;  ///< 0 令和8年11月2日, 1 令和 8年11月 2日, 2 令和八年十一月二日, 3 R08.11.02, 4 2026年11月2日
  int amounts = 0;         ///< 0 1,234, 1 1,234円, 2 ￥1,234, 3 １，２３４円
  bool mask_some = false;  ///< ***** in items that were not asked for
};
PaperStyle invent_style(Random random);

/// A value on a certificate: what it is and how this office prints it.
struct PrintedValue {
  std::string id;  ///< field of templates/documents/<kind>.toml; empty prints without truth
  int row = 0;
  std::string type;   ///< "text", "date", "digits", "choice"
  std::string value;  ///< normalised
  std::string print;  ///< as printed
  bool masked = false;
};

/// A sheet being typeset, which remembers where each value came to stand.
class Paper {
 public:
  Paper(Size<FormMm> size, double dpi, const PaperStyle& style, Random random);

  const PaperStyle& style() const { return style_; }
  Random& chance() { return random_; }
  render::Canvas& canvas() { return canvas_; }

  void title(double y_mm, const std::string& text, double size_pt);
  void label(Rect<FormMm> cell, const std::string& text);
  void small(Point<FormMm> at, const std::string& text, double size_pt = 7.5);
  /// The value inside a cell; right-aligned when it is an amount in a ruled table.
  void value(Rect<FormMm> cell, const PrintedValue& value, bool right = false);
  void text(Point<FormMm> at, const std::string& text, double size_pt = 10.5);
  void frame(Rect<FormMm> cell);
  /// A ruled pair: label cell, value cell.
  void pair(Rect<FormMm> cell, double label_w_mm, const std::string& label, const PrintedValue& v, bool right = false);
  /// A cell whose label stands small in its upper left corner.
  void boxed(Rect<FormMm> cell, const std::string& label, const PrintedValue& v);
  /// A ruled pair whose label is spread evenly over its cell (均等割付).
  void spread_pair(Rect<FormMm> cell, double label_w_mm, const std::string& label, const PrintedValue& v,
                   bool right = false);
  /// A small label above its value, no rules.
  void above(Rect<FormMm> cell, const std::string& label, const PrintedValue& v);
  /// Signs one below the other (縦書き), from the upper left of the first.
  void downward(Point<FormMm> at, const std::string& text, double size_pt);
  /// The office's square seal in vermilion.
  void seal(Point<FormMm> centre, const std::string& words, double side_mm);

  PrintedValue date(const std::string& id, Date day, int row = 0) const;
  PrintedValue amount(const std::string& id, long long yen) const;
  PrintedValue words(const std::string& id, const std::string& text, int row = 0) const;
  PrintedValue digits(const std::string& id, const std::string& value, const std::string& print, int row = 0) const;
  std::string print_date(Date day) const;

  std::vector<TruthField> truth;
  Image finish() { return canvas_.finish_image(); }

 private:
  PaperStyle style_;
  Random random_;
  render::Canvas canvas_;
};

}  // namespace uketsuke::page_maker
