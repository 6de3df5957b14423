#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "ledger/sqlite/users_sqlite.h"

namespace uketsuke::ledger {
namespace {

using std::chrono::seconds;

constexpr std::size_t kTokenBytes = 32;
/// A session's sign of life is written at most this often: a request then costs no write.
constexpr seconds kTouch{60};

std::string fresh_token() {
  const std::string raw = random_bytes(kTokenBytes);
  return to_hex(as_bytes(raw));
}

}  // namespace

Session SqliteUsers::open_session(const UserId& user) {
  return context_.writing<Session>([&] {
    Session s;
    s.user = need(user).user;
    s.token = fresh_token();
    s.id = fresh_id();
    s.csrf = to_hex(hmac(context_.csrf_key.bytes(), s.token));
    s.opened_at = context_.now();
    s.expires_at = s.opened_at + seconds(context_.options.sign_in.session_s);
    context_.db.run("DELETE FROM session WHERE expires_at<?", {s.opened_at});
    context_.db.run("INSERT INTO session VALUES(?,?,?,?,?,?)",
                    {sha256_hex(s.token), s.id, user.value, s.opened_at, s.opened_at, s.expires_at});
    return s;
  });
}

std::optional<Session> SqliteUsers::session(std::string_view token) {
  const std::string digest = sha256_hex(token);
  const Instant now = context_.now();
  bool touch = false;
  auto found = context_.reading<std::optional<Session>>([&]() -> std::optional<Session> {
    Query q =
        context_.db.query("SELECT id, user, opened_at, seen_at, expires_at FROM session WHERE digest=?", {digest});
    if (!q.next()) return std::nullopt;
    const Instant seen = q.instant(3);
    Session s;
    s.id = q.text(0);
    s.user = need(UserId(q.text(1))).user;
    s.opened_at = q.instant(2);
    s.expires_at = q.instant(4);
    if (now >= s.expires_at || now - seen > seconds(context_.options.sign_in.idle_s) || s.user.locked)
      return std::nullopt;
    s.csrf = to_hex(hmac(context_.csrf_key.bytes(), token));
    touch = now - seen >= kTouch;
    return s;
  });
  if (touch) context_.write([&] { context_.db.run("UPDATE session SET seen_at=? WHERE digest=?", {now, digest}); });
  return found;
}

void SqliteUsers::close_session(std::string_view token) {
  context_.write([&] { context_.db.run("DELETE FROM session WHERE digest=?", {sha256_hex(token)}); });
}

void SqliteUsers::close_sessions(const UserId& user) {
  context_.write([&] { context_.db.run("DELETE FROM session WHERE user=?", {user.value}); });
}

std::string SqliteUsers::add_token(const UserId& user, const std::string& label, int valid_s,
                                   const std::string& actor) {
  const std::string token = fresh_token();
  context_.write([&] {
    const Instant now = context_.now();
    need(user);
    context_.db.run("INSERT INTO user_token VALUES(?,?,?,?,?)",
                    {sha256_hex(token), user.value, label, now, now + seconds(valid_s)});
    audit_.append("user.token", user.value, actor, label);
  });
  return token;
}

std::optional<User> SqliteUsers::by_token(std::string_view token) {
  return context_.reading<std::optional<User>>([&]() -> std::optional<User> {
    Query q = context_.db.query("SELECT user FROM user_token WHERE digest=? AND expires_at>?",
                                {sha256_hex(token), context_.now()});
    if (!q.next()) return std::nullopt;
    User user = need(UserId(q.text(0))).user;
    return user.locked ? std::nullopt : std::optional(std::move(user));
  });
}

void SqliteUsers::revoke_tokens(const UserId& user, const std::string& actor) {
  context_.write([&] {
    if (context_.db.run("DELETE FROM user_token WHERE user=?", {user.value}) > 0)
      audit_.append("user.tokens_revoked", user.value, actor, {});
  });
}

}  // namespace uketsuke::ledger
