#pragma once

#include "ledger/documents.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteDocuments final : public Documents {
 public:
  explicit SqliteDocuments(Context& context) : context_(context) {}
  DocumentId add(const std::string& kind, const TemplateRef& form, const std::vector<PageRegion>& regions,
                 DocumentState state, const Change& change) override;
  StoredDocument get(const DocumentId& document) override;
  std::vector<StoredDocument> of_page(const PageId& page) override;
  void set_regions(const DocumentId& document, int version, const std::vector<PageRegion>& regions,
                   const Change& change) override;
  void set_kind(const DocumentId& document, int version, const std::string& kind, const TemplateRef& form,
                const Change& change) override;
  void set_state(const DocumentId& document, int version, DocumentState state, const Change& change) override;
  std::vector<DocumentChange> history(const DocumentId& document) override;
  std::int64_t decide(const StoredDecision& decision) override;
  StoredDecision undo(std::int64_t decision, const std::string& actor) override;
  StoredDecision decision(std::int64_t id) override;
  std::vector<StoredDecision> effective(const DocumentId& document) override;
  std::optional<StoredDecision> effective(const FieldRef& field) override;
  std::vector<StoredDecision> decisions(const FieldRef& field) override;
  std::vector<StoredDecision> decisions_by(const std::string& actor, int most) override;

 private:
  int next_version(const DocumentId& document, int seen);
  void add_regions(const DocumentId& document, int version, const std::vector<PageRegion>& regions);
  void add_change(const DocumentId& document, int version, const std::string& kind, const Change& change);
  std::vector<PageRegion> regions_at(const DocumentId& document, int version) const;
  std::vector<StoredDecision> decisions_where(const std::string& condition, std::initializer_list<Bind> binds) const;
  Context& context_;
};

}  // namespace uketsuke::ledger
