#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Notices (通知書). Roles: print, approver, senior, auditor; release and pull: print, senior; decide that a pulled one need not
/// be sent: approver, senior.
namespace uketsuke::pipeline {

ledger::Listed<ledger::StoredNotice> list_notices(const Office& office, const Actor& actor,
                                                  const ledger::NoticeFilter& filter, const ledger::Window& window);
ledger::StoredNotice notice(const Office& office, const Actor& actor, const NoticeId& id);
/// PNG of one page (from 1) of the given width. Logged.
PictureView notice_preview(const Office& office, const Actor& actor, const NoticeId& id, int page, int width_px);
/// PDF/A-2u. Logged.
Bytes notice_pdf(const Office& office, const Actor& actor, const NoticeId& id);
/// 発送: ready → released; when the last notice of a case is released the case becomes 通知済.
ledger::StoredNotice release_notice(const Office& office, const Actor& actor, const NoticeId& id, int version);
/// 引抜き with a reason. Its case does not end with it: the letter is sent otherwise, or a person decides that it need not be.
ledger::StoredNotice pull_notice(const Office& office, const Actor& actor, const NoticeId& id, int version,
                                 const std::string& reason);
/// 送付不要: a pulled notice need not be sent after all; its case may end without it. A reason is required. Throws E-CASE-STATE for
/// a notice about which nothing is open.
ledger::StoredNotice decide_not_needed(const Office& office, const Actor& actor, const NoticeId& id,
                                       const std::string& reason);
/// Japanese name of a notice's kind.
std::string notice_label(const Office& office, const std::string& kind);

}  // namespace uketsuke::pipeline
