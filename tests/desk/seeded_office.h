#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "desk/api/desk.h"
#include "desk/http/gate.h"
#include "ledger/store.h"

namespace uketsuke::desk {

/// The 個人番号 on the seeded form; its check digit holds. The reader saw another last digit but one.
inline constexpr const char* kNumberOnPaper = "123456789018";
inline constexpr const char* kNumberAsRead = "123456789078";
/// Where it stands on the seeded page, in pixels.
inline constexpr Rect<CleanPx> kNumberPlace{300, 400, 600, 60};

/// An office with invented data and no engine: one batch with one 資格取得届 whose readings are made up, assembled
/// by the product's own code, and one user per role, one who signs out (leaver) and one
/// who gets locked out (locked) or locked (retired); "kyu" reviews and decides for 給付 only, "pro" is a reviewer who also
/// sees what 支援措置 withholds.
class SeededOffice {
 public:
  /// `only`: the users that a test needs, each costs three argon2id hashes; empty: all. Settings are the released
  /// defaults, except that no quality samples are drawn unless `settings` asks for them.
  /// Without `signed_in` they have no session and cost one hash: for tests that do not go through the API. The 到達日 of the
  /// batch is today's, or nobody keyed it.
  explicit SeededOffice(const std::vector<std::string>& only = {},
                        const std::map<std::string, std::string>& settings = {}, bool signed_in = true,
                        bool day_keyed = true);
  /// One for all tests of the program: every user costs three argon2id hashes.
  static SeededOffice& shared();

  const Desk& desk() const { return desk_; }
  ledger::Store& store() { return *store_; }
  const BatchId& batch() const { return batch_; }
  const PageId& page() const { return page_; }

  /// Sends a request as the browser of a user would; "" is nobody. Bodies are JSON.
  Response send(const std::string& user, const std::string& method, const std::string& path,
                const std::string& body = {});
  /// Sends a form as the browser of a user would.
  Response send_form(const std::string& user, const std::string& path, const std::vector<Part>& parts);
  /// Password of every seeded user.
  static std::string password() { return "correct horse battery"; }

 private:
  Response send(const std::string& user, Request& request);
  void add_user(const std::string& name, const std::vector<std::string>& roles, const std::string& display_name,
                const std::vector<std::string>& duties, bool signed_in);
  void add_form(bool day_keyed);

  ledger::ScratchData scratch_;
  pipeline::Context context_;
  std::unique_ptr<ledger::Store> store_;
  Desk desk_;
  Router router_;
  std::shared_ptr<Gate> gate_;
  std::map<std::string, std::pair<std::string, std::string>> sessions_;  ///< user → token, csrf
  BatchId batch_;
  PageId page_;
};

}  // namespace uketsuke::desk
