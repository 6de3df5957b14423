#include "capture/intake/decoder/pdf_faults.h"

#include <algorithm>
#include <array>

#include "core/errors/failure.h"

namespace uketsuke::capture::decoder {
namespace {

using namespace std::string_view_literals;

// Words of Poppler 22.12 (Gfx.cc, Stream.cc). A word that a later version changes still counts in `all`.
constexpr std::array kLostDrawing{"XObject '"sv, "XObject subtype"sv, "Bad image parameters"sv};
constexpr std::array kBadData{"in flate stream"sv, "LZW stream"sv, "CCITTFax"sv, "JBIG2"sv, "JPX"sv, "JP2"sv};
constexpr std::string_view kEndedEarly = "Unexpected end of file in flate stream";

template <class Words>
bool names_any(std::string_view complaint, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return complaint.find(word) != std::string_view::npos; });
}

}  // namespace

void PdfFaults::hear(std::string_view complaint) {
  ++all;
  lost_drawing = lost_drawing || names_any(complaint, kLostDrawing);
  unknown_filter = unknown_filter || complaint.starts_with("Unknown filter");
  if (complaint.starts_with(kEndedEarly))
    ended_early = true;
  else
    bad_data = bad_data || names_any(complaint, kBadData);
}

PdfFaults& pdf_faults() {
  static PdfFaults faults;
  return faults;
}

void require_nothing_lost() {
  const PdfFaults& faults = pdf_faults();
  if (faults.unknown_filter) throw Failure("E-INTAKE-UNSUPPORTED", "PDF filter");
  if (faults.lost_drawing) throw Failure("E-INTAKE-DAMAGED", "PDF object");
  if (faults.bad_data || faults.ended_early) throw Failure("E-INTAKE-DAMAGED", "PDF stream");
}

}  // namespace uketsuke::capture::decoder
