#include "pipeline/office/notices.h"

#include "capture/intake/decode.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/image/scale.h"
#include "pipeline/office/case_letters.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/steps.h"

namespace uketsuke::pipeline {
namespace {

void require_notice_reader(const Actor& actor) { require_role(actor, {"print", "approver", "senior", "auditor"}); }

}  // namespace

ledger::Listed<ledger::StoredNotice> list_notices(const Office& office, const Actor& actor,
                                                  const ledger::NoticeFilter& filter, const ledger::Window& window) {
  require_notice_reader(actor);
  return office.store.notices().list(filter, window);
}

ledger::StoredNotice notice(const Office& office, const Actor& actor, const NoticeId& id) {
  require_notice_reader(actor);
  return office.store.notices().get(id);
}

PictureView notice_preview(const Office& office, const Actor& actor, const NoticeId& id, int page, int width_px) {
  require_notice_reader(actor);
  const ledger::StoredNotice stored = office.store.notices().get(id);
  if (page < 1 || page > stored.pages) throw Failure("E-LEDGER-NOTFOUND", "page");
  require_letter_right(office, actor, stored.facts.by_case);
  log_look(office, actor, "notice.preview", id.value, stored.facts.by_case);
  const Bytes pdf = office.store.notices().pdf(id);
  const Page drawn = capture::decode_page(pdf, ScanFileId(stored.pdf_sha256), page);
  return {"image/png", encode_png(scaled_down(drawn.image, width_px))};
}

Bytes notice_pdf(const Office& office, const Actor& actor, const NoticeId& id) {
  require_notice_reader(actor);
  const ledger::StoredNotice stored = office.store.notices().get(id);
  if (stored.pages == 0) throw Failure("E-LEDGER-NOTFOUND", "作成中です");
  require_letter_right(office, actor, stored.facts.by_case);
  log_look(office, actor, "notice.pdf", id.value, stored.facts.by_case);
  return office.store.notices().pdf(id);
}

ledger::StoredNotice release_notice(const Office& office, const Actor& actor, const NoticeId& id, int version) {
  require_role(actor, {"print", "senior"});
  office.store.transact([&] {
    const ledger::StoredNotice stored = office.store.notices().get(id);
    if (stored.pages == 0) throw Failure("E-CASE-STATE", "作成中です");
    if (!addressed_under_protection(office, stored)) throw Failure("E-CONFLICT", kProtectedSince);
    office.store.notices().release(id, version, actor.name());
    end_if_done(office, office.store.notices().get(id).facts.by_case, actor.name());
  });
  return office.store.notices().get(id);
}

ledger::StoredNotice pull_notice(const Office& office, const Actor& actor, const NoticeId& id, int version,
                                 const std::string& reason) {
  require_role(actor, {"print", "senior"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  office.store.transact([&] {
    office.store.notices().pull(id, version, actor.name(), reason);
    end_if_done(office, office.store.notices().get(id).facts.by_case, actor.name());
  });
  return office.store.notices().get(id);
}

ledger::StoredNotice decide_not_needed(const Office& office, const Actor& actor, const NoticeId& id,
                                       const std::string& reason) {
  require_role(actor, {"approver", "senior"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  office.store.transact([&] {
    const ledger::StoredNotice stored = office.store.notices().get(id);
    if (!is_undecided(office.store, stored)) throw Failure("E-CASE-STATE", "送付の要否を決める通知書ではありません");
    record_not_needed(office.store, stored, notice_label(office, stored.facts.notice.kind), actor.name(), reason);
    end_if_done(office, stored.facts.by_case, actor.name());
  });
  return office.store.notices().get(id);
}

std::string notice_label(const Office& office, const std::string& kind) {
  return office.context.notices.find(kind).title;
}

}  // namespace uketsuke::pipeline
