#include "pipeline/office/disposal_targets.h"

#include <algorithm>
#include <charconv>

#include "core/errors/failure.h"
#include "pipeline/case/case_notices.h"
#include "pipeline/case/case_records.h"
#include "pipeline/page/page_original.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {
namespace {

int years_kept(const Office& office) {
  const std::string text = setting(office.store, "retention.case_years");
  int years = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), years);
  if (error != std::errc() || end != text.data() + text.size() || years < 0)
    throw Failure("E-SETTING-MISSING", "retention.case_years");
  return years;
}

bool may_go(const Office& office, const ledger::StoredCase& stored) {
  switch (stored.file.state) {
    case CaseState::Withdrawn: return true;
    case CaseState::Approved:
    case CaseState::Notified:
    case CaseState::Completed:
    case CaseState::Delivered:
    case CaseState::Denied:
    case CaseState::Rejected: {
      const Date last = japan_date(stored.changed_at);
      const Date over = last + std::chrono::years(years_kept(office));
      // 29 February plus years is the day before 1 March of a common year.
      const Date day = over.ok() ? over : Date(over.year() / over.month() / std::chrono::last);
      return japan_date(office.clock().now()) > day;
    }
    default: return false;
  }
}

bool without_content(const ledger::Side& side) {
  if (side.settlement && (side.settlement->as == "discard" || side.settlement->as == "rescanned")) return true;
  if (!side.outcome) return false;
  switch (side.outcome->status) {
    case SideStatus::Blank:
    case SideStatus::Separator:
    case SideStatus::Header:
    case SideStatus::Duplicate: return true;
    default: return false;
  }
}

// A person of whom only this case wrote rows, none of which ever held.
bool never_registered(const Office& office, const PersonId& person, const CaseId& id) {
  const auto rows = office.store.members().history(person);
  return std::all_of(rows.begin(), rows.end(), [&](const ledger::PersonRow& row) {
    return row.recording.by_case == id && row.recording.status == ledger::RegisterStatus::Void;
  });
}

// A side that could not be decoded stands in its file's original alone, which goes with its neighbour.
void require_settled_neighbours(const Office& office, const PageId& page) {
  const auto file = office.store.originals().file(page.file);
  for (int number = 1; file && number <= file->page_count; ++number) {
    const auto other = office.store.sides().get({page.file, number});
    if (number == page.number || !other || !other->outcome || other->settlement) continue;
    if (other->outcome->status == SideStatus::Refused)
      throw Failure("E-CASE-STATE", "同じファイルの" + std::to_string(number) + "面(読込不可)が片付けられていません");
  }
}

}  // namespace

PageId side_named(const Office& office, const std::string& text) {
  const std::size_t dash = text.rfind('-');
  PageId page;
  if (dash != std::string::npos) {
    page.file = ScanFileId(text.substr(0, dash));
    const auto [end, error] = std::from_chars(text.data() + dash + 1, text.data() + text.size(), page.number);
    if (error != std::errc() || end != text.data() + text.size()) page.number = 0;
  }
  if (page.number < 1 || !office.store.sides().get(page)) throw Failure("E-LEDGER-NOTFOUND", "side");
  return page;
}

void require_disposable(const Office& office, const ledger::StoredCase& stored) {
  if (!may_go(office, stored))
    throw Failure("E-CASE-STATE", stored.file.number + " " + std::string(to_japanese(stored.file.state)));
}

void require_disposable(const Office& office, const PageId& page) {
  const auto side = office.store.sides().get(page);
  if (!side) throw Failure("E-LEDGER-NOTFOUND", "side");
  bool serves = false;
  for (const ledger::StoredDocument& document : office.store.documents().of_page(page)) {
    if (document.state == ledger::DocumentState::Retired) continue;
    for (const CaseId& id : office.store.cases().of_document(document.document.id)) {
      require_disposable(office, office.store.cases().get(id));
      serves = true;
    }
  }
  if (!serves && !without_content(*side)) throw Failure("E-CASE-STATE", "片付けられていない面です");
  require_settled_neighbours(office, page);
}

std::vector<PaperPlace> papers_of(const Office& office, const ledger::StoredCase& stored) {
  const auto records = office.store.cases().records(stored.file.id);
  const ledger::CaseRecord* filed = newest_record(records, "filing");
  if (filed == nullptr) return {};
  return {{stored.file.number, fact(filed, "box"), fact(filed, "position")}};
}

std::vector<PaperPlace> papers_of(const Office& office, const PageId& page) {
  std::vector<PaperPlace> out;
  for (const ledger::StoredDocument& document : office.store.documents().of_page(page))
    for (const CaseId& id : office.store.cases().of_document(document.document.id))
      for (PaperPlace& place : papers_of(office, office.store.cases().get(id)))
        if (std::find(out.begin(), out.end(), place) == out.end()) out.push_back(std::move(place));
  return out;
}

void destroy_side(const Office& office, const PageId& page, const std::string& actor, const std::string& reason) {
  ledger::Store& store = office.store;
  // What was decided about a document cannot be parted by sides: all of it goes.
  for (const ledger::StoredDocument& document : store.documents().of_page(page)) {
    store.review().cancel(document.document.id);
    store.upkeep().destroy_document(document.document.id, actor, reason);
  }
  const auto file = store.originals().file(page.file);
  bool kept = false;
  for (int number = 1; file && number <= file->page_count; ++number)
    kept = kept || (number != page.number && !store.upkeep().disposed({page.file, number}));
  if (kept) part_sides(store, page.file, {page.number});
  if (!store.upkeep().disposed(page)) store.upkeep().destroy_page(page, actor, reason);
  if (file && !kept) store.upkeep().destroy_file(page.file, actor, reason);
}

int destroy_case(const Office& office, const ledger::StoredCase& stored, const std::string& actor,
                 const std::string& reason) {
  ledger::Store& store = office.store;
  int sides = 0;
  const CaseId& id = stored.file.id;
  for (const DocumentId& document : stored.file.documents) {
    const auto serves = store.cases().of_document(document);
    if (std::any_of(serves.begin(), serves.end(),
                    [&](const CaseId& other) { return other != id && !may_go(office, store.cases().get(other)); }))
      continue;
    for (const PageRegion& region : store.documents().get(document).document.regions) {
      try {
        require_disposable(office, region.page);
      } catch (const Failure& failure) {
        if (failure.code() != "E-CASE-STATE") throw;
        continue;  // another document on this side is still kept
      }
      destroy_side(office, region.page, actor, reason);
      ++sides;
    }
    store.review().cancel(document);
    store.upkeep().destroy_document(document, actor, reason);
  }
  for (const ledger::StoredNotice& notice : notices_of_case(store, id))
    store.upkeep().destroy_notice(notice.facts.notice.id, actor, reason);
  for (const PersonId& person : store.members().persons_of_case(id))
    if (never_registered(office, person, id)) store.upkeep().destroy_person(person, actor, reason);
  for (const LedgerEntry& entry : store.audit().about(id.value)) store.audit().erase(entry.sequence);
  store.upkeep().destroy_case(id, actor, reason);
  return sides;
}

}  // namespace uketsuke::pipeline
