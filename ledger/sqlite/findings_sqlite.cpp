#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "ledger/codec/texts.h"
#include "ledger/sqlite/cases_sqlite.h"

namespace uketsuke::ledger {
namespace {

Owner owner_of(const CaseId& id) { return {"case", id.value}; }

std::string place_of(const CaseId& id, const std::string& finding) { return "finding|" + id.value + "|" + finding; }
std::string acceptance_place(const CaseId& id, const std::string& finding) {
  return "acceptance|" + id.value + "|" + finding;
}

std::string join_fields(const std::vector<FieldRef>& fields) {
  std::vector<std::string> texts;
  for (const FieldRef& f : fields) texts.insert(texts.end(), {f.document.value, f.field, std::to_string(f.row)});
  return join_texts(texts);
}

std::vector<FieldRef> split_fields(const std::string& joined) {
  const auto texts = split_texts(joined, 0);
  std::vector<FieldRef> out;
  for (std::size_t i = 0; i + 2 < texts.size(); i += 3)
    out.push_back({DocumentId(texts[i]), texts[i + 1], std::stoi(texts[i + 2])});
  return out;
}

Severity severity_from(std::string_view text) {
  for (const Severity s : {Severity::Info, Severity::Warning, Severity::Error})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "severity");
}

}  // namespace

int SqliteCases::revision(const CaseId& id) const {
  Query q = context_.db.query("SELECT max(revision) FROM finding_revision WHERE case_id=?", {id.value});
  return q.next() ? q.number(0) : 0;
}

void SqliteCases::set_findings(const CaseId& id, const std::vector<Finding>& findings,
                               const std::vector<std::string>& basis, const std::vector<std::string>& details) {
  context_.write([&] {
    get(id);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const Finding& f = findings[i];
      // Keyed, since the basis holds values: the id may stand in the clear.
      ids.push_back(to_hex(context_.blind(
          "finding", join_texts({id.value, f.rule, std::to_string(f.version), std::string(to_string(f.severity)),
                                 f.message, f.comparison, join_fields(f.fields), i < basis.size() ? basis[i] : ""}))));
    }
    std::vector<std::string> before;
    for (const StoredFinding& f : this->findings(id)) before.push_back(f.id);
    const int last = revision(id);
    if (last > 0 && before == ids) return;
    context_.db.run("INSERT INTO finding_revision VALUES(?,?,?)", {id.value, last + 1, context_.now()});
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const Finding& f = findings[i];
      context_.db.run("INSERT INTO finding VALUES(?,?,?,?,?,?,?,?,?,?,?)",
                      {id.value, last + 1, static_cast<std::int64_t>(i), ids[i], f.rule, f.version,
                       to_string(f.severity), f.message, f.comparison, join_fields(f.fields),
                       context_.seal_text(owner_of(id), place_of(id, ids[i]), i < details.size() ? details[i] : "")});
    }
  });
}

std::vector<StoredFinding> SqliteCases::findings(const CaseId& id) {
  return context_.reading<std::vector<StoredFinding>>([&] {
    std::vector<StoredFinding> out;
    Query q = context_.db.query(
        "SELECT f.id, f.rule, f.rule_version, f.severity, f.message, f.comparison, f.fields, f.sealed, "
        "a.actor, a.at, a.sealed"
        " FROM finding f LEFT JOIN finding_acceptance a ON a.case_id=f.case_id AND a.finding=f.id"
        " WHERE f.case_id=? AND f.revision=? ORDER BY f.ordinal",
        {id.value, revision(id)});
    while (q.next()) {
      StoredFinding f;
      f.id = q.text(0);
      f.finding = {q.text(1), q.number(2), severity_from(q.text(3)), q.text(4), split_fields(q.text(6)), q.text(5)};
      f.detail = context_.open_or_empty(owner_of(id), place_of(id, f.id), q.bytes(7));
      f.accepted_by = q.text(8);
      f.accepted_at = q.maybe_instant(9);
      f.accepted_reason = context_.open_or_empty(owner_of(id), acceptance_place(id, f.id), q.bytes(10));
      out.push_back(std::move(f));
    }
    return out;
  });
}

void SqliteCases::accept_finding(const CaseId& id, const std::string& finding, const std::string& actor,
                                 const std::string& reason) {
  context_.write([&] {
    for (const StoredFinding& f : findings(id)) {
      if (f.id != finding) continue;
      if (!f.accepted_by.empty()) return;
      context_.db.run("INSERT INTO finding_acceptance VALUES(?,?,?,?,?)",
                      {id.value, finding, actor, context_.now(),
                       context_.seal_text(owner_of(id), acceptance_place(id, finding), reason)});
      const std::int64_t sequence = audit_.append("finding.accepted", id.value, actor, f.finding.rule + " " + reason);
      add_event(id, {actor, "finding_accepted", reason}, std::nullopt, sequence);
      context_.db.run("UPDATE case_file SET version=version+1 WHERE id=?", {id.value});
      return;
    }
    throw Failure("E-LEDGER-NOTFOUND", "finding");
  });
}

std::map<Severity, int> SqliteCases::open_findings(const CaseId& id) {
  std::map<Severity, int> out;
  for (const StoredFinding& f : findings(id))
    if (f.accepted_by.empty()) ++out[f.finding.severity];
  return out;
}

}  // namespace uketsuke::ledger
