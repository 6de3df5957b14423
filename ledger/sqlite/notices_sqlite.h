#pragma once

#include "ledger/notices.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteNotices final : public Notices {
 public:
  SqliteNotices(Context& context, Audit& audit, Numbers& numbers)
      : context_(context), audit_(audit), numbers_(numbers) {}
  StoredNotice issue(const NewNotice& notice) override;
  void attach_pdf(const NoticeId& id, const Bytes& pdf, int pages) override;
  Bytes pdf(const NoticeId& id) override;
  StoredNotice get(const NoticeId& id) override;
  Listed<StoredNotice> list(const NoticeFilter& filter, const Window& window) override;
  void make_ready(const NoticeId& id, int version, const std::string& actor) override;
  void release(const NoticeId& id, int version, const std::string& actor) override;
  void pull(const NoticeId& id, int version, const std::string& actor, const std::string& reason) override;
  /// As release(), for the mailing that holds the notice.
  void release_mailed(const NoticeId& id, int version, const std::string& actor);

 private:
  StoredNotice notice_of(const Query& q) const;
  void step(const NoticeId& id, int version, NoticeState from, NoticeState to, const std::string& actor,
            const std::string& reason);
  void require_unmailed(const NoticeId& id);
  void keep_picture(const Bytes& picture);
  Context& context_;
  Audit& audit_;
  Numbers& numbers_;
};

}  // namespace uketsuke::ledger
