#include <set>

#include "core/errors/failure.h"
#include "ledger/codec/records.h"
#include "ledger/seal/destroyed_keys.h"
#include "ledger/side_copy.h"
#include "ledger/sqlite/originals_sqlite.h"
#include "ledger/sqlite/packs_sqlite.h"
#include "ledger/sqlite/upkeep_sqlite.h"

// Disposal (廃棄): keys are destroyed, index rows go, files that nobody can open any more are removed. What
// stays is the trail: that it was there, who worked on it, who disposed of it and why.
namespace uketsuke::ledger {

void SqliteUpkeep::dispose(const std::string& kind, const std::string& subject, const std::string& actor,
                           const std::string& reason, const std::vector<Owner>& owners,
                           const std::function<void()>& more) {
  std::vector<std::string> packs;
  context_.write([&] {
    for (const Owner& owner : owners) {
      Query q = context_.db.query("SELECT id FROM pack WHERE owner_kind=? AND owner_id=?", {owner.kind, owner.id});
      while (q.next()) packs.push_back(q.text(0));
    }
    for (const Owner& owner : owners) context_.keys.destroy(owner, context_.now());
    if (more) more();
    audit_.append(kind, subject, actor, reason);
  });
  // The overwritten keys must leave the write-ahead log too.
  context_.checkpoint();
  list_destroyed(context_.reading<std::vector<Owner>>([&] { return context_.keys.take_destroyed(); }));
  for (const std::string& pack : packs) context_.files.remove_durably(pack_path(context_, pack));
}

void SqliteUpkeep::list_destroyed(const std::vector<Owner>& owners) {
  if (owners.empty()) return;
  DestroyedKeys list(context_.files, destroyed_keys_beside(context_.options.head_file, context_.data_id));
  std::set<std::string> names;
  for (const Owner& owner : owners) names.insert(owner.kind + " " + owner.id);
  list.add(names);
}

void SqliteUpkeep::list_all_destroyed() {
  list_destroyed(context_.reading<std::vector<Owner>>([&] {
    std::vector<Owner> out;
    // What names another one as parent goes with it.
    Query q = context_.db.query("SELECT kind, id FROM object_key WHERE destroyed_at IS NOT NULL AND parent=''");
    while (q.next()) out.push_back({q.text(0), q.text(1)});
    return out;
  }));
}

// Whether the original is needed by no other side: each is disposed of, or has its own copy.
bool SqliteUpkeep::all_others_apart(const PageId& page) {
  const auto known = originals_.file(page.file);
  if (!known || known->page_count < 2) return false;
  for (int number = 1; number <= known->page_count; ++number) {
    const PageId other{page.file, number};
    if (number == page.number || disposed(other)) continue;
    const bool copied = context_.reading<bool>([&] {
      return context_.db
          .query("SELECT 1 FROM pack p JOIN blob b ON b.pack=p.id WHERE p.owner_kind='page' AND p.owner_id=? AND b.name=?",
                 {owner_of(other).id, kSideCopy})
          .next();
    });
    if (!copied) return false;
  }
  return true;
}

void SqliteUpkeep::destroy_page(const PageId& page, const std::string& actor, const std::string& reason) {
  // A side of which nothing was derived gets a key as well: that it is destroyed says that the side is gone.
  if (!disposed(page)) context_.write([&] { context_.keys.need(owner_of(page), context_.now()); });
  const bool with_original = all_others_apart(page);
  std::vector<Owner> owners{owner_of(page)};
  if (with_original) owners.push_back({"file", page.file.value});
  dispose("disposed.page", owner_of(page).id, actor, reason, owners, [&] {
    context_.db.run("DELETE FROM side_key WHERE file=? AND number=?", {page.file.value, page.number});
  });
  if (!with_original) return;
  const FileLock lock(originals_lock(context_));
  context_.files.remove_durably(original_path(context_, page.file));
}

bool SqliteUpkeep::disposed(const PageId& page) {
  return context_.reading<bool>([&] {
    const Owner owner = owner_of(page);
    return context_.db
        .query("SELECT 1 FROM object_key WHERE destroyed_at IS NOT NULL AND kind=? AND id=?", {owner.kind, owner.id})
        .next();
  });
}

void SqliteUpkeep::destroy_file(const ScanFileId& file, const std::string& actor, const std::string& reason) {
  std::vector<Owner> owners{{"file", file.value}};
  const auto known = originals_.file(file);
  if (!known) throw Failure("E-LEDGER-NOTFOUND", "original");
  for (int number = 1; number <= known->page_count; ++number) owners.push_back(owner_of(PageId{file, number}));
  dispose("disposed.file", file.value, actor, reason, owners,
          [&] { context_.db.run("DELETE FROM side_key WHERE file=?", {file.value}); });
  const FileLock lock(originals_lock(context_));
  context_.files.remove_durably(original_path(context_, file));
}

void SqliteUpkeep::destroy_document(const DocumentId& document, const std::string& actor, const std::string& reason) {
  dispose("disposed.document", document.value, actor, reason, {{"document", document.value}});
}

void SqliteUpkeep::destroy_case(const CaseId& id, const std::string& actor, const std::string& reason) {
  dispose("disposed.case", id.value, actor, reason, {{"case", id.value}},
          [&] { context_.db.run("DELETE FROM case_key WHERE case_id=?", {id.value}); });
}

void SqliteUpkeep::destroy_person(const PersonId& id, const std::string& actor, const std::string& reason) {
  std::vector<Owner> owners{{"person", id.value}};
  std::vector<std::string> tokens;
  for (const PersonRow& row : members_.history(id))
    if (!row.value.number_token.empty()) tokens.push_back(row.value.number_token);
  // A number that another person's rows refer to as well (a double record) is still needed.
  std::erase_if(tokens, [&](const std::string& token) {
    return context_.reading<bool>([&] {
      return context_.db
          .query("SELECT 1 FROM register_key WHERE kind='person_number' AND digest=? AND person<>?",
                 {context_.blind("person_number", token), id.value})
          .next();
    });
  });
  for (const std::string& token : tokens) owners.push_back({"number", token});
  dispose("disposed.person", id.value, actor, reason, owners, [&] {
    context_.db.run("DELETE FROM register_key WHERE person=?", {id.value});
    for (const std::string& token : tokens) context_.db.run("UPDATE vault SET digest=NULL WHERE token=?", {token});
  });
}

void SqliteUpkeep::destroy_notice(const NoticeId& id, const std::string& actor, const std::string& reason) {
  // Its copies in print files, and its addressee on their pieces, go with it; other notices keep PDFs of their own.
  std::vector<Owner> owners{{"notice", id.value}};
  context_.read([&] {
    Query q = context_.db.query("SELECT mailing, piece FROM mailing_notice WHERE notice=?", {id.value});
    while (q.next()) {
      owners.push_back({"mailing", q.text(0)});
      owners.push_back({"piece", q.text(0) + "/" + std::to_string(q.number(1))});
    }
  });
  dispose("disposed.notice", id.value, actor, reason, owners);
}

}  // namespace uketsuke::ledger
