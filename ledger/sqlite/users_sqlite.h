#pragma once

#include "ledger/sqlite/context.h"
#include "ledger/users.h"

namespace uketsuke::ledger {

class SqliteUsers final : public Users {
 public:
  SqliteUsers(Context& context, Audit& audit) : context_(context), audit_(audit) {}
  std::string add(const std::string& name, const std::string& display_name, const std::vector<std::string>& roles,
                  const std::vector<std::string>& duties, const std::string& actor) override;
  std::string reset(const UserId& user, const std::string& actor) override;
  void set_locked(const UserId& user, bool locked, const std::string& actor) override;
  void set_roles(const UserId& user, const std::vector<std::string>& roles, const std::string& actor) override;
  void set_duties(const UserId& user, const std::vector<std::string>& duties, const std::string& actor) override;
  std::vector<User> list() override;
  std::optional<User> by_name(std::string_view name) override;
  std::optional<User> get(const UserId& user) override;
  User sign_in(std::string_view name, std::string_view password) override;
  void change_password(const UserId& user, std::string_view present, std::string_view next) override;
  Session open_session(const UserId& user) override;
  std::optional<Session> session(std::string_view token) override;
  void close_session(std::string_view token) override;
  void close_sessions(const UserId& user) override;
  std::string add_token(const UserId& user, const std::string& label, int valid_s, const std::string& actor) override;
  std::optional<User> by_token(std::string_view token) override;
  void revoke_tokens(const UserId& user, const std::string& actor) override;

 private:
  struct Account {
    User user;
    std::string password;
  };
  std::optional<Account> account(std::string_view column, std::string_view value) const;
  Account need(const UserId& user) const;
  void need_other_admin(const UserId& user) const;
  void count_wrong(const UserId& user);
  Context& context_;
  Audit& audit_;
};

}  // namespace uketsuke::ledger
