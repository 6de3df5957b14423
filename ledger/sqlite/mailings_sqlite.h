#pragma once

#include "ledger/mailings.h"
#include "ledger/sqlite/notices_sqlite.h"

namespace uketsuke::ledger {

class SqliteMailings final : public Mailings {
 public:
  SqliteMailings(Context& context, Audit& audit, SqliteNotices& notices)
      : context_(context), audit_(audit), notices_(notices) {}
  StoredMailing make(const NewMailing& mailing) override;
  StoredMailing get(const MailingId& id) override;
  Listed<StoredMailing> list(const Window& window) override;
  Bytes print_file(const MailingId& id) override;
  void release(const MailingId& id, int version, const std::string& actor) override;
  void pull(const MailingId& id, const NoticeId& notice, int version, const std::string& actor,
            const std::string& reason) override;
  void cancel(const MailingId& id, int version, const std::string& actor, const std::string& reason) override;

 private:
  void add_piece(const MailingId& id, const MailingPiece& piece);
  void enclose(const MailingId& id, const MailingPiece& piece, int position);
  std::vector<MailingPiece> pieces_of(const MailingId& id) const;
  std::vector<EnclosedNotice> notices_of(const MailingId& id, int piece) const;
  /// Moves a ready mailing on; E-CONFLICT when it is not the one that the caller saw.
  void step(const MailingId& id, int version, MailingState to, const std::string& actor);
  Context& context_;
  Audit& audit_;
  SqliteNotices& notices_;
};

}  // namespace uketsuke::ledger
