#include "core/errors/failure.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/register_rows.h"

namespace uketsuke::ledger {
namespace {

RegisterStatus status_from(std::string_view text) {
  for (const RegisterStatus s : {RegisterStatus::Provisional, RegisterStatus::Final, RegisterStatus::Void})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "register status");
}

}  // namespace

std::string_view to_string(RegisterStatus status) {
  switch (status) {
    case RegisterStatus::Provisional: return "provisional";
    case RegisterStatus::Final: return "final";
    case RegisterStatus::Void: return "void";
  }
  return {};
}

std::string_view to_string(CertificateState state) {
  switch (state) {
    case CertificateState::Issued: return "issued";
    case CertificateState::Returned: return "returned";
    case CertificateState::Lost: return "lost";
    case CertificateState::Void: return "void";
  }
  return {};
}

std::string register_place(std::string_view thing, const std::string& id, const Recording& r, Instant at) {
  return join_texts({"register", std::string(thing), id, r.by_case.value, to_iso(r.valid_from),
                     r.valid_to ? to_iso(*r.valid_to) : "", to_iso(at)});
}

std::vector<RegisterRecord> register_records(Context& context, std::string_view thing, const std::string& id,
                                             const Owner& owner) {
  return context.reading<std::vector<RegisterRecord>>([&] {
    std::vector<RegisterRecord> out;
    if (!context.keys.find(owner)) return out;  // disposed of: nothing can be shown any more
    Query q = context.db.query(
        "SELECT row, by_case, actor, valid_from, valid_to, status, recorded_at, settled_at, sealed FROM register_row"
        " WHERE thing=? AND id=? ORDER BY row",
        {thing, id});
    while (q.next()) {
      RegisterRecord r;
      r.row = q.whole(0);
      r.id = id;
      r.recording = {CaseId(q.text(1)), q.text(2), q.date(3), q.maybe_date(4), status_from(q.text(5))};
      r.recorded_at = q.instant(6);
      r.settled_at = q.maybe_instant(7);
      r.value = context.open_text(owner, register_place(thing, id, r.recording, r.recorded_at), q.bytes(8));
      if (r.recording.status != RegisterStatus::Void)
        for (auto& older : out)
          if (!older.superseded_at) older.superseded_at = r.recorded_at;
      out.push_back(std::move(r));
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
