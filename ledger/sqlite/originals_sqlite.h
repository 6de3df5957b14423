#pragma once

#include "ledger/originals.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

/// Originals as sealed files, arrivals as rows.
class SqliteOriginals final : public Originals {
 public:
  explicit SqliteOriginals(Context& context);
  Received receive(const Incoming& incoming, std::span<const std::uint8_t> bytes) override;
  Received receive_file(const Incoming& incoming, const std::filesystem::path& path) override;
  StoredArrival refuse(const Incoming& incoming, std::uint64_t byte_count, std::string_view code) override;
  void mark_refused(const ArrivalId& arrival, std::string_view code) override;
  Bytes read(const ScanFileId& file) override;
  void stream(const ScanFileId& file, const std::function<void(std::span<const std::uint8_t>)>& sink) override;
  std::optional<ScanFile> file(const ScanFileId& file) override;
  std::optional<StoredArrival> arrival(const ArrivalId& arrival) override;
  std::vector<StoredArrival> arrivals_of(const ScanFileId& file) override;

 private:
  using Feed = std::function<void(const std::function<void(std::span<const std::uint8_t>)>&)>;
  Received take_in(const Incoming& incoming, const Feed& feed);
  Received commit(const Incoming& incoming, const ScanFile& file, const Bytes& wrapped_key);
  StoredArrival add_arrival(const Incoming& incoming, const ScanFile* file, std::uint64_t byte_count,
                            ArrivalState state, std::string_view code);
  Context& context_;
};

/// Where a sealed original lies: originals/<first two digits>/<sha256>.sealed.
std::filesystem::path original_path(const Context& context, const ScanFileId& file);
/// The lock under which originals get their names, so that reconcile() sees no file whose row is on its way.
std::filesystem::path originals_lock(const Context& context);

/// Columns of StoredArrival in the order arrival_of() reads them.
inline constexpr std::string_view kArrivalColumns =
    "SELECT id, file, batch, kind, state, code, byte_count, page_count, first, received_on, operator, "
    "arrived_at, sealed, seq FROM arrival";
StoredArrival arrival_of(const Context& context, const Query& q);
FileKind file_kind_from(std::string_view text);

}  // namespace uketsuke::ledger
