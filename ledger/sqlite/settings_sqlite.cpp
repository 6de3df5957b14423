#include "ledger/sqlite/settings_sqlite.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT key, value, owner, assumed, version, changed_at, changed_by FROM setting ";

Setting setting_of(const Query& q) {
  return {q.text(0), q.text(1), q.text(2), q.truth(3), q.number(4), q.maybe_instant(5), q.text(6)};
}

}  // namespace

void SqliteSettings::declare(const std::string& key, const std::string& value, const std::string& owner, bool assumed) {
  if (get(key)) return;
  context_.write([&] {
    if (context_.db.run("INSERT OR IGNORE INTO setting VALUES(?,?,?,?,1,NULL,'')", {key, value, owner, assumed}) == 1)
      context_.db.run("INSERT INTO setting_change(key, at, by, value, reason) VALUES(?,?,'',?,'default')",
                      {key, context_.now(), value});
  });
}

std::optional<Setting> SqliteSettings::get(std::string_view key) {
  return context_.reading<std::optional<Setting>>([&]() -> std::optional<Setting> {
    Query q = context_.db.query(std::string(kColumns) + "WHERE key=?", {key});
    return q.next() ? std::optional(setting_of(q)) : std::nullopt;
  });
}

std::vector<Setting> SqliteSettings::list() {
  return context_.reading<std::vector<Setting>>([&] {
    std::vector<Setting> out;
    Query q = context_.db.query(std::string(kColumns) + "ORDER BY key");
    while (q.next()) out.push_back(setting_of(q));
    return out;
  });
}

Setting SqliteSettings::set(const std::string& key, const std::string& value, int version, const std::string& actor,
                            const std::string& reason) {
  return context_.writing<Setting>([&] {
    if (context_.db.run("UPDATE setting SET value=?, assumed=0, version=version+1, changed_at=?, "
                        "changed_by=? WHERE key=? AND version=?",
                        {value, context_.now(), actor, key, version}) == 0)
      throw Failure(get(key) ? "E-CONFLICT" : "E-LEDGER-NOTFOUND", "setting");
    context_.db.run("INSERT INTO setting_change(key, at, by, value, reason) VALUES(?,?,?,?,?)",
                    {key, context_.now(), actor, value, reason});
    audit_.append("setting.changed", key, actor, sha256_hex(value) + " " + reason);
    return *get(key);
  });
}

std::vector<SettingChange> SqliteSettings::history(std::string_view key) {
  return context_.reading<std::vector<SettingChange>>([&] {
    std::vector<SettingChange> out;
    Query q = context_.db.query("SELECT at, by, value, reason FROM setting_change WHERE key=? ORDER BY id DESC", {key});
    while (q.next()) out.push_back({q.instant(0), q.text(1), q.text(2), q.text(3)});
    return out;
  });
}

}  // namespace uketsuke::ledger
