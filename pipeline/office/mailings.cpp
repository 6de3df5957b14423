#include "pipeline/office/mailings.h"

#include <algorithm>
#include <set>

#include "capture/intake/decode.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/image/scale.h"
#include "pipeline/mailing/print_file.h"
#include "pipeline/office/mailing_papers.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/steps.h"

namespace uketsuke::pipeline {
namespace {

void require_reader(const Actor& actor) { require_role(actor, {"print", "approver", "senior", "auditor"}); }
void require_mailer(const Actor& actor) { require_role(actor, {"print", "senior"}); }

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
}

MailingView view_of(const Office& office, const Actor& actor, ledger::StoredMailing stored) {
  MailingView out;
  ProtectedCases protection(office);
  for (ledger::MailingPiece& piece : stored.pieces) {
    PieceView view;
    view.is_protected = protection.of(piece);
    view.role = to_japanese(piece.addressee.role);
    view.printed_pages = printed_pages(piece);
    view.envelope = office.context.mailing.envelope(piece.envelope).label;
    view.mail_class = office.context.mailing.mail_class(piece.mail_class).label;
    if (piece.cover) view.letters.push_back(office.context.notices.find(piece.cover->kind).title);
    for (const ledger::EnclosedNotice& one : piece.notices)
      view.letters.push_back(office.context.notices.find(one.kind).title);
    if (view.is_protected && !sees_protected(actor)) {
      piece.addressee.name = piece.addressee.postal_code = piece.addressee.address = kWithheld;
      piece.cover.reset();
      out.print_file_withheld = true;
    }
    view.piece = std::move(piece);
    out.pieces.push_back(std::move(view));
  }
  stored.pieces.clear();
  out.mailing = std::move(stored);
  return out;
}

// A mailing with letters of protected households is seen and handled by those alone who may see them.
void require_right_to(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  if (view_of(office, actor, office.store.mailings().get(id)).print_file_withheld)
    throw Failure("E-AUTH-DENIED", "支援措置の対象者がいる世帯の文書が入っています");
}

// A household that came under 支援措置 since: its letters were written and joined for an address that must not be used.
void require_unprotected_since(const Office& office, const ledger::StoredMailing& mailing) {
  ProtectedCases protection(office);
  for (const ledger::MailingPiece& piece : mailing.pieces) {
    if (piece.pulled_at) continue;
    for (const ledger::EnclosedNotice& one : piece.notices)
      if (protection.of(one.by_case) &&
          (!piece.is_protected || !addressed_under_protection(office, office.store.notices().get(one.notice))))
        throw Failure("E-CONFLICT", "発送物 " + std::to_string(piece.number) + ": " + kProtectedSince);
  }
}

// Something to mail, and where letters were chosen all of them.
void require_letters(const MailingPlan& plan, std::size_t chosen) {
  std::size_t letters = 0;
  for (const PlannedPiece& piece : plan.pieces) letters += piece.items.size();
  const auto stopped = std::find_if(plan.left_out.begin(), plan.left_out.end(),
                                    [](const auto& left) { return needs_person(left.first); });
  std::string why;
  if (stopped != plan.left_out.end())
    why = "（" + stopped->second.front().document_number + "　" + std::string(reason_of(stopped->first)) + "）";
  if (letters != chosen && chosen > 0) throw Failure("E-CONFLICT", "発送できない通知書が選ばれています" + why);
  if (letters == 0) throw Failure("E-CASE-STATE", "発送できる通知書がありません" + why);
}

Bytes print_file_for(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  require_reader(actor);
  require_right_to(office, actor, id);
  return office.store.mailings().print_file(id);
}

}  // namespace

std::string_view to_japanese(ledger::AddresseeRole role) {
  switch (role) {
    case ledger::AddresseeRole::Member: return "組合員";
    case ledger::AddresseeRole::Employer: return "事業主";
    case ledger::AddresseeRole::Agent: return "代理人";
    case ledger::AddresseeRole::Heir: return "相続人";
  }
  return {};
}

MailingPlan mailing_plan(const Office& office, const Actor& actor) {
  require_reader(actor);
  return plan_mailing(office, actor, {});
}

MailingPlan decide_employers(const Office& office, const Actor& actor, const EmployerDecision& decision) {
  require_mailer(actor);
  const MailingPlan plan = plan_mailing(office, actor, {});
  const auto asked = std::find_if(plan.employers.begin(), plan.employers.end(), [&](const EmployerPair& pair) {
    return pair.first.key == decision.first && pair.second.key == decision.second;
  });
  if (asked == plan.employers.end()) throw Failure("E-LEDGER-NOTFOUND", "employers");
  record_employers(office.store, decision, actor.name());
  return plan_mailing(office, actor, {});
}

MailingView make_mailing(const Office& office, const Actor& actor, const std::vector<NoticeId>& chosen) {
  require_mailer(actor);
  const std::set<NoticeId> only(chosen.begin(), chosen.end());
  MailingPlan plan = plan_mailing(office, actor, only);
  require_letters(plan, only.size());
  ledger::NewMailing fresh =
      print_pieces(office.context, mailing_settings(office), plan.pieces, japan_date(office.clock().now()));
  fresh.made_by = actor.name();
  MailingView view = view_of(office, actor, office.store.mailings().make(fresh));
  view.left_out = std::move(plan.left_out);
  return view;
}

ledger::Listed<ledger::StoredMailing> list_mailings(const Office& office, const Actor& actor,
                                                    const ledger::Window& window) {
  require_reader(actor);
  return office.store.mailings().list(window);
}

MailingView mailing_view(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  require_reader(actor);
  log_look(office, actor, "mailing.view", id.value);
  return view_of(office, actor, office.store.mailings().get(id));
}

PictureView mailing_preview(const Office& office, const Actor& actor, const ledger::MailingId& id, int page,
                            int width_px) {
  const Bytes pdf = print_file_for(office, actor, id);
  const ledger::StoredMailing stored = office.store.mailings().get(id);
  if (page < 1 || page > stored.pages) throw Failure("E-LEDGER-NOTFOUND", "page");
  log_look(office, actor, "mailing.preview", id.value);
  const Page drawn = capture::decode_page(pdf, ScanFileId(stored.pdf_sha256), page);
  return {"image/png", encode_png(scaled_down(drawn.image, width_px))};
}

Bytes mailing_print_file(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  Bytes pdf = print_file_for(office, actor, id);
  log_look(office, actor, "mailing.print_file", id.value);
  return pdf;
}

std::string mailing_manifest_csv(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  require_reader(actor);
  log_look(office, actor, "mailing.manifest", id.value);
  return manifest_csv(view_of(office, actor, office.store.mailings().get(id)));
}

std::string mailing_manifest_json(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  require_reader(actor);
  log_look(office, actor, "mailing.manifest", id.value);
  return manifest_json(office.store.mailings().get(id));
}

std::string mailing_book(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  require_reader(actor);
  log_look(office, actor, "mailing.book", id.value);
  return mailing_book_csv(view_of(office, actor, office.store.mailings().get(id)));
}

MailingView release_mailing(const Office& office, const Actor& actor, const ledger::MailingId& id, int version) {
  require_mailer(actor);
  require_right_to(office, actor, id);
  office.store.transact([&] {
    require_unprotected_since(office, office.store.mailings().get(id));
    office.store.mailings().release(id, version, actor.name());
    std::set<CaseId> cases;
    for (const ledger::MailingPiece& piece : office.store.mailings().get(id).pieces)
      for (const ledger::EnclosedNotice& one : piece.notices)
        if (!piece.pulled_at) cases.insert(one.by_case);
    for (const CaseId& by_case : cases) end_if_done(office, by_case, actor.name());
  });
  return view_of(office, actor, office.store.mailings().get(id));
}

MailingView pull_from_mailing(const Office& office, const Actor& actor, const ledger::MailingId& id,
                              const NoticeId& notice, int version, const std::string& reason) {
  require_mailer(actor);
  require_right_to(office, actor, id);
  require_reason(reason);
  office.store.transact([&] {
    office.store.mailings().pull(id, notice, version, actor.name(), reason);
    end_if_done(office, office.store.notices().get(notice).facts.by_case, actor.name());
  });
  return view_of(office, actor, office.store.mailings().get(id));
}

MailingView cancel_mailing(const Office& office, const Actor& actor, const ledger::MailingId& id, int version,
                           const std::string& reason) {
  require_mailer(actor);
  require_right_to(office, actor, id);
  require_reason(reason);
  office.store.mailings().cancel(id, version, actor.name(), reason);
  return view_of(office, actor, office.store.mailings().get(id));
}

void pull_wherever_it_is(ledger::Store& store, const NoticeId& id, const std::string& actor, const std::string& reason) {
  const ledger::StoredNotice notice = store.notices().get(id);
  if (notice.mailing.empty()) return store.notices().pull(id, notice.version, actor, reason);
  const ledger::MailingId mailing(notice.mailing);
  store.mailings().pull(mailing, id, store.mailings().get(mailing).version, actor, reason);
}

}  // namespace uketsuke::pipeline
