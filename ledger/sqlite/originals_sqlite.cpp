#include "ledger/sqlite/originals_sqlite.h"

#include <fstream>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "core/limits.h"
#include "ledger/chain/chain.h"
#include "ledger/codec/texts.h"
#include "ledger/seal/stream.h"
#include "ledger/sqlite/jobs_sqlite.h"
#include "ledger/sqlite/sides_sqlite.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

// The place sealed into the file does not hold its id, which is only known when all bytes have passed.
constexpr std::string_view kPlace = "original";

Owner batch_owner(const BatchId& batch) { return {"batch", batch.value}; }

}  // namespace

fs::path original_path(const Context& context, const ScanFileId& file) {
  return context.options.data / "originals" / file.value.substr(0, 2) / (file.value + ".sealed");
}

fs::path originals_lock(const Context& context) { return context.options.data / "originals" / ".lock"; }

SqliteOriginals::SqliteOriginals(Context& context) : context_(context) {}

Received SqliteOriginals::receive(const Incoming& incoming, std::span<const std::uint8_t> bytes) {
  return take_in(incoming, [&](const auto& sink) { sink(bytes); });
}

Received SqliteOriginals::receive_file(const Incoming& incoming, const fs::path& path) {
  return take_in(incoming, [&](const auto& sink) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Failure("E-ENV-FILE").at(path.filename().string());
    Bytes piece(kChunkBytes);
    while (in) {
      in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
      sink(std::span(piece).first(static_cast<std::size_t>(in.gcount())));
    }
    if (in.bad()) throw Failure("E-ENV-FILE", "read error").at(path.filename().string());
  });
}

Received SqliteOriginals::take_in(const Incoming& incoming, const Feed& feed) {
  UKETSUKE_REQUIRE(
      !context_.in_transaction());  // it waits for a lock that others hold while they wait for the database
  const SecretKey key = SecretKey::random();
  ScanFile file;
  file.kind = incoming.kind;
  const auto part = context_.files.begin_file(context_.options.data / "originals");
  Sha256 hash;
  StreamSealer sealer(key, kPlace, [&](std::span<const std::uint8_t> sealed) { part->add(sealed); });
  feed([&](std::span<const std::uint8_t> plain) {
    file.byte_count += plain.size();
    if (file.byte_count > limits::kMaxFileBytes) throw Failure("E-INTAKE-TOOLARGE");
    hash.add(plain);
    sealer.add(plain);
  });
  if (file.byte_count == 0) throw Failure("E-INTAKE-EMPTY");
  sealer.finish();
  file.id = ScanFileId(hash.hex());

  const FileLock lock(originals_lock(context_));
  const bool known = context_.reading<bool>([&] {
    if (!context_.db.query("SELECT 1 FROM original WHERE file=?", {file.id.value}).next()) return false;
    context_.keys.get({"file", file.id.value});  // E-LEDGER-DISPOSED: it must not pass for a stored duplicate
    return true;
  });
  if (known) return commit(incoming, file, {});
  const fs::path path = original_path(context_, file.id);
  make_private_folder(path.parent_path());
  part->keep_as(path);
  context_.files.make_read_only(path);
  return commit(incoming, file, context_.keys.wrap({"file", file.id.value}, key));
}

Received SqliteOriginals::commit(const Incoming& incoming, const ScanFile& fresh, const Bytes& wrapped_key) {
  return context_.writing<Received>([&] {
    Received out;
    out.file = fresh;
    out.duplicate = wrapped_key.empty();
    if (out.duplicate) {
      out.file = *file(fresh.id);
      const auto first = arrivals_of(fresh.id).front();
      const bool refused = first.state == ArrivalState::Refused;
      out.arrival =
          add_arrival(incoming, &out.file, fresh.byte_count, ArrivalState::Duplicate, refused ? first.code : "");
      add_duplicate_sides(context_, out.arrival.arrival, out.file.page_count);
      return out;
    }
    context_.keys.insert({"file", fresh.id.value}, wrapped_key, "", context_.now());
    context_.db.run("INSERT INTO original(file, kind, byte_count, stored_at) VALUES(?,?,?,?)",
                    {fresh.id.value, to_string(fresh.kind), fresh.byte_count, context_.now()});
    out.arrival = add_arrival(incoming, &out.file, fresh.byte_count, ArrivalState::Waiting, "");
    for (const std::string& kind : incoming.jobs) {
      NewJob job;
      job.kind = kind;
      job.page = PageId{fresh.id, 0};
      job.priority = incoming.priority;
      job.once_key = kind + ":" + fresh.id.value;
      add_job(context_, job);
    }
    return out;
  });
}

StoredArrival SqliteOriginals::add_arrival(const Incoming& in, const ScanFile* file, std::uint64_t byte_count,
                                           ArrivalState state, std::string_view code) {
  const ArrivalId id(fresh_id());
  std::optional<std::string> first;
  if (state == ArrivalState::Duplicate) first = arrivals_of(file->id).front().arrival.id.value;
  std::optional<std::string> stored;
  if (file != nullptr) stored = file->id.value;
  std::optional<std::string> received_on;
  if (in.received_on) received_on = to_iso(*in.received_on);
  const Bytes sealed =
      context_.seal_text(batch_owner(in.batch), "arrival|" + id.value, join_texts({in.original_name, in.sender}));
  context_.db.run(
      "INSERT INTO arrival(id, file, batch, kind, state, code, byte_count, page_count, first, received_on, "
      "operator, arrived_at, sealed)"
      " VALUES(?,?,?,?,?,?,?,?,?,COALESCE(?,(SELECT received_on FROM batch WHERE id=?3)),?,?,?)",
      {id.value, stored, in.batch.value, to_string(in.kind), to_string(state), code, byte_count,
       file != nullptr ? file->page_count : 0, first, received_on, in.operator_name, context_.now(), sealed});
  return *arrival(id);
}

StoredArrival SqliteOriginals::refuse(const Incoming& incoming, std::uint64_t byte_count, std::string_view code) {
  return context_.writing<StoredArrival>(
      [&] { return add_arrival(incoming, nullptr, byte_count, ArrivalState::Refused, code); });
}

void SqliteOriginals::mark_refused(const ArrivalId& arrival, std::string_view code) {
  context_.write([&] {
    if (context_.db.run("UPDATE arrival SET state='refused', code=? WHERE id=?", {code, arrival.value}) == 0)
      throw Failure("E-LEDGER-NOTFOUND", "arrival");
    context_.db.run("UPDATE arrival SET code=? WHERE first=?", {code, arrival.value});
    context_.db.run("UPDATE side SET status='refused', code=? WHERE arrival=? AND status IS NULL",
                    {code, arrival.value});
  });
}

Bytes SqliteOriginals::read(const ScanFileId& id) {
  Bytes out;
  const auto known = file(id);
  if (known) out.reserve(known->byte_count);
  stream(id, [&](std::span<const std::uint8_t> piece) { out.insert(out.end(), piece.begin(), piece.end()); });
  return out;
}

void SqliteOriginals::stream(const ScanFileId& id, const std::function<void(std::span<const std::uint8_t>)>& sink) {
  const SecretKey key = context_.reading<SecretKey>([&] {
    if (!context_.db.query("SELECT 1 FROM original WHERE file=?", {id.value}).next())
      throw Failure("E-LEDGER-NOTFOUND", "original");
    return context_.keys.get({"file", id.value});
  });
  Sha256 hash;
  open_stream(key, kPlace, original_path(context_, id), [&](std::span<const std::uint8_t> piece) {
    hash.add(piece);
    sink(piece);
  });
  if (hash.hex() != id.value) throw Failure("E-LEDGER-CORRUPT", "original does not match its id").at(id.value);
}

}  // namespace uketsuke::ledger
