#include "pipeline/intake/receive.h"

#include "capture/intake/sniff.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/os/files.h"
#include "pipeline/worker/jobs.h"

namespace uketsuke::pipeline {
namespace {

ledger::Incoming incoming_of(const FileFacts& facts) {
  ledger::Incoming incoming;
  incoming.batch = facts.batch;
  incoming.original_name = facts.name;
  incoming.sender = facts.sender;
  incoming.received_on = facts.received_on;
  incoming.operator_name = facts.operator_name;
  incoming.jobs = {kDecodeJob};
  return incoming;
}

ReceivedFile refused(ledger::Store& store, const FileFacts& facts, std::uint64_t byte_count, std::string_view code) {
  ReceivedFile out;
  out.name = facts.name;
  out.arrival = store.originals().refuse(incoming_of(facts), byte_count, code);
  return out;
}

}  // namespace

ReceivedFile receive_bytes(ledger::Store& store, const FileFacts& facts, std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return refused(store, facts, 0, "E-INTAKE-EMPTY");
  if (bytes.size() > limits::kMaxFileBytes) return refused(store, facts, bytes.size(), "E-INTAKE-TOOLARGE");
  const auto kind = capture::sniff(bytes);
  if (!kind) return refused(store, facts, bytes.size(), "E-INTAKE-UNKNOWN");
  ledger::Incoming incoming = incoming_of(facts);
  incoming.kind = *kind;
  try {
    const ledger::Received received = store.originals().receive(incoming, bytes);
    return {facts.name, received.arrival, true, received.duplicate};
  } catch (const Failure& failure) {
    // The same bytes were disposed of: what was destroyed on purpose does not come back through the door.
    if (failure.code() != "E-LEDGER-DISPOSED") throw;
    return refused(store, facts, bytes.size(), failure.code());
  }
}

ReceivedFile receive_path(ledger::Store& store, const FileFacts& facts, const std::filesystem::path& path) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown) && std::filesystem::is_empty(path, unknown) && !unknown)
    return refused(store, facts, 0, "E-INTAKE-EMPTY");
  Bytes bytes;
  try {
    bytes = read_file(path, limits::kMaxFileBytes);
  } catch (const Failure& failure) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path, ignored);
    return refused(store, facts, ignored ? 0 : size, failure.code());
  }
  return receive_bytes(store, facts, bytes);
}

}  // namespace uketsuke::pipeline
