#pragma once

#include "ledger/cases.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteCases final : public Cases {
 public:
  SqliteCases(Context& context, Audit& audit, Numbers& numbers) : context_(context), audit_(audit), numbers_(numbers) {}
  StoredCase add(const NewCase& facts, const Change& change) override;
  StoredCase get(const CaseId& id) override;
  std::optional<StoredCase> by_number(std::string_view receipt_number) override;
  std::optional<StoredCase> by_token(std::string_view token) override;
  Listed<StoredCase> list(const CaseFilter& filter, const Window& window) override;
  std::map<CaseState, int> count() override;
  void set_subject(const CaseId& id, const CaseSubject& subject) override;
  void set_due(const CaseId& id, std::optional<Date> due_on) override;
  void set_received(const CaseId& id, Date received_on, const Change& change) override;
  std::int64_t move(const CaseId& id, int version, CaseState to, const Change& change) override;
  std::vector<CaseEvent> history(const CaseId& id) override;
  void link(const CaseId& id, const DocumentId& document, const Change& change) override;
  void unlink(const CaseId& id, const DocumentId& document, const Change& change) override;
  std::vector<CaseId> of_document(const DocumentId& document) override;
  std::vector<std::string> workers(const CaseId& id) override;
  void set_attachment(const CaseId& id, const std::string& kind, const std::string& state,
                      const Change& change) override;
  std::map<std::string, std::string> attachments(const CaseId& id) override;
  void add_note(const CaseId& id, const std::string& actor, const std::string& text) override;
  CaseRecord add_record(const CaseId& id, const std::string& actor, const CaseRecord& record) override;
  std::vector<CaseRecord> records(const CaseId& id) override;
  void set_findings(const CaseId& id, const std::vector<Finding>& findings, const std::vector<std::string>& basis,
                    const std::vector<std::string>& details) override;
  std::vector<StoredFinding> findings(const CaseId& id) override;
  void accept_finding(const CaseId& id, const std::string& finding, const std::string& actor,
                      const std::string& reason) override;
  std::map<Severity, int> open_findings(const CaseId& id) override;
  Listed<StoredCase> find(const SearchQuery& query, const Window& window) override;
  RegisterDay register_day(Date day) override;

 private:
  StoredCase case_of(const Query& q) const;
  std::optional<StoredCase> one(const std::string& condition, std::initializer_list<Bind> binds) const;
  void add_event(const CaseId& id, const Change& change, std::optional<CaseState> state, std::int64_t sequence);
  int revision(const CaseId& id) const;
  Context& context_;
  Audit& audit_;
  Numbers& numbers_;
};

/// Columns of a case in the order case_of() reads them.
inline constexpr std::string_view kCaseColumns =
    "SELECT c.id, c.number, c.token, c.procedure, c.state, c.received_on, c.due_on, c.batch, c.version, "
    "c.created_at,"
    " c.changed_at, c.sender_sealed, c.subject_sealed, c.seq FROM case_file c ";

}  // namespace uketsuke::ledger
