#pragma once

#include "ledger/register.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteRegister final : public Register {
 public:
  SqliteRegister(Context& context, Audit& audit, Numbers& numbers)
      : context_(context), audit_(audit), numbers_(numbers) {}
  PersonId add_person(const Person& person, const Recording& recording) override;
  void revise_person(const PersonId& id, const Person& person, const Recording& recording) override;
  HouseholdRow add_household(const Household& household, const Recording& recording) override;
  void revise_household(const HouseholdId& id, const Household& household, const Recording& recording) override;
  MembershipRow add_membership(const Membership& membership, const Recording& recording) override;
  void revise_membership(const MembershipId& id, const Membership& membership, const Recording& recording) override;
  CertificateId add_certificate(const Certificate& certificate, const Recording& recording) override;
  int confirm(const CaseId& by_case, const std::string& actor) override;
  int revoke(const CaseId& by_case, const std::string& actor) override;
  std::optional<PersonRow> person(const PersonId& id, const AsOf& at) override;
  std::optional<HouseholdRow> household(const HouseholdId& id, const AsOf& at) override;
  std::optional<HouseholdRow> household_by_number(std::string_view symbol, std::string_view number) override;
  std::vector<MembershipRow> members(const HouseholdId& id, const AsOf& at) override;
  std::vector<MembershipRow> memberships_of(const PersonId& id, const AsOf& at) override;
  std::vector<CertificateRow> certificates_of(const PersonId& id, const AsOf& at) override;
  std::vector<PersonRow> history(const PersonId& id) override;
  std::vector<HouseholdRow> history(const HouseholdId& id) override;
  std::vector<PersonId> find_persons(std::string_view kana, std::optional<Date> birth_date,
                                     std::string_view number_token) override;
  std::vector<HouseholdId> households_of_case(const CaseId& by_case) override;
  std::vector<PersonId> persons_of_case(const CaseId& by_case) override;
  std::vector<MembershipRow> memberships_of_case(const CaseId& by_case) override;

 private:
  std::int64_t add_row(std::string_view thing, const std::string& id, const Owner& owner, const std::string& record,
                       const Recording& recording);
  int settle(const CaseId& by_case, const std::string& actor, RegisterStatus status);
  Bytes number_digest(std::string_view symbol, std::string_view number) const;
  std::string free_number(const std::string& symbol);
  void add_person_keys(const PersonId& id, std::int64_t row, const Person& person);
  /// All rows of one thing, oldest first; `parse` turns a record into its value.
  template <class IdType, class T>
  std::vector<Recorded<IdType, T>> rows(std::string_view thing, const IdType& id, const Owner& owner,
                                        T (*parse)(const std::string&));
  Context& context_;
  Audit& audit_;
  Numbers& numbers_;
};

}  // namespace uketsuke::ledger
