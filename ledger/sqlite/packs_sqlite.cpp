#include "ledger/sqlite/packs_sqlite.h"

#include <fstream>

#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

std::string place_of(std::string_view pack, std::string_view name) {
  return "blob|" + std::string(pack) + "|" + std::string(name);
}

Bytes read_part(const fs::path& path, std::uint64_t offset, std::uint64_t length) {
  std::ifstream in(path, std::ios::binary);
  Bytes out(length);
  in.seekg(static_cast<std::streamoff>(offset));
  in.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(length));
  if (!in || static_cast<std::uint64_t>(in.gcount()) != length)
    throw Failure("E-LEDGER-CORRUPT", "pack file").at(path.filename().string());
  return out;
}

}  // namespace

fs::path pack_path(const Context& context, std::string_view pack) {
  return context.options.data / "blobs" / std::string(pack.substr(pack.size() - 2)) / (std::string(pack) + ".sealed");
}

StagedPack stage_pack(Context& context, const std::vector<NewBlob>& blobs) {
  StagedPack out;
  out.id = fresh_id();
  const SecretKey key = SecretKey::random();
  out.sealed_key = as_text(context.keys.wrap({"pack", out.id}, key));
  Bytes all;
  for (const NewBlob& blob : blobs) {
    const Bytes sealed = seal(key, place_of(out.id, blob.name), blob.bytes);
    out.entries.push_back({blob.name, blob.media, all.size(), sealed.size()});
    all.insert(all.end(), sealed.begin(), sealed.end());
  }
  out.byte_count = all.size();
  const fs::path path = pack_path(context, out.id);
  make_private_folder(path.parent_path());
  context.files.write_durably(path, all);
  return out;
}

void attach_pack(Context& context, const Owner& owner, const StagedPack& pack) {
  const Instant now = context.now();
  context.keys.insert({"pack", pack.id}, Bytes(pack.sealed_key.begin(), pack.sealed_key.end()),
                      owner.kind + ":" + owner.id, now);
  context.db.run("INSERT INTO pack(id, owner_kind, owner_id, byte_count, made_at) VALUES(?,?,?,?,?)",
                 {pack.id, owner.kind, owner.id, pack.byte_count, now});
  for (const StagedPack::Entry& e : pack.entries)
    context.db.run("INSERT INTO blob VALUES(?,?,?,?,?)", {pack.id, e.name, e.media, e.offset, e.length});
}

Bytes open_blob(Context& context, const std::string& pack, const std::string& name) {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  const SecretKey key = context.reading<SecretKey>([&] {
    Query q = context.db.query("SELECT offset, length FROM blob WHERE pack=? AND name=?", {pack, name});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "blob");
    offset = static_cast<std::uint64_t>(q.whole(0));
    length = static_cast<std::uint64_t>(q.whole(1));
    return context.keys.get({"pack", pack});
  });
  return open_sealed(key, place_of(pack, name), read_part(pack_path(context, pack), offset, length));
}

std::optional<NewBlob> find_blob(Context& context, const Owner& owner, std::string_view name) {
  std::string pack;
  NewBlob out;
  context.read([&] {
    Query q = context.db.query(
        "SELECT p.id, b.media FROM pack p JOIN blob b ON b.pack=p.id AND b.name=?3"
        " WHERE p.owner_kind=?1 AND p.owner_id=?2 ORDER BY p.seq DESC LIMIT 1",
        {owner.kind, owner.id, name});
    if (!q.next()) return;
    pack = q.text(0);
    out.media = q.text(1);
  });
  if (pack.empty()) return std::nullopt;
  out.name = name;
  out.bytes = open_blob(context, pack, out.name);
  return out;
}

}  // namespace uketsuke::ledger
