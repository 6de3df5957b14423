#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/case_file.h"
#include "core/model/finding.h"
#include "ledger/documents.h"
#include "ledger/listing.h"

namespace uketsuke::ledger {

/// Whose case it is, as known now (sealed); what lists show and search finds. The keys are the caller's match
/// keys: names with variants folded (name as a whole, and the family name alone), so that equal names meet.
struct CaseSubject {
  std::string name;
  std::string name_kana;
  std::optional<Date> birth_date;
  std::string symbol;  ///< 記号
  std::string number;  ///< 番号
  std::vector<std::string> name_keys;
};

struct NewCase {
  std::string procedure;  ///< "shikaku_shutoku"
  Date received_on{};     ///< 到達日 (JST)
  std::optional<Date> due_on;
  std::string sender;                                    ///< sealed
  std::string number_rule = "{letter}{year:2}-{seq:6}";  ///< of the 受付番号, see Numbers
  std::optional<BatchId> batch;
};

struct StoredCase {
  CaseFile file;
  CaseSubject subject;  ///< without keys
  std::string sender;
  std::optional<Date> due_on;
  std::optional<BatchId> batch;
  int version = 0;  ///< for optimistic locking
  Instant created_at{};
  Instant changed_at{};
};

/// One step of a case's life (経過).
struct CaseEvent {
  Instant at{};
  std::string actor;
  std::string what;  ///< "created", "state", "linked", "unlinked", "note", …
  std::optional<CaseState> state;
  std::string reason;         ///< sealed
  std::int64_t sequence = 0;  ///< ledger entry that holds it
};

/// Something done or learned about a case that no document holds (記録): 本人確認, 情報照会, 却下の起案, 交付, 電話照会,
/// where the paper lies. Never changed once written; the newest of a kind (and person) is what stands.
struct CaseRecord {
  std::string kind;                          ///< "identity", "inquiry", "proposal", "limit", "delivery", …
  std::string subject;                       ///< whom or what it is about (person id, document id); empty: the case
  std::map<std::string, std::string> facts;  ///< sealed; never a 個人番号
  std::string actor;
  Instant at{};
  std::int64_t sequence = 0;  ///< ledger entry that holds it
};

/// A finding as it stands. Its id stays the same as long as the rule says the same about the same values.
struct StoredFinding {
  std::string id;
  Finding finding;
  std::string detail;       ///< sealed; what a rule wants to show, may hold values
  std::string accepted_by;  ///< empty = open
  std::string accepted_reason;
  std::optional<Instant> accepted_at;
};

struct CaseFilter {
  std::vector<CaseState> states;  ///< any if empty
  std::string procedure;
  std::optional<BatchId> batch;  ///< only cases that it began or that hold a sheet of it
};

/// Search (検索): all given criteria must match. Never by 個人番号.
struct SearchQuery {
  std::string name_key;  ///< match key as in CaseSubject
  std::string kana;      ///< compared by kana_key()
  std::optional<Date> birth_date;
  std::string symbol;
  std::string number;
  std::string receipt_number;  ///< 受付番号
};

/// One row of the 受付簿.
struct RegisterDayRow {
  StoredCase entry;
  int sheets = 0;
  std::vector<std::string> document_kinds;
};
struct RegisterDay {
  Date day{};
  std::vector<RegisterDayRow> rows;
  int sheets = 0;        ///< of all arrivals of the day
  int without_case = 0;  ///< sheets of the day that belong to no case yet
};

/// Cases (案件): documents that together ask for one procedure.
class Cases {
 public:
  virtual ~Cases() = default;
  /// A new case in state Received, with 受付番号 and token; enters the ledger as "case.created".
  virtual StoredCase add(const NewCase& facts, const Change& change) = 0;
  /// Throws E-LEDGER-NOTFOUND.
  virtual StoredCase get(const CaseId& id) = 0;
  virtual std::optional<StoredCase> by_number(std::string_view receipt_number) = 0;
  virtual std::optional<StoredCase> by_token(std::string_view token) = 0;
  /// Oldest arrival first.
  virtual Listed<StoredCase> list(const CaseFilter& filter, const Window& window) = 0;
  /// Number of cases per state.
  virtual std::map<CaseState, int> count() = 0;
  /// Keeps name, kana, birth date, 記号番号 for lists and search; does not change the version.
  virtual void set_subject(const CaseId& id, const CaseSubject& subject) = 0;
  virtual void set_due(const CaseId& id, std::optional<Date> due_on) = 0;
  /// Another 到達日, e.g. keyed from the envelope after the case began; the 受付番号 stays. Enters the ledger as
  /// "case.received_on". The same day again changes nothing.
  virtual void set_received(const CaseId& id, Date received_on, const Change& change) = 0;
  /// Moves the state when the case still has `version`; enters the ledger as "case.<state>" and returns the
  /// entry's sequence. The procedure's table is the caller's to obey. Throws E-CONFLICT when stale.
  virtual std::int64_t move(const CaseId& id, int version, CaseState to, const Change& change) = 0;
  virtual std::vector<CaseEvent> history(const CaseId& id) = 0;

  /// Links are many-to-many: a household's 住民票 serves several cases.
  virtual void link(const CaseId& id, const DocumentId& document, const Change& change) = 0;
  virtual void unlink(const CaseId& id, const DocumentId& document, const Change& change) = 0;
  virtual std::vector<CaseId> of_document(const DocumentId& document) = 0;

  /// Everybody who keyed or decided a field of its documents (also of documents since moved away), accepted a
  /// finding, or recorded what the decision rests on (本人確認, 適用区分, 割合, 起案, 訂正).
  virtual std::vector<std::string> workers(const CaseId& id) = 0;
  /// Expected attachments: kind → "received", "missing", "omitted", "requested", "not_usable",
  /// "not_needed".
  virtual void set_attachment(const CaseId& id, const std::string& kind, const std::string& state,
                              const Change& change) = 0;
  virtual std::map<std::string, std::string> attachments(const CaseId& id) = 0;
  virtual void add_note(const CaseId& id, const std::string& actor, const std::string& text) = 0;
  /// Keeps a record (kind, subject, facts); enters the ledger as "case.recorded.<kind>" and the history.
  virtual CaseRecord add_record(const CaseId& id, const std::string& actor, const CaseRecord& record) = 0;
  /// Oldest first.
  virtual std::vector<CaseRecord> records(const CaseId& id) = 0;

  /// Replaces the findings after a revalidation: a new revision, unless nothing changed. `basis` is one text
  /// per finding that names the values it judged: an acceptance lapses when they change. Only its keyed
  /// digest is kept.
  virtual void set_findings(const CaseId& id, const std::vector<Finding>& findings,
                            const std::vector<std::string>& basis, const std::vector<std::string>& details) = 0;
  virtual std::vector<StoredFinding> findings(const CaseId& id) = 0;
  /// Override of a finding that stands now; enters the ledger. Throws E-LEDGER-NOTFOUND when it stands no
  /// more.
  virtual void accept_finding(const CaseId& id, const std::string& finding, const std::string& actor,
                              const std::string& reason) = 0;
  /// Number of findings that stand unaccepted, by severity.
  virtual std::map<Severity, int> open_findings(const CaseId& id) = 0;

  /// Newest first.
  virtual Listed<StoredCase> find(const SearchQuery& query, const Window& window) = 0;
  /// 受付簿 of a JST day of arrival.
  virtual RegisterDay register_day(Date day) = 0;
};

}  // namespace uketsuke::ledger
