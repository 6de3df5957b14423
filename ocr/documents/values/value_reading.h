#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/page.h"
#include "core/model/reading.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Reads values at their places with two independent readers: the page reader's print and the line reader's view of
/// the same ink; where they differ, the page reader looks again at the line alone.
class ValueReading {
 public:
  /// `shown` is the scan's grey with all seals: what a person who is asked gets to see.
  ValueReading(const CleanPage& page, const Image& shown, const PageLayout& layout, const Engines& engines)
      : page_(page), shown_(shown), layout_(layout), engines_(engines) {}

  /// One value. Both agree: sure. One alone: "one_reader". Both differ: both are candidates, "readers_disagree".
  FieldReading read(std::string_view field, int row, ValueKind kind, const ValuePlace& place) const;

  /// The reading (フリガナ) that stands over a name in the name's own cell; nothing when the cell holds no such line.
  std::optional<FieldReading> reading_over(int row, const ValuePlace& place) const;

 private:
  struct Opinion;
  std::vector<Opinion> by_lines(std::string_view field, ValueKind kind, const std::vector<Rect<CleanPx>>& lines) const;
  std::string looked_again(ValueKind kind, const std::vector<Rect<CleanPx>>& lines, double air) const;
  bool looked_closer(FieldReading& out, ValueKind kind, const std::vector<Rect<CleanPx>>& lines,
                     const Opinion& line_says, std::optional<Meaning>& page_says, std::string& again_text) const;
  /// A line's picture, readings in half-width kana (半角カナ) drawn out.
  Image picture(ValueKind kind, const Rect<CleanPx>& line) const;
  ImageView part(const Rect<CleanPx>& rect) const;
  std::vector<Rect<CleanPx>> own_line(ValueKind kind, std::vector<Rect<CleanPx>> lines) const;
  std::vector<Rect<CleanPx>> lines_of(ValueKind kind, const ValuePlace& place) const;
  Rect<CleanPx> between_rows(const ValuePlace& place, Rect<CleanPx> area) const;
  Rect<CleanPx> with_rest(ValueKind kind, const ValuePlace& place) const;
  bool hides_value(ValueKind kind, const std::vector<Rect<CleanPx>>& lines) const;
  bool goes_on(const ValuePlace& place, const Rect<CleanPx>& print) const;
  bool digits_beside(const ValuePlace& place, const Rect<CleanPx>& print, const std::string& raw) const;
  bool stands_in_letters(const std::vector<Rect<CleanPx>>& lines, const std::string& printed) const;
  bool words_clear(const std::vector<Rect<CleanPx>>& lines, const std::string& printed, const std::string& value) const;
  bool under_seal(const Rect<CleanPx>& print, bool ruled) const;
  void judge(FieldReading& out, ValueKind kind, const std::vector<Rect<CleanPx>>& lines,
             const std::string& printed) const;

  const CleanPage& page_;
  const Image& shown_;
  const PageLayout& layout_;
  const Engines& engines_;
};

/// Confidence of a value on which both readers agree, by kind; what this promises is measured in the tests of the
/// made certificates.
double agreed_confidence(ValueKind kind);

}  // namespace uketsuke::ocr
