#pragma once

#include <array>
#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/model/page.h"

namespace uketsuke::ocr {

/// Tells where something lies on a form (付箋, a second sheet, a folded corner, a torn-off piece): what the form prints is
/// not to be seen there, although it is elsewhere on the page. A field under it looks empty or begins in the middle. So it
/// does under a white stripe (白抜けの筋) of a dirty scanner, which takes a digit out of every field that it crosses.
class CoveredPlaces {
 public:
  /// Looks for every line, frame and comb that the form prints.
  CoveredPlaces(const CleanPage& page, const Registration& registration, const FormTemplate& form);

  /// Whether a part of a field of 4 mm and more, or a stripe of 1 mm through it, is hidden. False where the form prints too
  /// little to tell, and on scans that have lost its lines everywhere.
  bool hides(const FieldTemplate& field) const;

 private:
  /// How a line is printed: a scan keeps the one kind and loses the other. Black, coloured, frames of cells and boxes.
  enum Print { kBlack, kRule, kFrame, kPrints };
  /// A place on a printed line.
  struct Sample {
    Point<FormMm> at;
    Print print = kBlack;
    int line = 0;      ///< number of its line
    bool level = false;
    double depth = 0;  ///< grey levels that it is darker than the paper beside it
    double grain = 0;  ///< the same for a place beside it, where nothing is printed
    bool seen = false;
  };

  void add_line(Point<FormMm> from, Point<FormMm> to, Print print);
  void add_box(const Rect<FormMm>& box, Print print);
  void add_form(const FormTemplate& form);
  void judge();
  /// Log odds that a place is hidden rather than its line broken.
  double odds(const Sample& sample) const;
  void find_stripes(bool upright);
  double depth_at(Point<FormMm> at, Point<FormMm> across) const;
  int darkness(Point<FormMm> at) const;
  /// Whether a place is hidden, by those of the samples that lie on it.
  bool hidden(const Rect<FormMm>& near, const std::vector<const Sample*>& samples) const;

  const CleanPage& page_;
  const Registration& registration_;
  std::vector<Sample> samples_;
  int lines_ = 0;
  std::vector<Rect<FormMm>> stripes_;
  std::array<double, kPrints> share_{};  ///< of each kind's places that are seen on this page
};

/// A field as it was read.
struct LookedAt {
  const FieldTemplate* field = nullptr;
  bool empty = false;  ///< nothing was seen in it
};

/// Which of a form's fields are hidden; where several are, also the empty ones between them, round which too little is
/// printed to tell. In the order of `fields`.
std::vector<bool> hidden_fields(const CoveredPlaces& covered, const std::vector<LookedAt>& fields);

}  // namespace uketsuke::ocr
