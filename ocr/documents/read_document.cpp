#include "ocr/documents/read_document.h"

#include "ocr/documents/kind_evidence.h"
#include "ocr/documents/page_rows.h"

namespace uketsuke::ocr {

DocumentPage read_document(const CleanPage& page, const KindCatalogue& kinds, const Engines& engines, DebugSink& debug) {
  DocumentPage out;
  out.reading.page = page.id;
  if (page.grey.empty()) return out;
  const auto rows = page_rows(engines.print().read(page.grey, page.report.dpi.y));
  out.recognised = recognise_kind(rows, page.grey.width(), page.grey.height());
  if (!out.recognised || kinds.find(out.recognised->kind) == nullptr) return {{}, out.reading, 0};
  out.reading.document_kind = out.recognised->kind;
  if (debug.wanted()) debug.picture(60, "document", page.grey);
  return out;
}

}  // namespace uketsuke::ocr
