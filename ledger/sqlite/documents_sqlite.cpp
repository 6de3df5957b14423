#include "ledger/sqlite/documents_sqlite.h"

#include "core/errors/failure.h"

namespace uketsuke::ledger {
namespace {

Owner owner_of(const DocumentId& document) { return {"document", document.value}; }

std::string change_place(const DocumentId& document, int version) {
  return "document_change|" + document.value + "|" + std::to_string(version);
}

DocumentState document_state_from(std::string_view text) {
  for (const DocumentState s :
       {DocumentState::Open, DocumentState::Checked, DocumentState::Keying, DocumentState::Retired})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "document state");
}

}  // namespace

std::string_view to_string(DocumentState state) {
  switch (state) {
    case DocumentState::Open: return "open";
    case DocumentState::Checked: return "checked";
    case DocumentState::Keying: return "keying";
    case DocumentState::Retired: return "retired";
  }
  return {};
}

DocumentId SqliteDocuments::add(const std::string& kind, const TemplateRef& form,
                                const std::vector<PageRegion>& regions, DocumentState state, const Change& change) {
  const DocumentId id(fresh_id());
  context_.write([&] {
    context_.db.run("INSERT INTO document VALUES(?,?,?,?,?,?,1,?)",
                    {id.value, kind, form.id, form.version, form.hash, to_string(state), context_.now()});
    add_regions(id, 1, regions);
    add_change(id, 1, kind, change);
  });
  return id;
}

void SqliteDocuments::add_regions(const DocumentId& document, int version, const std::vector<PageRegion>& regions) {
  int position = 0;
  for (const PageRegion& r : regions)
    context_.db.run(
        "INSERT INTO document_region(document, from_version, position, file, number, x, y, w, h) "
        "VALUES(?,?,?,?,?,?,?,?,?)",
        {document.value, version, ++position, r.page.file.value, r.page.number, r.rect.x, r.rect.y, r.rect.w,
         r.rect.h});
}

void SqliteDocuments::add_change(const DocumentId& document, int version, const std::string& kind,
                                 const Change& change) {
  context_.db.run("INSERT INTO document_change VALUES(?,?,?,?,?,?,?)",
                  {document.value, version, context_.now(), change.actor, change.what, kind,
                   context_.seal_text(owner_of(document), change_place(document, version), change.reason)});
}

std::vector<PageRegion> SqliteDocuments::regions_at(const DocumentId& document, int version) const {
  std::vector<PageRegion> out;
  Query q = context_.db.query(
      "SELECT file, number, x, y, w, h FROM document_region WHERE document=?1 AND from_version<=?2"
      " AND (until_version IS NULL OR until_version>?2) ORDER BY position",
      {document.value, version});
  while (q.next()) out.push_back({{ScanFileId(q.text(0)), q.number(1)}, {q.real(2), q.real(3), q.real(4), q.real(5)}});
  return out;
}

StoredDocument SqliteDocuments::get(const DocumentId& document) {
  return context_.reading<StoredDocument>([&] {
    Query q = context_.db.query(
        "SELECT kind, form_id, form_version, form_hash, state, version, created_at FROM document WHERE id=?",
        {document.value});
    if (!q.next()) throw Failure("E-LEDGER-NOTFOUND", "document");
    StoredDocument out;
    out.document = {document, q.text(0), regions_at(document, q.number(5))};
    out.form = {q.text(1), q.text(2), q.text(3)};
    out.state = document_state_from(q.text(4));
    out.version = q.number(5);
    out.created_at = q.instant(6);
    return out;
  });
}

std::vector<StoredDocument> SqliteDocuments::of_page(const PageId& page) {
  return context_.reading<std::vector<StoredDocument>>([&] {
    std::vector<StoredDocument> out;
    Query q = context_.db.query(
        "SELECT DISTINCT document FROM document_region WHERE file=? AND number=? AND until_version IS NULL "
        "ORDER BY document",
        {page.file.value, page.number});
    while (q.next()) out.push_back(get(DocumentId(q.text(0))));
    return out;
  });
}

// Takes the next version of a document that must still have the version the caller saw.
int SqliteDocuments::next_version(const DocumentId& document, int seen) {
  if (context_.db.run("UPDATE document SET version=version+1 WHERE id=? AND version=?", {document.value, seen}) == 1)
    return seen + 1;
  get(document);
  throw Failure("E-CONFLICT", "document");
}

void SqliteDocuments::set_regions(const DocumentId& document, int version, const std::vector<PageRegion>& regions,
                                  const Change& change) {
  context_.write([&] {
    const int next = next_version(document, version);
    context_.db.run("UPDATE document_region SET until_version=? WHERE document=? AND until_version IS NULL",
                    {next, document.value});
    add_regions(document, next, regions);
    add_change(document, next, get(document).document.kind, change);
  });
}

void SqliteDocuments::set_kind(const DocumentId& document, int version, const std::string& kind,
                               const TemplateRef& form, const Change& change) {
  context_.write([&] {
    const int next = next_version(document, version);
    context_.db.run("UPDATE document SET kind=?, form_id=?, form_version=?, form_hash=? WHERE id=?",
                    {kind, form.id, form.version, form.hash, document.value});
    add_change(document, next, kind, change);
  });
}

void SqliteDocuments::set_state(const DocumentId& document, int version, DocumentState state, const Change& change) {
  context_.write([&] {
    const int next = next_version(document, version);
    context_.db.run("UPDATE document SET state=? WHERE id=?", {to_string(state), document.value});
    add_change(document, next, get(document).document.kind, change);
  });
}

std::vector<DocumentChange> SqliteDocuments::history(const DocumentId& document) {
  return context_.reading<std::vector<DocumentChange>>([&] {
    std::vector<DocumentChange> out;
    Query q = context_.db.query(
        "SELECT version, at, actor, what, kind, sealed FROM document_change WHERE document=? ORDER BY "
        "version",
        {document.value});
    while (q.next()) {
      const int version = q.number(0);
      const std::string reason =
          context_.open_or_empty(owner_of(document), change_place(document, version), q.bytes(5));
      out.push_back({{q.text(2), q.text(3), reason}, q.instant(1), version, q.text(4), regions_at(document, version)});
    }
    return out;
  });
}

}  // namespace uketsuke::ledger
