#pragma once

#include <optional>
#include <vector>

#include "core/debug/debug_sink.h"
#include "core/form/kind_catalogue.h"
#include "core/model/hidden_place.h"
#include "core/model/identified.h"
#include "core/model/page.h"
#include "core/model/reading.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// A printed certificate as read from one clean page.
struct DocumentPage {
  std::optional<RecognisedDocument> recognised;  ///< empty: no known certificate, or one without a value
  PageReading reading;                           ///< document_kind and fields (ids of templates/documents/<kind>.toml)
  int page_number = 0;                           ///< k of a printed "k/n", 0 if none
  std::vector<HiddenPlace> hidden;               ///< what is no field and must not be seen
};

/// Looks for a printed certificate (証明書: 住民票, 課税証明書, 在学証明書, 資格喪失証明書) on an upright clean page of
/// any layout and reads its values. A field of the kind that was not found on the page has no reading: its absence is
/// known from the catalogue. Throws Failure E-ENGINE-SELFTEST when an engine gives up; doubt is data.
DocumentPage read_document(const CleanPage& page, const KindCatalogue& kinds, const Engines& engines, DebugSink& debug);

}  // namespace uketsuke::ocr
