#include "ledger/sqlite/register_sqlite.h"

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/text/text.h"
#include "ledger/codec/records.h"
#include "ledger/codec/texts.h"

namespace uketsuke::ledger {
namespace {

Owner owner_of(const PersonId& id) { return {"person", id.value}; }
Owner owner_of(const HouseholdId& id) { return {"household", id.value}; }

std::string plain(std::string_view text) { return without_spaces(nfkc(text)); }

// Binds everything that is in the clear, so that a sealed record fits only its own row.
std::string place_of(std::string_view thing, const std::string& id, const Recording& r, Instant at) {
  return join_texts({"register", std::string(thing), id, r.by_case.value, to_iso(r.valid_from),
                     r.valid_to ? to_iso(*r.valid_to) : "", to_iso(at)});
}

RegisterStatus status_from(std::string_view text) {
  for (const RegisterStatus s : {RegisterStatus::Provisional, RegisterStatus::Final, RegisterStatus::Void})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "register status");
}

// The newest row that holds at a moment: known by then, not void by then, valid on the day.
template <class Row>
std::optional<Row> holding(const std::vector<Row>& rows, const AsOf& at) {
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const bool known = !at.known || row->recorded_at <= *at.known;
    const bool gone = row->recording.status == RegisterStatus::Void && (!at.known || *row->settled_at <= *at.known);
    const bool valid =
        row->recording.valid_from <= at.day && (!row->recording.valid_to || at.day <= *row->recording.valid_to);
    if (known && !gone && valid) return *row;
  }
  return std::nullopt;
}

std::vector<std::string> ids_where(const Context& context, std::string_view sql, std::initializer_list<Bind> binds) {
  std::vector<std::string> out;
  Query q = context.db.query(sql, binds);
  while (q.next()) out.push_back(q.text(0));
  return out;
}

}  // namespace

std::string_view to_string(RegisterStatus status) {
  switch (status) {
    case RegisterStatus::Provisional: return "provisional";
    case RegisterStatus::Final: return "final";
    case RegisterStatus::Void: return "void";
  }
  return {};
}

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
       context_.seal_text(owner, place_of(thing, id, r, now), record)});
  return context_.db.last_row();
}

template <class IdType, class T>
std::vector<Recorded<IdType, T>> SqliteRegister::rows(std::string_view thing, const IdType& id, const Owner& owner,
                                                      T (*parse)(const std::string&)) {
  return context_.reading<std::vector<Recorded<IdType, T>>>([&] {
    std::vector<Recorded<IdType, T>> out;
    if (!context_.keys.find(owner)) return out;  // disposed of: nothing can be shown any more
    Query q = context_.db.query(
        "SELECT row, by_case, actor, valid_from, valid_to, status, recorded_at, settled_at, sealed FROM "
        "register_row"
        " WHERE thing=? AND id=? ORDER BY row",
        {thing, id.value});
    while (q.next()) {
      Recorded<IdType, T> r;
      r.row = q.whole(0);
      r.id = id;
      r.recording = {CaseId(q.text(1)), q.text(2), q.date(3), q.maybe_date(4), status_from(q.text(5))};
      r.recorded_at = q.instant(6);
      r.settled_at = q.maybe_instant(7);
      r.value = parse(context_.open_text(owner, place_of(thing, id.value, r.recording, r.recorded_at), q.bytes(8)));
      if (r.recording.status != RegisterStatus::Void)
        for (auto& older : out)
          if (!older.superseded_at) older.superseded_at = r.recorded_at;
      out.push_back(std::move(r));
    }
    return out;
  });
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

// The next number of a symbol that no household has: numbers given by hand may lie ahead of the counter.
std::string SqliteRegister::free_number(const std::string& symbol) {
  while (true) {
    std::string number = std::to_string(numbers_.next("household:" + to_hex(context_.blind("symbol", plain(symbol)))));
    if (!context_.db.query("SELECT 1 FROM household WHERE number_digest=?", {number_digest(symbol, number)}).next())
      return number;
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
  context_.write([&] { add_row("household", id.value, owner_of(id), to_record(household), recording); });
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
    return rows<MembershipId, Membership>("membership", id, owner_of(m.person), membership_from).back();
  });
}

void SqliteRegister::revise_membership(const MembershipId& id, const Membership& m, const Recording& recording) {
  context_.write([&] { add_row("membership", id.value, owner_of(m.person), to_record(m), recording); });
}

CertificateId SqliteRegister::add_certificate(const Certificate& c, const Recording& recording) {
  const CertificateId id(fresh_id());
  context_.write([&] {
    context_.db.run("INSERT INTO certificate VALUES(?,?)", {id.value, c.person.value});
    add_row("certificate", id.value, owner_of(c.person), to_record(c), recording);
  });
  return id;
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

std::vector<PersonRow> SqliteRegister::history(const PersonId& id) {
  return rows<PersonId, Person>("person", id, owner_of(id), person_from);
}
std::vector<HouseholdRow> SqliteRegister::history(const HouseholdId& id) {
  return rows<HouseholdId, Household>("household", id, owner_of(id), household_from);
}
std::optional<PersonRow> SqliteRegister::person(const PersonId& id, const AsOf& at) { return holding(history(id), at); }
std::optional<HouseholdRow> SqliteRegister::household(const HouseholdId& id, const AsOf& at) {
  return holding(history(id), at);
}

std::optional<HouseholdRow> SqliteRegister::household_by_number(std::string_view symbol, std::string_view number) {
  return context_.reading<std::optional<HouseholdRow>>([&]() -> std::optional<HouseholdRow> {
    const auto ids =
        ids_where(context_, "SELECT id FROM household WHERE number_digest=?", {number_digest(symbol, number)});
    if (ids.empty()) return std::nullopt;
    const auto all = history(HouseholdId(ids.front()));
    for (auto row = all.rbegin(); row != all.rend(); ++row)
      if (row->recording.status != RegisterStatus::Void) return *row;
    return std::nullopt;
  });
}

std::vector<MembershipRow> SqliteRegister::members(const HouseholdId& id, const AsOf& at) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    std::vector<MembershipRow> out;
    Query q = context_.db.query("SELECT id, person FROM membership WHERE household=? ORDER BY branch", {id.value});
    while (q.next())
      if (auto row = holding(rows<MembershipId, Membership>("membership", MembershipId(q.text(0)),
                                                            owner_of(PersonId(q.text(1))), membership_from),
                             at))
        out.push_back(*row);
    return out;
  });
}

std::vector<MembershipRow> SqliteRegister::memberships_of(const PersonId& id, const AsOf& at) {
  return context_.reading<std::vector<MembershipRow>>([&] {
    std::vector<MembershipRow> out;
    for (const std::string& m : ids_where(context_, "SELECT id FROM membership WHERE person=? ORDER BY id", {id.value}))
      if (auto row =
              holding(rows<MembershipId, Membership>("membership", MembershipId(m), owner_of(id), membership_from), at))
        out.push_back(*row);
    return out;
  });
}

std::vector<CertificateRow> SqliteRegister::certificates_of(const PersonId& id, const AsOf& at) {
  return context_.reading<std::vector<CertificateRow>>([&] {
    std::vector<CertificateRow> out;
    for (const std::string& c :
         ids_where(context_, "SELECT id FROM certificate WHERE person=? ORDER BY id", {id.value}))
      if (auto row = holding(
              rows<CertificateId, Certificate>("certificate", CertificateId(c), owner_of(id), certificate_from), at))
        out.push_back(*row);
    return out;
  });
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
      auto all = rows<MembershipId, Membership>("membership", MembershipId(q.text(0)), owner_of(PersonId(q.text(1))),
                                                membership_from);
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
