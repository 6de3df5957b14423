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

/// Draws all notices into one PDF, two pages a sheet; the Failure of any of them stops everything.
PrintBundle draw_all(std::span<const Notice* const> notices, const NoticeTemplates& templates, const BundleInfo& info) {
  PrintBundle bundle;
  std::optional<Canvas> canvas;
  for (const Notice* notice : notices) {
    const Size<FormMm> page = notice_page_size(*notice, templates);
    if (canvas) {
      canvas->new_page(page);
    } else {
      canvas = Canvas::pdf(page, {info.title, true});
    }
    const bool both_sides = prints_both_sides(*notice, templates);
    const int pages = draw_notice(*canvas, *notice, templates, both_sides ? Backs::Printed : Backs::Empty);
    if (!both_sides || pages % 2 == 1) canvas->new_page(page);
    const int sheets = sheets_of(*notice, pages, templates);
    bundle.records.push_back({static_cast<int>(bundle.records.size()) + 1, notice->id, notice->kind,
                              notice->document_number, bundle.pages + 1, pages, sheets, 0, false});
    bundle.pages += 2 * sheets;
  }
  if (canvas) {
    bundle.pdf = to_pdfa(canvas->finish_pdf(), {info.title, info.author, info.created_on});
    bundle.pdf_sha256 = sha256_hex(bundle.pdf);
    bundle.pdf_bytes = bundle.pdf.size();
  }
  return bundle;
}

/// Those that can be printed whole; the others are listed.
std::vector<const Notice*> printable(std::span<const Notice* const> notices, const NoticeTemplates& templates,
                                     std::vector<RefusedNotice>& refused) {
  std::vector<const Notice*> good;
  for (const Notice* notice : notices) {
    try {
      check_notice(*notice, templates);
      good.push_back(notice);
    } catch (const Failure& failure) {
      refused.push_back({notice->id, notice->document_number, failure.code(), failure.detail()});
    }
  }
  return good;
}

}  // namespace

PrintBundle make_print_bundle(std::span<const Notice> notices, const NoticeTemplates& templates,
                              const BundleInfo& info) {
  if (!date_from_iso(info.created_on).ok()) throw Failure("E-INPUT-VALUE", "created_on is no ISO date");
  std::vector<const Notice*> all;
  for (const Notice& notice : notices) all.push_back(&notice);
  try {
    return draw_all(all, templates, info);
  } catch (const Failure&) {
    // A page half drawn cannot be taken back, so the rare bundle with a bad notice is sorted out and drawn
    // anew; to check every notice of every bundle first would cost 5 %.
    std::vector<RefusedNotice> refused;
    const std::vector<const Notice*> good = printable(all, templates, refused);
    if (refused.empty()) throw;
    PrintBundle bundle = draw_all(good, templates, info);
    bundle.refused = std::move(refused);
    return bundle;
  }
}

}  // namespace uketsuke::render
