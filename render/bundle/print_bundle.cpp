#include "render/bundle/print_bundle.h"

#include <optional>

#include "core/clock.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "render/canvas/canvas.h"
#include "render/notice/notice_renderer.h"
#include "render/pdfa/pdfa.h"

namespace uketsuke::render {
namespace {

/// True when the notice can be printed whole; a page half drawn could not be taken back out of the bundle.
bool passes(const Notice& notice, const NoticeTemplates& templates, PrintBundle& bundle) {
  try {
    check_notice(notice, templates);
    return true;
  } catch (const Failure& failure) {
    bundle.refused.push_back({notice.id, notice.document_number, failure.code(), failure.detail()});
    return false;
  }
}

}  // namespace

PrintBundle make_print_bundle(std::span<const Notice> notices, const NoticeTemplates& templates,
                              const BundleInfo& info) {
  if (!date_from_iso(info.created_on).ok()) throw Failure("E-INPUT-VALUE", "created_on is no ISO date");
  PrintBundle bundle;
  std::optional<Canvas> canvas;
  for (const Notice& notice : notices) {
    if (!passes(notice, templates, bundle)) continue;
    const Size<FormMm> page = notice_page_size(notice, templates);
    if (canvas) {
      canvas->new_page(page);
    } else {
      canvas = Canvas::pdf(page, {info.title, true});
    }
    const int pages = draw_notice(*canvas, notice, templates);
    bundle.records.push_back({static_cast<int>(bundle.records.size()) + 1, notice.id, notice.kind,
                              notice.document_number, bundle.pages + 1, pages});
    bundle.pages += pages;
  }
  if (canvas) {
    bundle.pdf = to_pdfa(canvas->finish_pdf(), {info.title, info.author, info.created_on});
    bundle.pdf_sha256 = sha256_hex(bundle.pdf);
  }
  return bundle;
}

}  // namespace uketsuke::render
