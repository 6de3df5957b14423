#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/image/codec.h"
#include "core/model/notice.h"
#include "ledger/listing.h"
#include "ledger/notices.h"

namespace uketsuke::ledger {

using MailingId = Id<struct MailingTag>;

/// Ready: printed or to be printed; Released: handed to the post; Cancelled: taken back, its notices are free again.
enum class MailingState { Ready, Released, Cancelled };
std::string_view to_string(MailingState state);

/// One notice in its envelope.
struct EnclosedNotice {
  NoticeId notice;
  int version = 0;        ///< of the notice when the mailing was made
  std::string kind;       ///< not stored: the notice's
  std::string document_number;  ///< not stored: the notice's
  CaseId by_case;         ///< not stored: the notice's
  int first_page = 0;     ///< in the print file, from 1: the front of a sheet
  int pages = 0;          ///< that carry print
};

/// One envelope or postcard to one addressee (発送物).
struct MailingPiece {
  int number = 0;  ///< from 1, in the order of the print file
  Addressee addressee;      ///< sealed; empty once disposed of
  std::string addressee_key;  ///< keyed digest (hex), as in StoredNotice
  std::string envelope;    ///< id in templates/tables/mailing.toml
  std::string mail_class;  ///< id in templates/tables/mailing.toml
  int first_page = 0;      ///< in the print file, from 1
  int pages = 0;           ///< two for each sheet, empty backs among them
  int sheets = 0;
  bool is_protected = false;     ///< 支援措置 when the mailing was made
  std::optional<Notice> cover;   ///< 送付書, on the first pages; sealed, without its seal image
  int cover_pages = 0;
  std::vector<EnclosedNotice> notices;  ///< in the order printed
  std::optional<Instant> pulled_at;     ///< 引抜き: the shop takes the whole piece out
};

struct NewMailing {
  std::vector<MailingPiece> pieces;
  Bytes print_file;  ///< PDF of all pieces in order
  int pages = 0;
  std::string made_by;
};

struct StoredMailing {
  MailingId id;
  int number = 0;  ///< 発送番号, from 1
  MailingState state = MailingState::Ready;
  int version = 0;
  int pages = 0;
  std::string pdf_sha256;
  std::uint64_t pdf_bytes = 0;
  Instant made_at{};
  std::string made_by;
  std::optional<Instant> closed_at;  ///< released or cancelled
  std::string closed_by;
  int piece_count = 0;
  int pulled_count = 0;
  std::vector<MailingPiece> pieces;  ///< empty in lists
};

/// Mailings (発送): fixed lists of pieces with one print file. A notice is in at most one mailing at a time: one that is not
/// cancelled, in a piece that was not pulled.
class Mailings {
 public:
  virtual ~Mailings() = default;
  /// Makes a mailing whole or not at all, with the ledger entry "mailing.made". Throws E-CONFLICT when a notice changed since,
  /// is not ready or is in a mailing; E-INPUT-VALUE when the pieces are not numbered from 1, are empty, or their sheets do not
  /// fill the print file in order. Must not be called inside transact() (it writes a file first).
  virtual StoredMailing make(const NewMailing& mailing) = 0;
  /// Throws E-LEDGER-NOTFOUND.
  virtual StoredMailing get(const MailingId& id) = 0;
  /// Newest first, without pieces.
  virtual Listed<StoredMailing> list(const Window& window) = 0;
  /// Throws E-LEDGER-DISPOSED once a notice in it is disposed of: the notices keep their own PDFs.
  virtual Bytes print_file(const MailingId& id) = 0;
  /// Releases the mailing and every notice in it (but for pulled pieces): all or none. These throw E-CONFLICT when the
  /// version is stale or the mailing is not ready.
  virtual void release(const MailingId& id, int version, const std::string& actor) = 0;
  /// 引抜き: takes the piece out that holds the notice. The notice becomes Pulled; the others of the piece are free for
  /// another mailing. Throws E-LEDGER-NOTFOUND when the mailing does not hold the notice.
  virtual void pull(const MailingId& id, const NoticeId& notice, int version, const std::string& actor,
                    const std::string& reason) = 0;
  /// Takes a mailing back that has not left; its notices are free for another one.
  virtual void cancel(const MailingId& id, int version, const std::string& actor, const std::string& reason) = 0;
};

}  // namespace uketsuke::ledger
