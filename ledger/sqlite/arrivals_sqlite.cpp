#include "core/errors/failure.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/originals_sqlite.h"

namespace uketsuke::ledger {
namespace {

ArrivalState arrival_state_from(std::string_view text) {
  for (const ArrivalState state :
       {ArrivalState::Waiting, ArrivalState::Done, ArrivalState::Refused, ArrivalState::Duplicate})
    if (to_string(state) == text) return state;
  throw Failure("E-LEDGER-CORRUPT", "arrival state");
}

}  // namespace

std::string_view to_string(ArrivalState state) {
  switch (state) {
    case ArrivalState::Waiting: return "waiting";
    case ArrivalState::Done: return "done";
    case ArrivalState::Refused: return "refused";
    case ArrivalState::Duplicate: return "duplicate";
  }
  return {};
}

FileKind file_kind_from(std::string_view text) {
  for (const FileKind kind : {FileKind::Tiff, FileKind::Pdf, FileKind::Jpeg, FileKind::Png})
    if (to_string(kind) == text) return kind;
  throw Failure("E-LEDGER-CORRUPT", "file kind");
}

StoredArrival arrival_of(const Context& context, const Query& q) {
  StoredArrival out;
  out.arrival.id = ArrivalId(q.text(0));
  out.arrival.file = ScanFileId(q.text(1));
  out.arrival.batch = BatchId(q.text(2));
  out.state = arrival_state_from(q.text(4));
  out.code = q.text(5);
  out.byte_count = static_cast<std::uint64_t>(q.whole(6));
  out.page_count = q.number(7);
  if (!q.null(8)) out.first = ArrivalId(q.text(8));
  out.arrival.received_on = q.maybe_date(9);
  out.arrival.operator_name = q.text(10);
  out.arrival.arrived_at = q.instant(11);
  const auto texts = split_texts(
      context.open_or_empty({"batch", out.arrival.batch.value}, "arrival|" + out.arrival.id.value, q.bytes(12)), 2);
  out.arrival.original_name = texts[0];
  out.arrival.sender = texts[1];
  return out;
}

std::optional<ScanFile> SqliteOriginals::file(const ScanFileId& id) {
  return context_.reading<std::optional<ScanFile>>([&]() -> std::optional<ScanFile> {
    Query q = context_.db.query("SELECT kind, byte_count, page_count FROM original WHERE file=?", {id.value});
    if (!q.next()) return std::nullopt;
    return ScanFile{id, file_kind_from(q.text(0)), static_cast<std::uint64_t>(q.whole(1)), q.number(2)};
  });
}

std::optional<StoredArrival> SqliteOriginals::arrival(const ArrivalId& id) {
  return context_.reading<std::optional<StoredArrival>>([&]() -> std::optional<StoredArrival> {
    Query q = context_.db.query(std::string(kArrivalColumns) + " WHERE id=?", {id.value});
    return q.next() ? std::optional(arrival_of(context_, q)) : std::nullopt;
  });
}

std::vector<StoredArrival> SqliteOriginals::arrivals_of(const ScanFileId& file) {
  return context_.reading<std::vector<StoredArrival>>([&] {
    std::vector<StoredArrival> out;
    Query q = context_.db.query(std::string(kArrivalColumns) + " WHERE file=? ORDER BY seq", {file.value});
    while (q.next()) out.push_back(arrival_of(context_, q));
    return out;
  });
}

}  // namespace uketsuke::ledger
