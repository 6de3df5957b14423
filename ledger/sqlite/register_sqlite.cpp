#include "ledger/sqlite/register_sqlite.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/text/text.h"
#include "ledger/codec/records.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/register_rows.h"

namespace uketsuke::ledger {
namespace {

Owner owner_of(const PersonId& id) { return {"person", id.value}; }
Owner owner_of(const HouseholdId& id) { return {"household", id.value}; }

std::string plain(std::string_view text) { return without_spaces(nfkc(text)); }

std::vector<std::string> ids_where(const Context& context, std::string_view sql, std::initializer_list<Bind> binds) {
  std::vector<std::string> out;
  Query q = context.db.query(sql, binds);
  while (q.next()) out.push_back(q.text(0));
  return out;
}

}  // namespace

std::int64_t SqliteRegister::add_row(std::string_view thing, const std::string& id, const Owner& owner,
                                     const std::string& record, const Recording& r) {
  if (!r.valid_from.ok() || (r.valid_to && *r.valid_to < r.valid_from)) throw Failure("E-INPUT-VALUE", "valid time");
  if (r.status == RegisterStatus::Void) throw Failure("E-INPUT-VALUE", "status");
  const Instant now = context_.now();
  std::optional<Instant> settled;
  if (r.status == RegisterStatus::Final) settled = now;
  std::optional<std::string> valid_to;
  if (r.valid_to) valid_to = to_iso(*r.valid_to);
  context_.db.run(
      "INSERT INTO register_row(thing, id, by_case, actor, valid_from, valid_to, status, recorded_at, "
      "settled_at, sealed)"
      " VALUES(?,?,?,?,?,?,?,?,?,?)",
      {thing, id, r.by_case.value, r.actor, r.valid_from, valid_to, to_string(r.status), now, settled,
       context_.seal_text(owner, register_place(thing, id, r, now), record)});
  return context_.db.last_row();
}

PersonId SqliteRegister::add_person(const Person& person, const Recording& recording) {
  const PersonId id(fresh_id());
  context_.write([&] {
    context_.db.run("INSERT INTO person VALUES(?)", {id.value});
    revise_person(id, person, recording);
  });
  return id;
}

void SqliteRegister::revise_person(const PersonId& id, const Person& person, const Recording& recording) {
  context_.write(
      [&] { add_person_keys(id, add_row("person", id.value, owner_of(id), to_record(person), recording), person); });
}

void SqliteRegister::add_person_keys(const PersonId& id, std::int64_t row, const Person& p) {
  const auto add = [&](std::string_view kind, const std::string& key) {
    if (!key.empty())
      context_.db.run("INSERT INTO register_key VALUES(?,?,?,?)", {kind, context_.blind(kind, key), id.value, row});
  };
  add("person_kana", kana_key(p.name_kana));
  if (p.birth_date && p.birth_date->ok()) add("person_birth", to_iso(*p.birth_date));
  add("person_number", p.number_token);
}

Bytes SqliteRegister::number_digest(std::string_view symbol, std::string_view number) const {
  return context_.blind("household_number", join_texts({plain(symbol), plain(number)}));
}

std::optional<HouseholdId> SqliteRegister::household_id(std::string_view symbol, std::string_view number) const {
  Query q = context_.db.query("SELECT id FROM household WHERE number_digest=?", {number_digest(symbol, number)});
  return q.next() ? std::optional(HouseholdId(q.text(0))) : std::nullopt;
}

// The next number of a symbol that no household has: numbers given by hand may lie ahead of the counter.
std::string SqliteRegister::free_number(const std::string& symbol) {
  while (true) {
    std::string number = std::to_string(numbers_.next("household:" + to_hex(context_.blind("symbol", plain(symbol)))));
    if (!household_id(symbol, number)) return number;
  }
}

HouseholdRow SqliteRegister::add_household(const Household& household, const Recording& recording) {
  return context_.writing<HouseholdRow>([&] {
    const HouseholdId id(fresh_id());
    Household h = household;
    if (h.number.empty()) h.number = free_number(h.symbol);
    context_.db.run("INSERT INTO household VALUES(?,?)", {id.value, number_digest(h.symbol, h.number)});
    revise_household(id, h, recording);
    return history(id).back();
  });
}

void SqliteRegister::revise_household(const HouseholdId& id, const Household& household, const Recording& recording) {
  context_.write([&] {
    if (household_id(household.symbol, household.number) != id) throw Failure("E-INPUT-VALUE", "記号番号");
    add_row("household", id.value, owner_of(id), to_record(household), recording);
  });
}

MembershipRow SqliteRegister::add_membership(const Membership& membership, const Recording& recording) {
  return context_.writing<MembershipRow>([&] {
    const MembershipId id(fresh_id());
    Membership m = membership;
    while (m.branch == 0 ||
           (membership.branch == 0 &&
            context_.db.query("SELECT 1 FROM membership WHERE household=? AND branch=?", {m.household.value, m.branch})
                .next()))
      m.branch = static_cast<int>(numbers_.next("branch:" + m.household.value));
    context_.db.run("INSERT INTO membership VALUES(?,?,?,?)", {id.value, m.household.value, m.person.value, m.branch});
    revise_membership(id, m, recording);
    return membership_rows(id, m.person).back();
  });
}

void SqliteRegister::revise_membership(const MembershipId& id, const Membership& m, const Recording& recording) {
  context_.write([&] {
    if (!context_.db
             .query("SELECT 1 FROM membership WHERE id=? AND household=? AND person=? AND branch=?",
                    {id.value, m.household.value, m.person.value, m.branch})
             .next())
      throw Failure("E-INPUT-VALUE", "世帯・個人・枝番");
    add_row("membership", id.value, owner_of(m.person), to_record(m), recording);
  });
}

CertificateId SqliteRegister::add_certificate(const Certificate& c, const Recording& recording) {
  const CertificateId id(fresh_id());
  context_.write([&] {
    context_.db.run("INSERT INTO certificate VALUES(?,?)", {id.value, c.person.value});
    revise_certificate(id, c, recording);
  });
  return id;
}

void SqliteRegister::revise_certificate(const CertificateId& id, const Certificate& c, const Recording& recording) {
  context_.write([&] {
    check_certificate(id, c);
    add_row("certificate", id.value, owner_of(c.person), to_record(c), recording);
  });
}

void SqliteRegister::check_certificate(const CertificateId& id, const Certificate& c) const {
  if (holder_of(id) != c.person) throw Failure("E-INPUT-VALUE", "証の持主");
  const bool issued = c.state == CertificateState::Issued;
  if (issued != !c.state_on || issued != !c.state_by) throw Failure("E-INPUT-VALUE", "証の状態の日付と案件");
  if (c.state_on && (!c.state_on->ok() || *c.state_on < c.issued_on)) throw Failure("E-INPUT-VALUE", "証の状態の日付");
  if (c.replaced_by &&
      (c.state != CertificateState::Void || *c.replaced_by == id || holder_of(*c.replaced_by) != c.person))
    throw Failure("E-INPUT-VALUE", "代わりに交付した証");
}

int SqliteRegister::settle(const CaseId& by_case, const std::string& actor, RegisterStatus status) {
  return context_.writing<int>([&] {
    const int changed =
        context_.db.run("UPDATE register_row SET status=?, settled_at=? WHERE by_case=? AND status='provisional'",
                        {to_string(status), context_.now(), by_case.value});
    if (changed > 0)
      audit_.append(status == RegisterStatus::Final ? "register.confirmed" : "register.voided", by_case.value, actor,
                    std::to_string(changed));
    return changed;
  });
}

int SqliteRegister::confirm(const CaseId& by_case, const std::string& actor) {
  return settle(by_case, actor, RegisterStatus::Final);
}
int SqliteRegister::revoke(const CaseId& by_case, const std::string& actor) {
  return settle(by_case, actor, RegisterStatus::Void);
}

std::vector<PersonId> SqliteRegister::find_persons(std::string_view kana, std::optional<Date> birth_date,
                                                   std::string_view number_token) {
  return context_.reading<std::vector<PersonId>>([&] {
    const std::string day = birth_date && birth_date->ok() ? to_iso(*birth_date) : std::string{};
    std::vector<PersonId> out;
    for (const std::string& id :
         ids_where(context_,
                   "SELECT DISTINCT k.person FROM register_key k JOIN register_row r ON r.row=k.row AND "
                   "r.status<>'void'"
                   " WHERE (k.kind='person_number' AND k.digest=?1 AND ?4<>'') OR (k.kind='person_kana' AND "
                   "k.digest=?2 AND ?5<>'' AND EXISTS("
                   "  SELECT 1 FROM register_key b WHERE b.row=k.row AND b.kind='person_birth' AND b.digest=?3)) "
                   "ORDER BY k.person",
                   {context_.blind("person_number", number_token), context_.blind("person_kana", kana_key(kana)),
                    context_.blind("person_birth", day), number_token, day.empty() || kana.empty() ? "" : "both"}))
      out.emplace_back(id);
    return out;
  });
}

std::vector<HouseholdId> SqliteRegister::households_of_case(const CaseId& by_case) {
  return context_.reading<std::vector<HouseholdId>>([&] {
    std::vector<HouseholdId> out;
    for (const auto& id : ids_where(context_,
                                    "SELECT id FROM register_row WHERE by_case=? AND thing='household' GROUP "
                                    "BY id ORDER BY min(row)",
                                    {by_case.value}))
      out.emplace_back(id);
    return out;
  });
}

std::vector<PersonId> SqliteRegister::persons_of_case(const CaseId& by_case) {
  return context_.reading<std::vector<PersonId>>([&] {
    std::vector<PersonId> out;
    for (const auto& id : ids_where(
             context_, "SELECT id FROM register_row WHERE by_case=? AND thing='person' GROUP BY id ORDER BY min(row)",
             {by_case.value}))
      out.emplace_back(id);
    return out;
  });
}

std::vector<MembershipRow> SqliteRegister::memberships_of_case(const CaseId& by_case) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    std::vector<MembershipRow> out;
    Query q = context_.db.query(
        "SELECT m.id, m.person FROM membership m WHERE m.id IN (SELECT id FROM register_row WHERE by_case=? AND "
        "thing='membership') ORDER BY m.household, m.branch",
        {by_case.value});
    while (q.next()) {
      auto all = membership_rows(MembershipId(q.text(0)), PersonId(q.text(1)));
      for (auto row = all.rbegin(); row != all.rend(); ++row) {
        if (row->recording.by_case != by_case || row->recording.status == RegisterStatus::Void) continue;
        out.push_back(std::move(*row));
        break;
      }
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
