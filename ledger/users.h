#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"

namespace uketsuke::ledger {

/// The role words of the desk (役割). "protected_data" opens nothing by itself: who has it sees address and telephone
/// of households under 支援措置.
inline constexpr std::string_view kRoles[] = {"mailroom",   "reviewer", "senior",  "approver",      "print",
                                              "accounting", "admin",    "auditor", "protected_data"};

/// The words of the 事務 (適用, 給付, 徴収).
inline constexpr std::string_view kDuties[] = {"tekiyo", "kyufu", "choshu"};

struct User {
  UserId id;
  std::string name;  ///< login name; unique, the actor of everything the user does
  std::string display_name;
  std::vector<std::string> roles;
  std::vector<std::string> duties;  ///< 事務: "tekiyo", "kyufu", "choshu"; empty = all
  bool locked = false;              ///< by an administrator
  bool must_change_password = false;
  int failed_sign_ins = 0;
  std::optional<Instant> locked_until;  ///< by wrong passwords
  std::optional<Instant> last_sign_in;
  Instant created_at{};
  bool has(std::string_view role) const;
};

/// A signed-in session. The token exists only in the user's cookie; the store keeps its hash.
struct Session {
  std::string token;  ///< set only when opened
  std::string id;     ///< for logs; says nothing about the token
  std::string csrf;   ///< bound to the token
  User user;
  Instant opened_at{};
  Instant expires_at{};
};

/// Limits of sign-in and sessions.
struct SignInRules {
  int wrong_passwords = 5;  ///< in a row, then the account is locked for lock_s
  int lock_s = 900;
  int session_s = 12 * 3600;  ///< longest life of a session
  int idle_s = 30 * 60;       ///< without a request
  int min_password_chars = 12;
};

/// Users, sessions, tokens (利用者). Passwords are argon2id; tokens are random and hashed at rest.
class Users {
 public:
  virtual ~Users() = default;
  /// Adds a user and returns a one-time password that must be changed. Throws E-CONFLICT when the name is
  /// taken, E-INPUT-VALUE for an unknown role or a name that is not 1..64 of [a-z0-9._-].
  virtual std::string add(const std::string& name, const std::string& display_name,
                          const std::vector<std::string>& roles, const std::vector<std::string>& duties,
                          const std::string& actor) = 0;
  /// New one-time password; ends sessions, tokens and lock-out.
  virtual std::string reset(const UserId& user, const std::string& actor) = 0;
  virtual void set_locked(const UserId& user, bool locked, const std::string& actor) = 0;
  /// Throws E-CONFLICT when the last admin would lose the role.
  virtual void set_roles(const UserId& user, const std::vector<std::string>& roles, const std::string& actor) = 0;
  /// 事務: "tekiyo", "kyufu", "choshu"; empty = all. Throws E-INPUT-VALUE for another word.
  virtual void set_duties(const UserId& user, const std::vector<std::string>& duties, const std::string& actor) = 0;
  virtual std::vector<User> list() = 0;
  virtual std::optional<User> by_name(std::string_view name) = 0;
  virtual std::optional<User> get(const UserId& user) = 0;

  /// Checks a password. Throws E-AUTH-SIGNIN (unknown user and wrong password alike, in the same time),
  /// E-AUTH-LOCKED.
  virtual User sign_in(std::string_view name, std::string_view password) = 0;
  /// Needs the present password; ends all sessions of the user. Throws E-AUTH-SIGNIN, E-INPUT-VALUE (too
  /// short, or the same).
  virtual void change_password(const UserId& user, std::string_view present, std::string_view next) = 0;

  virtual Session open_session(const UserId& user) = 0;
  /// The session of a cookie, kept alive by asking; nullopt when unknown, expired, idle too long, or the user
  /// is locked.
  virtual std::optional<Session> session(std::string_view token) = 0;
  virtual void close_session(std::string_view token) = 0;
  virtual void close_sessions(const UserId& user) = 0;

  /// A token for `--as USER` on the command line, shown once; valid for the given time.
  virtual std::string add_token(const UserId& user, const std::string& label, int valid_s,
                                const std::string& actor) = 0;
  virtual std::optional<User> by_token(std::string_view token) = 0;
  virtual void revoke_tokens(const UserId& user, const std::string& actor) = 0;
};

}  // namespace uketsuke::ledger
