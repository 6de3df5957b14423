#pragma once

#include "ledger/audit.h"
#include "ledger/policies.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqlitePolicies final : public Policies {
 public:
  SqlitePolicies(Context& context, Audit& audit) : context_(context), audit_(audit) {}
  void keep(const StoredPolicy& policy) override;
  std::optional<StoredPolicy> find(std::string_view hash) override;
  void adopt(const StoredPolicy& policy, const std::string& actor, const std::string& reason) override;
  std::optional<StoredPolicy> adopted() override;
  std::vector<PolicyAdoption> adoptions() override;
  void count(const std::string& policy, std::string_view field_class, Disposition disposition, int readings) override;
  std::vector<PolicyTally> tallies(Date since) override;

 private:
  Context& context_;
  Audit& audit_;
};

}  // namespace uketsuke::ledger
