#include "ledger/sqlite/users_sqlite.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/text/text.h"

namespace uketsuke::ledger {
namespace {

constexpr std::size_t kMostNameChars = 64;
constexpr std::size_t kMostPasswordChars = 256;  // argon2id takes any length; a limit keeps requests cheap

std::string join_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

void check_name(const std::string& name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  if (name.empty() || name.size() > kMostNameChars || !std::all_of(name.begin(), name.end(), allowed))
    throw Failure("E-INPUT-VALUE", "user name");
}

void check_roles(const std::vector<std::string>& roles) {
  for (const std::string& role : roles)
    if (std::find(std::begin(kRoles), std::end(kRoles), role) == std::end(kRoles))
      throw Failure("E-INPUT-VALUE", "role");
}

// 80 random bits in four groups: easy to type once.
std::string one_time_password() {
  const std::string word = fresh_id().substr(10);
  return word.substr(0, 4) + "-" + word.substr(4, 4) + "-" + word.substr(8, 4) + "-" + word.substr(12, 4);
}

}  // namespace

bool User::has(std::string_view role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

std::optional<SqliteUsers::Account> SqliteUsers::account(std::string_view column, std::string_view value) const {
  return context_.reading<std::optional<Account>>([&]() -> std::optional<Account> {
    Query q = context_.db.query(
        "SELECT id, name, display_name, roles, duties, locked, must_change, failed, locked_until, "
        "last_sign_in,"
        " created_at, password FROM user_account WHERE " +
            std::string(column) + "=?",
        {value});
    if (!q.next()) return std::nullopt;
    Account a;
    a.user = {UserId(q.text(0)),      q.text(1),          q.text(2),    split_words(q.text(3)),
              split_words(q.text(4)), q.truth(5),         q.truth(6),   q.number(7),
              q.maybe_instant(8),     q.maybe_instant(9), q.instant(10)};
    a.password = q.text(11);
    return a;
  });
}

SqliteUsers::Account SqliteUsers::need(const UserId& user) const {
  auto found = account("id", user.value);
  if (!found) throw Failure("E-LEDGER-NOTFOUND", "user");
  return *found;
}

std::string SqliteUsers::add(const std::string& name, const std::string& display_name,
                             const std::vector<std::string>& roles, const std::vector<std::string>& duties,
                             const std::string& actor) {
  check_name(name);
  check_roles(roles);
  const std::string password = one_time_password();
  const std::string hash = hash_password(password);
  context_.write([&] {
    const UserId id(fresh_id());
    context_.db.run(
        "INSERT INTO user_account(id, name, display_name, roles, duties, password, must_change, created_at) "
        "VALUES(?,?,?,?,?,?,1,?)",
        {id.value, name, display_name, join_words(roles), join_words(duties), hash, context_.now()});
    audit_.append("user.added", id.value, actor, name + " " + join_words(roles));
  });
  return password;
}

std::string SqliteUsers::reset(const UserId& user, const std::string& actor) {
  need(user);
  const std::string password = one_time_password();
  const std::string hash = hash_password(password);
  context_.write([&] {
    context_.db.run(
        "UPDATE user_account SET password=?, must_change=1, failed=0, locked_until=NULL, locked=0 WHERE id=?",
        {hash, user.value});
    context_.db.run("DELETE FROM session WHERE user=?", {user.value});
    context_.db.run("DELETE FROM user_token WHERE user=?", {user.value});
    audit_.append("user.reset", user.value, actor, {});
  });
  return password;
}

void SqliteUsers::need_other_admin(const UserId& user) const {
  Query q = context_.db.query(
      "SELECT 1 FROM user_account WHERE ' '||roles||' ' LIKE '% admin %' AND locked=0 AND id<>?", {user.value});
  if (need(user).user.has("admin") && !q.next()) throw Failure("E-CONFLICT", "the last administrator");
}

void SqliteUsers::set_locked(const UserId& user, bool locked, const std::string& actor) {
  context_.write([&] {
    if (locked) need_other_admin(user);
    need(user);
    context_.db.run("UPDATE user_account SET locked=?, failed=0, locked_until=NULL WHERE id=?", {locked, user.value});
    if (locked) context_.db.run("DELETE FROM session WHERE user=?", {user.value});
    audit_.append(locked ? "user.locked" : "user.unlocked", user.value, actor, {});
  });
}

void SqliteUsers::set_roles(const UserId& user, const std::vector<std::string>& roles, const std::string& actor) {
  check_roles(roles);
  context_.write([&] {
    need(user);
    if (std::find(roles.begin(), roles.end(), "admin") == roles.end()) need_other_admin(user);
    context_.db.run("UPDATE user_account SET roles=? WHERE id=?", {join_words(roles), user.value});
    audit_.append("user.roles", user.value, actor, join_words(roles));
  });
}

void SqliteUsers::set_duties(const UserId& user, const std::vector<std::string>& duties, const std::string& actor) {
  for (const std::string& duty : duties)
    if (std::find(std::begin(kDuties), std::end(kDuties), duty) == std::end(kDuties))
      throw Failure("E-INPUT-VALUE", "duty");
  context_.write([&] {
    need(user);
    context_.db.run("UPDATE user_account SET duties=? WHERE id=?", {join_words(duties), user.value});
    audit_.append("user.duties", user.value, actor, join_words(duties));
  });
}

std::vector<User> SqliteUsers::list() {
  return context_.reading<std::vector<User>>([&] {
    std::vector<User> out;
    Query q = context_.db.query("SELECT id FROM user_account ORDER BY name");
    while (q.next()) out.push_back(need(UserId(q.text(0))).user);
    return out;
  });
}

std::optional<User> SqliteUsers::by_name(std::string_view name) {
  const auto found = account("name", name);
  return found ? std::optional(found->user) : std::nullopt;
}

std::optional<User> SqliteUsers::get(const UserId& user) {
  const auto found = account("id", user.value);
  return found ? std::optional(found->user) : std::nullopt;
}

void SqliteUsers::count_wrong(const UserId& user) {
  context_.write([&] {
    const SignInRules& rules = context_.options.sign_in;
    if (need(user).user.failed_sign_ins + 1 < rules.wrong_passwords) {
      context_.db.run("UPDATE user_account SET failed=failed+1 WHERE id=?", {user.value});
      return;
    }
    context_.db.run("UPDATE user_account SET failed=0, locked_until=? WHERE id=?",
                    {context_.now() + std::chrono::seconds(rules.lock_s), user.value});
    audit_.append("user.locked_out", user.value, "system", {});
  });
}

User SqliteUsers::sign_in(std::string_view name, std::string_view password) {
  // An unknown user costs the same time: somebody's hash is checked all the same.
  static const std::string nobody = hash_password("nobody");
  const auto found = account("name", name);
  const auto barred = [this](const User& u) {
    return u.locked || (u.locked_until && *u.locked_until > context_.now());
  };
  if (found && barred(found->user)) throw Failure("E-AUTH-LOCKED");
  const bool right = check_password(found ? found->password : nobody, password.substr(0, kMostPasswordChars)) && found;
  if (!right) {
    if (found) count_wrong(found->user.id);
    throw Failure("E-AUTH-SIGNIN");
  }
  return context_.writing<User>([&] {
    // Guesses sent at the same time must not slip through between check and lock-out.
    if (barred(need(found->user.id).user)) throw Failure("E-AUTH-LOCKED");
    context_.db.run("UPDATE user_account SET failed=0, locked_until=NULL, last_sign_in=? WHERE id=?",
                    {context_.now(), found->user.id.value});
    return need(found->user.id).user;
  });
}

void SqliteUsers::change_password(const UserId& user, std::string_view present, std::string_view next) {
  const Account before = need(user);
  if (before.user.locked || (before.user.locked_until && *before.user.locked_until > context_.now()))
    throw Failure("E-AUTH-LOCKED");
  if (!check_password(before.password, present.substr(0, kMostPasswordChars))) {
    count_wrong(user);
    throw Failure("E-AUTH-SIGNIN");
  }
  if (length(next) < static_cast<std::size_t>(context_.options.sign_in.min_password_chars) ||
      next.size() > kMostPasswordChars || next == present)
    throw Failure("E-INPUT-VALUE", "password");
  const std::string hash = hash_password(next);
  context_.write([&] {
    context_.db.run("UPDATE user_account SET password=?, must_change=0, failed=0 WHERE id=?", {hash, user.value});
    context_.db.run("DELETE FROM session WHERE user=?", {user.value});
    audit_.append("user.password", user.value, before.user.name, {});
  });
}

}  // namespace uketsuke::ledger
