#include "ledger/codec/records.h"
#include "ledger/sqlite/register_rows.h"
#include "ledger/sqlite/register_sqlite.h"

// What the register answers: rows at a moment in both times, histories, lists.
namespace uketsuke::ledger {
namespace {

Owner owner_of(const PersonId& id) { return {"person", id.value}; }

bool is_member(const std::vector<MembershipRow>& memberships, Date day) {
  for (const MembershipRow& row : memberships)
    if (row.value.insured_on(day)) return true;
  return false;
}

// Not yet a member is not somebody who lost it: what was issued ahead stays with the person.
bool was_member(const std::vector<MembershipRow>& memberships, Date day) {
  for (const MembershipRow& row : memberships)
    if (row.value.lost_on && *row.value.lost_on <= day) return true;
  return false;
}

}  // namespace

std::vector<PersonRow> SqliteRegister::history(const PersonId& id) {
  return register_rows<PersonId, Person>(context_, "person", id, owner_of(id), person_from);
}

std::vector<HouseholdRow> SqliteRegister::history(const HouseholdId& id) {
  return register_rows<HouseholdId, Household>(context_, "household", id, {"household", id.value}, household_from);
}

std::vector<MembershipRow> SqliteRegister::membership_rows(const MembershipId& id, const PersonId& person) const {
  return register_rows<MembershipId, Membership>(context_, "membership", id, owner_of(person), membership_from);
}

std::vector<CertificateRow> SqliteRegister::certificate_rows(const CertificateId& id, const PersonId& person) const {
  return register_rows<CertificateId, Certificate>(context_, "certificate", id, owner_of(person), certificate_from);
}

std::vector<MembershipRow> SqliteRegister::history(const MembershipId& id) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    Query q = context_.db.query("SELECT person FROM membership WHERE id=?", {id.value});
    return q.next() ? membership_rows(id, PersonId(q.text(0))) : std::vector<MembershipRow>{};
  });
}

std::optional<PersonId> SqliteRegister::holder_of(const CertificateId& id) const {
  Query q = context_.db.query("SELECT person FROM certificate WHERE id=?", {id.value});
  return q.next() ? std::optional(PersonId(q.text(0))) : std::nullopt;
}

std::vector<CertificateRow> SqliteRegister::history(const CertificateId& id) {
  return context_.reading<std::vector<CertificateRow>>([&] {
    const auto person = holder_of(id);
    return person ? certificate_rows(id, *person) : std::vector<CertificateRow>{};
  });
}

std::optional<PersonRow> SqliteRegister::person(const PersonId& id, const AsOf& at) { return holding(history(id), at); }
std::optional<HouseholdRow> SqliteRegister::household(const HouseholdId& id, const AsOf& at) {
  return holding(history(id), at);
}

std::optional<HouseholdRow> SqliteRegister::household_by_number(std::string_view symbol, std::string_view number) {
  return context_.reading<std::optional<HouseholdRow>>([&]() -> std::optional<HouseholdRow> {
    const auto id = household_id(symbol, number);
    if (!id) return std::nullopt;
    const auto all = history(*id);
    for (auto row = all.rbegin(); row != all.rend(); ++row)
      if (row->recording.status != RegisterStatus::Void) return *row;
    return std::nullopt;
  });
}

std::optional<HouseholdRow> SqliteRegister::household_by_number(std::string_view symbol, std::string_view number,
                                                                const AsOf& at) {
  return context_.reading<std::optional<HouseholdRow>>([&] {
    const auto id = household_id(symbol, number);
    return id ? household(*id, at) : std::nullopt;
  });
}

bool SqliteRegister::number_taken(std::string_view symbol, std::string_view number) {
  return context_.reading<bool>([&] { return household_id(symbol, number).has_value(); });
}

Listed<HouseholdRow> SqliteRegister::households(const AsOf& at, const Window& window) {
  return context_.reading<Listed<HouseholdRow>>([&] {
    Listed<HouseholdRow> out;
    const auto limit = static_cast<std::size_t>(bounded(window.limit));
    Query q = context_.db.query("SELECT id FROM household WHERE id>? ORDER BY id", {window.cursor});
    while (q.next()) {
      auto row = household(HouseholdId(q.text(0)), at);
      if (!row) continue;
      if (out.items.size() == limit) {
        out.next_cursor = out.items.back().id.value;
        break;
      }
      out.items.push_back(std::move(*row));
    }
    return out;
  });
}

std::vector<MembershipRow> SqliteRegister::members(const HouseholdId& id, const AsOf& at) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    std::vector<MembershipRow> out;
    Query q = context_.db.query("SELECT id, person FROM membership WHERE household=? ORDER BY branch", {id.value});
    while (q.next())
      if (auto row = holding(membership_rows(MembershipId(q.text(0)), PersonId(q.text(1))), at)) out.push_back(*row);
    return out;
  });
}

std::vector<MembershipRow> SqliteRegister::membership_history(const HouseholdId& id) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    std::vector<MembershipRow> out;
    Query q = context_.db.query("SELECT id, person FROM membership WHERE household=? ORDER BY branch", {id.value});
    while (q.next())
      for (MembershipRow& row : membership_rows(MembershipId(q.text(0)), PersonId(q.text(1))))
        out.push_back(std::move(row));
    return out;
  });
}

std::vector<MembershipRow> SqliteRegister::memberships_of(const PersonId& id, const AsOf& at) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    std::vector<MembershipRow> out;
    Query q = context_.db.query("SELECT id FROM membership WHERE person=? ORDER BY id", {id.value});
    while (q.next())
      if (auto row = holding(membership_rows(MembershipId(q.text(0)), id), at)) out.push_back(*row);
    return out;
  });
}

std::vector<CertificateRow> SqliteRegister::certificates_of(const PersonId& id, const AsOf& at) {
  return context_.reading<std::vector<CertificateRow>>([&] {
    std::vector<CertificateRow> out;
    Query q = context_.db.query("SELECT id FROM certificate WHERE person=? ORDER BY id", {id.value});
    while (q.next())
      if (auto row = holding(certificate_rows(CertificateId(q.text(0)), id), at)) out.push_back(*row);
    return out;
  });
}

std::vector<CertificateRow> SqliteRegister::unreturned_certificates(const PersonId& id, const AsOf& at) {
  return context_.reading<std::vector<CertificateRow>>([&] {
    const auto memberships = memberships_of(id, at);
    if (is_member(memberships, at.day) || !was_member(memberships, at.day)) return std::vector<CertificateRow>{};
    std::vector<CertificateRow> out = certificates_of(id, at);
    std::erase_if(out, [](const CertificateRow& row) { return row.value.state != CertificateState::Issued; });
    return out;
  });
}

Listed<CertificateRow> SqliteRegister::unreturned_certificates(const AsOf& at, const Window& window) {
  return context_.reading<Listed<CertificateRow>>([&] {
    Listed<CertificateRow> out;
    const auto limit = static_cast<std::size_t>(bounded(window.limit));
    Query q =
        context_.db.query("SELECT DISTINCT person FROM certificate WHERE person>? ORDER BY person", {window.cursor});
    while (q.next()) {
      const PersonId person(q.text(0));
      const auto rows = unreturned_certificates(person, at);
      if (rows.empty()) continue;
      if (out.items.size() >= limit) {
        out.next_cursor = out.items.back().value.person.value;
        break;
      }
      out.items.insert(out.items.end(), rows.begin(), rows.end());
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
