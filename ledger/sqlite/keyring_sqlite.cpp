#include "core/errors/failure.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

Keyring::Keyring(Database& db, const SecretKey& master, std::string data_id)
    : db_(db), wrap_key_(derive(master, "wrapkeys")), data_id_(std::move(data_id)) {}

namespace {
std::string place_of(const std::string& data_id, const Owner& owner) {
  return data_id + "|key|" + owner.kind + "|" + owner.id;
}
}  // namespace

Bytes Keyring::wrap(const Owner& owner, const SecretKey& key) const {
  return seal(wrap_key_, place_of(data_id_, owner), key.bytes());
}

void Keyring::insert(const Owner& owner, const Bytes& wrapped, std::string_view parent, Instant at) {
  db_.run("INSERT INTO object_key(kind, id, parent, wrapped, made_at) VALUES(?,?,?,?,?)",
          {owner.kind, owner.id, parent, wrapped, at});
}

SecretKey Keyring::unwrap(const Owner& owner, const Bytes& wrapped) const {
  return SecretKey::from(open_sealed(wrap_key_, place_of(data_id_, owner), wrapped));
}

SecretKey Keyring::get(const Owner& owner) const {
  Query q = db_.query("SELECT wrapped FROM object_key WHERE kind=? AND id=?", {owner.kind, owner.id});
  if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "key of " + owner.kind);
  if (q.null(0)) throw Failure("E-LEDGER-DISPOSED", owner.kind);
  return unwrap(owner, q.bytes(0));
}

std::optional<SecretKey> Keyring::find(const Owner& owner) const {
  Query q = db_.query("SELECT wrapped FROM object_key WHERE kind=? AND id=?", {owner.kind, owner.id});
  if (!q.next() || q.null(0)) return std::nullopt;
  return unwrap(owner, q.bytes(0));
}

SecretKey Keyring::need(const Owner& owner, Instant at) {
  {
    Query q = db_.query("SELECT wrapped FROM object_key WHERE kind=? AND id=?", {owner.kind, owner.id});
    if (q.next()) {
      if (q.null(0)) throw Failure("E-LEDGER-DISPOSED", owner.kind);
      return unwrap(owner, q.bytes(0));
    }
  }
  const SecretKey key = SecretKey::random();
  insert(owner, wrap(owner, key), "", at);
  return key;
}

void Keyring::destroy(const Owner& owner, Instant at) {
  db_.run(
      "UPDATE object_key SET wrapped=NULL, destroyed_at=?3 WHERE wrapped IS NOT NULL AND"
      " ((kind=?1 AND id=?2) OR (parent<>'' AND parent=?1||':'||?2))",
      {owner.kind, owner.id, at});
  destroyed_.push_back(owner);
}

std::vector<Owner> Keyring::take_destroyed() {
  std::vector<Owner> out;
  out.swap(destroyed_);
  // A transaction that was rolled back destroyed nothing.
  std::erase_if(out, [&](const Owner& owner) {
    return !db_.query("SELECT 1 FROM object_key WHERE kind=? AND id=? AND destroyed_at IS NOT NULL",
                      {owner.kind, owner.id})
                .next();
  });
  return out;
}

}  // namespace uketsuke::ledger
