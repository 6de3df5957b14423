#pragma once

#include "ledger/sqlite/context.h"
#include "ledger/vault.h"

namespace uketsuke::ledger {

class SqliteNumbers final : public Numbers {
 public:
  explicit SqliteNumbers(Context& context) : context_(context) {}
  std::string next(std::string_view series, std::string_view rule, Date day) override;
  std::int64_t next(std::string_view counter) override;

 private:
  Context& context_;
};

class SqliteVault final : public Vault {
 public:
  explicit SqliteVault(Context& context) : context_(context) {}
  std::string keep(std::string_view my_number) override;
  std::string reveal(std::string_view token) override;
  std::optional<std::string> find(std::string_view my_number) override;
  void destroy(std::string_view token) override;

 private:
  Bytes digest(std::string_view my_number) const;
  Context& context_;
};

/// 年度 of a day: April to March.
int fiscal_year(Date day);
/// Fills a numbering rule; see Numbers::next.
std::string fill_rule(std::string_view rule, Date day, std::int64_t sequence);

}  // namespace uketsuke::ledger
