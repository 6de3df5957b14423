#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/model/notice.h"
#include "ledger/listing.h"

namespace uketsuke::ledger {

/// Draft: case not approved yet; Ready: to be printed; Released: left; Pulled: 引抜き.
enum class NoticeState { Draft, Ready, Released, Pulled };
std::string_view to_string(NoticeState state);

/// To whom a notice is addressed (宛先の区分): 組合員, 事業主, 代理人, 相続人.
enum class AddresseeRole { Member, Employer, Agent, Heir };
std::string_view to_string(AddresseeRole role);
/// Throws Failure E-LEDGER-CORRUPT for an unknown word.
AddresseeRole addressee_role_from(std::string_view word);

/// Addressee of a notice (宛先). Kept sealed.
struct Addressee {
  AddresseeRole role = AddresseeRole::Member;
  std::string name;
  std::string postal_code;
  std::string address;
};

struct NewNotice {
  Notice notice;  ///< id and document_number are set by the store when empty
  CaseId by_case;
  std::string recipient;       ///< opaque id of whom it is for (person id); no personal data
  std::string recipient_name;  ///< sealed
  Addressee addressee;         ///< sealed
  std::int64_t sequence = 0;   ///< ledger entry that caused it
  std::string number_rule;     ///< rule of the 文書番号; empty: none is given
  Date issued_on{};            ///< its fiscal year counts
  NoticeState state = NoticeState::Ready;
};

struct StoredNotice {
  NewNotice facts;
  /// Keyed digest (hex) of the addressee's name, postal code and address, spaces aside: notices to one addressee meet in it.
  /// Empty once the notice is disposed of.
  std::string addressee_key;
  std::string mailing;  ///< id of the mailing (発送) that holds it; empty: none
  int version = 0;
  int pages = 0;  ///< 0 until the PDF is attached
  std::string pdf_sha256;
  std::uint64_t pdf_bytes = 0;
  Instant created_at{};
  std::optional<Instant> released_at;
  std::string released_by;
  std::string pulled_reason;  ///< sealed
};

struct NoticeFilter {
  std::optional<NoticeState> state;
  std::optional<CaseId> by_case;
  bool without_pdf = false;
  bool unmailed = false;  ///< in no mailing
};

/// Notices (通知書). Exactly once per (case, kind, recipient), even when the process dies in the middle.
class Notices {
 public:
  virtual ~Notices() = default;
  /// Creates the notice with its 文書番号 and ledger entry "notice.issued", or returns the one that exists.
  virtual StoredNotice issue(const NewNotice& notice) = 0;
  /// Attaches the rendered PDF, sealed. The same bytes again are a no-op; other bytes throw E-CONFLICT. Must
  /// not be called inside transact() (it writes a file first).
  virtual void attach_pdf(const NoticeId& id, const Bytes& pdf, int pages) = 0;
  virtual Bytes pdf(const NoticeId& id) = 0;
  /// Throws E-LEDGER-NOTFOUND.
  virtual StoredNotice get(const NoticeId& id) = 0;
  /// Newest first.
  virtual Listed<StoredNotice> list(const NoticeFilter& filter, const Window& window) = 0;
  /// Throws E-CONFLICT when the version is stale or the state does not allow it (Draft → Ready → Released;
  /// Ready → Pulled). What a mailing holds leaves and is pulled with it (Mailings), never here.
  virtual void make_ready(const NoticeId& id, int version, const std::string& actor) = 0;
  virtual void release(const NoticeId& id, int version, const std::string& actor) = 0;
  virtual void pull(const NoticeId& id, int version, const std::string& actor, const std::string& reason) = 0;
};

}  // namespace uketsuke::ledger
