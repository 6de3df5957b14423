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
  void revise_certificate(const CertificateId& id, const Certificate& certificate, const Recording& recording) override;
  int confirm(const CaseId& by_case, const std::string& actor) override;
  int revoke(const CaseId& by_case, const std::string& actor) override;
  std::optional<PersonRow> person(const PersonId& id, const AsOf& at) override;
  std::optional<HouseholdRow> household(const HouseholdId& id, const AsOf& at) override;
  std::optional<HouseholdRow> household_by_number(std::string_view symbol, std::string_view number) override;
  std::optional<HouseholdRow> household_by_number(std::string_view symbol, std::string_view number,
                                                  const AsOf& at) override;
  bool number_taken(std::string_view symbol, std::string_view number) override;
  Listed<HouseholdRow> households(const AsOf& at, const Window& window) override;
  std::vector<MembershipRow> members(const HouseholdId& id, const AsOf& at) override;
  std::vector<MembershipRow> memberships_of(const PersonId& id, const AsOf& at) override;
  std::vector<CertificateRow> certificates_of(const PersonId& id, const AsOf& at) override;
  std::vector<CertificateRow> unreturned_certificates(const PersonId& id, const AsOf& at) override;
  Listed<CertificateRow> unreturned_certificates(const AsOf& at, const Window& window) override;
  std::vector<PersonRow> history(const PersonId& id) override;
  std::vector<HouseholdRow> history(const HouseholdId& id) override;
  std::vector<MembershipRow> history(const MembershipId& id) override;
  std::vector<CertificateRow> history(const CertificateId& id) override;
  std::vector<MembershipRow> membership_history(const HouseholdId& id) override;
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
  std::optional<HouseholdId> household_id(std::string_view symbol, std::string_view number) const;
  /// Whose key seals the rows of a certificate; nullopt when there is no such certificate.
  std::optional<PersonId> holder_of(const CertificateId& id) const;
  void check_certificate(const CertificateId& id, const Certificate& certificate) const;
  std::vector<MembershipRow> membership_rows(const MembershipId& id, const PersonId& person) const;
  std::vector<CertificateRow> certificate_rows(const CertificateId& id, const PersonId& person) const;
  Context& context_;
  Audit& audit_;
  Numbers& numbers_;
};

}  // namespace uketsuke::ledger
