#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/assemble/assemble_job.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/office/answers.h"
#include "pipeline/office/documents.h"
#include "pipeline/office/pages.h"
#include "pipeline/page/job_options.h"
#include "pipeline/page/side_details.h"
#include "pipeline/worker/jobs.h"

namespace uketsuke::pipeline {
namespace {

std::vector<ledger::StoredDocument> live_documents(const Office& office, const PageId& page) {
  std::vector<ledger::StoredDocument> out;
  for (ledger::StoredDocument& document : office.store.documents().of_page(page))
    if (document.state != ledger::DocumentState::Retired) out.push_back(std::move(document));
  return out;
}

CaseId new_case(const Office& office, const Actor& actor, const std::string& procedure, const PageId& page) {
  ledger::NewCase fresh;
  fresh.procedure = procedure;
  fresh.received_on = japan_date(office.clock().now());
  if (const auto side = office.store.sides().get(page)) {
    const ledger::BatchState batch = office.store.batches().get(side->batch);
    fresh.received_on = batch.facts.received_on.value_or(japan_date(batch.created_at));
    fresh.sender = batch.facts.sender;
    fresh.batch = batch.id;
  }
  const ledger::StoredCase made = office.store.cases().add(fresh, {actor.name(), "created", {}});
  office.store.cases().move(made.file.id, made.version, CaseState::Checking, {actor.name(), "created", {}});
  return made.file.id;
}

void require_open(const Office& office, const CaseId& id) {
  const CaseState state = office.store.cases().get(id).file.state;
  if (state != CaseState::Received && state != CaseState::Checking && state != CaseState::Examining)
    throw Failure("E-CASE-STATE", std::string(to_japanese(state)));
}

void retire(const Office& office, const ledger::StoredDocument& document, const ledger::Change& change) {
  office.store.review().cancel(document.document.id);
  const auto now = office.store.documents().get(document.document.id);
  office.store.documents().set_state(now.document.id, now.version, ledger::DocumentState::Retired, change);
}

void revalidate_all(const Office& office, const std::vector<CaseId>& cases, const std::string& actor) {
  for (const CaseId& id : cases) revalidate(office.store, office.context, id, actor);
}

// A side that nobody could name is settled once a person has put it where it belongs.
void settle_keyed(const Office& office, const PageId& page, const ledger::Change& change) {
  const auto side = office.store.sides().get(page);
  if (side && side->outcome && !side->settlement && needs_a_person(side->outcome->status))
    office.store.sides().settle(page, {"keyed", change.actor, change.reason, {}, {}});
}

const KindInfo& known_kind(const Office& office, const std::string& kind) {
  const KindInfo* info = office.context.kinds.find(kind);
  if (info == nullptr) throw Failure("E-INPUT-VALUE", "文書の種類");
  return *info;
}

}  // namespace

DocumentView set_page_kind(const Office& office, const Actor& actor, const PageId& page, const std::string& kind,
                           const std::optional<CaseId>& by_case, const std::string& reason) {
  require_role(actor, {"reviewer"});
  const KindInfo& info = known_kind(office, kind);
  DocumentId id;
  office.store.transact([&] {
    const ledger::Change change{actor.name(), "kind_set", reason};
    const auto documents = live_documents(office, page);
    const FormTemplate* form = office.context.templates.newest(kind);
    const TemplateRef ref = form == nullptr ? TemplateRef{} : form->ref;
    if (documents.empty()) {
      id = office.store.documents().add(kind, ref, {{page, {}}}, ledger::DocumentState::Keying, change);
    } else {
      id = documents.front().document.id;
      require_open_cases(office, id);
      office.store.documents().set_kind(id, documents.front().version, kind, ref, change);
      const auto now = office.store.documents().get(id);
      office.store.documents().set_state(id, now.version, ledger::DocumentState::Keying, change);
    }
    std::vector<CaseId> cases = office.store.cases().of_document(id);
    if (by_case) {
      require_open(office, *by_case);
      if (std::find(cases.begin(), cases.end(), *by_case) == cases.end()) {
        for (const CaseId& old : cases) office.store.cases().unlink(old, id, change);
        office.store.cases().link(*by_case, id, change);
        cases.push_back(*by_case);
      }
    } else if (cases.empty() && !info.procedure.empty()) {
      cases.push_back(new_case(office, actor, info.procedure, page));
      office.store.cases().link(cases.back(), id, change);
    }
    settle_keyed(office, page, change);
    revalidate_all(office, cases, actor.name());
  });
  return document_view(office, actor, id);
}

void move_page(const Office& office, const Actor& actor, const PageId& page, const std::optional<CaseId>& by_case,
               const std::string& reason) {
  require_role(actor, {"reviewer"});
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  office.store.transact([&] {
    const ledger::Change change{actor.name(), "moved", reason};
    const auto documents = live_documents(office, page);
    if (documents.empty()) throw Failure("E-LEDGER-NOTFOUND", "document");
    std::vector<CaseId> touched;
    std::optional<CaseId> target = by_case;
    for (const ledger::StoredDocument& document : documents) {
      require_open_cases(office, document.document.id);
      for (const CaseId& old : office.store.cases().of_document(document.document.id)) {
        office.store.cases().unlink(old, document.document.id, change);
        touched.push_back(old);
      }
      if (!target) {
        const KindInfo* info = office.context.kinds.find(document.document.kind);
        const std::string procedure = info != nullptr && !info->procedure.empty() ? info->procedure
                                      : touched.empty()                           ? std::string()
                                                        : office.store.cases().get(touched.front()).file.procedure;
        if (procedure.empty()) throw Failure("E-INPUT-VALUE", "移す先の案件を選んでください");
        target = new_case(office, actor, procedure, page);
      }
      require_open(office, *target);
      office.store.cases().link(*target, document.document.id, change);
    }
    touched.push_back(*target);
    revalidate_all(office, touched, actor.name());
  });
}

void cut_page(const Office& office, const Actor& actor, const PageId& page, const std::vector<CutPart>& parts,
              const std::string& reason) {
  require_role(actor, {"reviewer"});
  if (parts.empty()) throw Failure("E-INPUT-VALUE", "切り分ける範囲を指定してください");
  const auto side = office.store.sides().get(page);
  if (!side || !side->outcome) throw Failure("E-LEDGER-NOTFOUND", "page");
  const SideDetails details = side_details_from_json(side->outcome->details);
  office.store.transact([&] {
    const ledger::Change change{actor.name(), "cut", reason};
    std::vector<CaseId> touched;
    for (const ledger::StoredDocument& document : live_documents(office, page)) {
      require_open_cases(office, document.document.id);
      for (const CaseId& old : office.store.cases().of_document(document.document.id)) {
        office.store.cases().unlink(old, document.document.id, change);
        touched.push_back(old);
      }
      retire(office, document, change);
    }
    for (const CutPart& part : parts) {
      known_kind(office, part.kind);
      const FormTemplate* form = office.context.templates.newest(part.kind);
      const DocumentId id =
          office.store.documents().add(part.kind, form == nullptr ? TemplateRef{} : form->ref,
                                       {{page, details.to_scan(part.rect)}}, ledger::DocumentState::Keying, change);
      const std::optional<CaseId> target = part.by_case      ? part.by_case
                                           : touched.empty() ? std::nullopt
                                                             : std::optional(touched.front());
      if (!target) continue;
      require_open(office, *target);
      office.store.cases().link(*target, id, change);
      if (part.by_case) touched.push_back(*part.by_case);
    }
    settle_keyed(office, page, change);
    revalidate_all(office, touched, actor.name());
  });
}

void join_page(const Office& office, const Actor& actor, const PageId& page, const DocumentId& document, int position,
               const std::string& reason) {
  require_role(actor, {"reviewer"});
  office.store.transact([&] {
    const ledger::Change change{actor.name(), "joined", reason};
    require_open_cases(office, document);
    std::vector<CaseId> touched = office.store.cases().of_document(document);
    for (const ledger::StoredDocument& old : live_documents(office, page)) {
      if (old.document.id == document) throw Failure("E-INPUT-VALUE", "既にこの文書の面です");
      if (old.document.regions.size() > 1) throw Failure("E-CASE-STATE", "複数の面を持つ文書の一部です");
      require_open_cases(office, old.document.id);
      for (const CaseId& by_case : office.store.cases().of_document(old.document.id)) {
        office.store.cases().unlink(by_case, old.document.id, change);
        touched.push_back(by_case);
      }
      retire(office, old, change);
    }
    const ledger::StoredDocument target = office.store.documents().get(document);
    std::vector<PageRegion> regions = target.document.regions;
    const auto at = std::clamp(static_cast<std::size_t>(std::max(1, position)) - 1, std::size_t{0}, regions.size());
    regions.insert(regions.begin() + static_cast<std::ptrdiff_t>(at), PageRegion{page, {}});
    office.store.documents().set_regions(document, target.version, regions, change);
    settle_readings(office.store, office.context, office.store.documents().get(document), office.clock().now());
    settle_keyed(office, page, change);
    revalidate_all(office, touched, actor.name());
  });
}

DocumentView attach_document(const Office& office, const Actor& actor, const DocumentId& document,
                             const CaseId& by_case, const std::string& reason) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, document);
  require_duty(office, actor, by_case);
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  const ledger::StoredDocument stored = office.store.documents().get(document);
  const KindInfo* kind = office.context.kinds.find(stored.document.kind);
  if (stored.state == ledger::DocumentState::Retired || kind == nullptr)
    throw Failure("E-CASE-STATE", "種類を決めてから付けてください");
  // A 届書 is what its case decides about: a second case needs a 届書 of its own.
  if (kind->form) throw Failure("E-INPUT-VALUE", "届書は1つの案件にだけ付けられます");
  require_open(office, by_case);
  const auto cases = office.store.cases().of_document(document);
  if (std::find(cases.begin(), cases.end(), by_case) != cases.end())
    throw Failure("E-INPUT-VALUE", "既にこの案件に付いています");
  office.store.transact([&] {
    office.store.cases().link(by_case, document, {actor.name(), "linked", reason});
    revalidate_all(office, {by_case}, actor.name());
  });
  return document_view(office, actor, document);
}

DocumentView detach_document(const Office& office, const Actor& actor, const DocumentId& document,
                             const CaseId& by_case, const std::string& reason) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, by_case);
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
  const auto cases = office.store.cases().of_document(document);
  if (std::find(cases.begin(), cases.end(), by_case) == cases.end()) throw Failure("E-LEDGER-NOTFOUND", "document");
  if (cases.size() < 2) throw Failure("E-INPUT-VALUE", "ほかの案件に付いていない書類は外せません");
  require_open(office, by_case);
  office.store.transact([&] {
    office.store.cases().unlink(by_case, document, {actor.name(), "unlinked", reason});
    revalidate_all(office, {by_case}, actor.name());
  });
  return document_view(office, actor, document);
}

void reread_page(const Office& office, const Actor& actor, const PageId& page, int turn_deg) {
  require_role(actor, {"reviewer"});
  if (turn_deg != -1 && turn_deg != 0 && turn_deg != 90 && turn_deg != 180 && turn_deg != 270)
    throw Failure("E-INPUT-VALUE", "回転は0・90・180・270度です");
  for (const ledger::StoredDocument& document : live_documents(office, page))
    require_open_cases(office, document.document.id);
  ledger::NewJob job;
  job.kind = kPageJob;
  job.page = page;
  job.priority = 5;  // a person waits for it
  job.options = to_json(PageWish{turn_deg});
  job.once_key = "page/" + page.file.value + "/" + std::to_string(page.number);
  office.store.jobs().add(job);
}

}  // namespace uketsuke::pipeline
