#include <iostream>
#include <string>

#include <fmt/format.h>

#include "app/commands/commands.h"
#include "app/data/data_options.h"
#include "app/data/machine_actor.h"
#include "core/errors/failure.h"

namespace uketsuke::app {
namespace {

struct UserOptions {
  DataOptions data;
  std::string name;
  std::string display_name;
  std::vector<std::string> roles;
  bool unlock = false;
  int valid_hours = 12;
};

ledger::User known_user(ledger::Store& store, const std::string& name) {
  const auto user = store.users().by_name(name);
  if (!user) throw Failure("E-LEDGER-NOTFOUND", "user " + name);
  return *user;
}

int add_user(const UserOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  const std::string password =
      store->users().add(o.name, o.display_name.empty() ? o.name : o.display_name, o.roles, {}, machine_actor());
  fmt::print("{}\n", password);
  fmt::print(stderr, "One-time password of {}; it must be changed at the first sign-in.\n", o.name);
  return kAllDone;
}

int reset_user(const UserOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  fmt::print("{}\n", store->users().reset(known_user(*store, o.name).id, machine_actor()));
  return kAllDone;
}

int lock_user(const UserOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  store->users().set_locked(known_user(*store, o.name).id, !o.unlock, machine_actor());
  return kAllDone;
}

int set_roles(const UserOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  store->users().set_roles(known_user(*store, o.name).id, o.roles, machine_actor());
  return kAllDone;
}

int make_token(const UserOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  std::string password;
  fmt::print(stderr, "Password of {}: ", o.name);
  std::getline(std::cin, password);
  const ledger::User user = store->users().sign_in(o.name, password);
  if (user.must_change_password)
    throw Failure("E-AUTH-DENIED", "the one-time password must be changed first (sign in at the desk)");
  fmt::print("{}\n", store->users().add_token(user.id, "command line", o.valid_hours * 3600, o.name));
  return kAllDone;
}

int list_users(const UserOptions& o) {
  const auto store = ledger::open_store(o.data.store_options());
  for (const ledger::User& user : store->users().list())
    fmt::print("{}\t{}\t{}{}\n", user.name, user.display_name, fmt::join(user.roles, ","),
               user.locked ? "\tlocked" : "");
  return kAllDone;
}

Command sub(Command& user, const char* name, const char* help, UserOptions& options, int (*act)(const UserOptions&)) {
  Command command = user.subcommand(name, help);
  options.data.declare(command);
  command.action([&options, act] { return act(options); });
  return command;
}

}  // namespace

void add_user(CommandLine& line) {
  auto& o = line.keep<UserOptions>();
  Command user = line.command("user", "Users of the desk");
  sub(user, "list", "All users with their roles", o, list_users);
  sub(user, "add", "Add a user; prints a one-time password", o, add_user)
      .word("NAME", o.name, "sign-in name")
      .option("--display-name", o.display_name, "name as shown")
      .words("--role", o.roles,
             "mailroom, reviewer, senior, approver, print, accounting, admin, auditor, protected_data");
  sub(user, "reset", "New one-time password; ends sessions and lock-out", o, reset_user)
      .word("NAME", o.name, "sign-in name");
  sub(user, "lock", "Lock a user, or unlock with --unlock", o, lock_user)
      .word("NAME", o.name, "sign-in name")
      .flag("--unlock", o.unlock, "unlock instead");
  sub(user, "role", "Set the roles of a user", o, set_roles)
      .word("NAME", o.name, "sign-in name")
      .words("--role", o.roles, "all roles the user shall have");
  sub(user, "token", "Make a token for --as (asks for the password on standard input)", o, make_token)
      .word("NAME", o.name, "sign-in name")
      .option("--valid-hours", o.valid_hours, "how long it is valid");
}

}  // namespace uketsuke::app
