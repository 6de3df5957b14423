#pragma once

#include <string_view>

namespace uketsuke::capture::decoder {

/// What Poppler complained of since the last clear. It reports faults as sentences to one global callback and
/// goes on drawing without what it could not draw, so the sentences are all there is to tell a damaged page
/// from an empty one.
struct PdfFaults {
  int all = 0;                  ///< every complaint that is no mere warning
  bool lost_drawing = false;    ///< an image or form that the page names was left out
  bool bad_data = false;        ///< compressed data that does not decode
  bool ended_early = false;     ///< compressed data that ends too early
  bool unknown_filter = false;  ///< a compression that nobody here can undo

  /// Files one complaint under what it means.
  void hear(std::string_view complaint);
};

/// The complaints of this process, which decodes one file.
PdfFaults& pdf_faults();

/// Throws Failure E-INTAKE-UNSUPPORTED or -DAMAGED when something of a page was left out, whatever else it
/// shows: a header line over a lost scan is no whole page.
void require_nothing_lost();

}  // namespace uketsuke::capture::decoder
