#include "pipeline/notices/render_job.h"

#include "core/crypto/hash.h"
#include "pipeline/intake/count_sides.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {

void do_render_job(ledger::Store& store, const ledger::Job& job, const Context& context) {
  ledger::NoticeFilter filter;
  filter.by_case = CaseId(job.work.subject);
  filter.without_pdf = true;
  ledger::Window window;
  window.limit = 500;
  for (const ledger::StoredNotice& notice : store.notices().list(filter, window).items) {
    const Bytes pdf = render::render_notice(notice.facts.notice, context.notices);
    store.notices().attach_pdf(notice.facts.notice.id, pdf, count_sides(pdf, ScanFileId(sha256_hex(pdf))));
    store.jobs().beat(job);
  }
  store.transact([&] { store.jobs().complete(job); });
}

}  // namespace uketsuke::pipeline
