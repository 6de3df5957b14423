#include "pipeline/office/mailings.h"

#include <algorithm>
#include <set>

#include "capture/intake/decode.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/image/scale.h"
#include "pipeline/mailing/cover_letter.h"
#include "pipeline/mailing/print_file.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/mailing_papers.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/steps.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

void require_reader(const Actor& actor) { require_role(actor, {"print", "approver", "senior", "auditor"}); }
void require_mailer(const Actor& actor) { require_role(actor, {"print", "senior"}); }

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
}

std::map<std::string, std::string> settings_of(const Office& office) {
  std::map<std::string, std::string> out;
  for (const ledger::Setting& setting : office.store.settings().list()) out[setting.key] = setting.value;
  return out;
}

// Whether cases are under 支援措置 now, each asked once.
class Protection {
 public:
  explicit Protection(const Office& office) : office_(office) {}
  bool of(const CaseId& id) {
    const auto [known, fresh] = known_.try_emplace(id, false);
    if (fresh) known->second = is_protected(office_, office_.store.cases().get(id));
    return known->second;
  }
  bool of(const ledger::MailingPiece& piece) {
    return piece.is_protected ||
           std::any_of(piece.notices.begin(), piece.notices.end(), [&](const auto& one) { return of(one.by_case); });
  }

 private:
  const Office& office_;
  std::map<CaseId, bool> known_;
};

// All ready notices in no mailing, oldest first.
std::vector<ledger::StoredNotice> waiting_notices(const Office& office) {
  ledger::NoticeFilter filter;
  filter.state = ledger::NoticeState::Ready;
  filter.unmailed = true;
  ledger::Window window;
  window.limit = 500;
  std::vector<ledger::StoredNotice> out;
  do {
    auto part = office.store.notices().list(filter, window);
    std::move(part.items.begin(), part.items.end(), std::back_inserter(out));
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  std::reverse(out.begin(), out.end());
  return out;
}

class Planning {
 public:
  Planning(const Office& office, const Actor& actor) : office_(office), actor_(actor), protection_(office) {}

  /// `chosen` empty: everything that waits and is not left for the counter.
  MailingPlan run(const std::set<NoticeId>& chosen) {
    std::vector<ledger::StoredNotice> waiting = waiting_notices(office_);
    std::set<CaseId> invited;
    for (const ledger::StoredNotice& notice : waiting) note_invitation(notice, invited);
    std::vector<MailItem> items;
    for (ledger::StoredNotice& notice : waiting) {
      const NoticeId id = notice.facts.notice.id;
      if (!chosen.empty() && !chosen.contains(id)) continue;
      const bool for_counter =
          chosen.empty() && invited.contains(notice.facts.by_case) && notice.facts.notice.kind != kPickUpCard &&
          notice.facts.addressee.role != ledger::AddresseeRole::Employer;
      if (notice.pages == 0)
        leave(LeftOut::Drawing, id);
      else if (for_counter)
        leave(LeftOut::Counter, id);
      else if (protection_.of(notice.facts.by_case) && !sees_protected(actor_))
        leave(LeftOut::Protected, id);
      else if (protection_.of(notice.facts.by_case) && !addressed_under_protection(office_, notice))
        leave(LeftOut::WrittenBefore, id);
      else if (items.size() == kMostLettersOfMailing)
        leave(LeftOut::NextMailing, id);
      else
        items.push_back(item_of(std::move(notice)));
    }
    const Date today = japan_date(office_.clock().now());
    plan_.pieces = plan_pieces(std::move(items), office_.context.mailing,
                               cover_sheets(office_.context, settings_of(office_), today));
    leave_faulty();
    return std::move(plan_);
  }

 private:
  void leave(LeftOut why, const NoticeId& id) { plan_.left_out[why].push_back(id); }

  // The postcard may have left already: then the papers wait at the counter all the same.
  void note_invitation(const ledger::StoredNotice& notice, std::set<CaseId>& invited) {
    const CaseId& by_case = notice.facts.by_case;
    if (!asked_.insert(by_case).second) return;
    ledger::NoticeFilter filter;
    filter.by_case = by_case;
    ledger::Window window;
    window.limit = 500;
    for (const ledger::StoredNotice& other : office_.store.notices().list(filter, window).items)
      if (other.facts.notice.kind == kPickUpCard && other.facts.state != ledger::NoticeState::Pulled) invited.insert(by_case);
  }

  MailItem item_of(ledger::StoredNotice notice) {
    MailItem out;
    const Notice& letter = notice.facts.notice;
    out.sheets = sheets_of(letter, notice.pages, office_.context);
    out.shows_address = render::shows_address(letter, office_.context.notices);
    out.is_protected = protection_.of(notice.facts.by_case);
    out.household = household_of(notice.facts.by_case);
    out.notice = std::move(notice);
    return out;
  }

  // By its register rows or the 記号番号 that it names; a case of no household stands for itself.
  std::string household_of(const CaseId& id) {
    ledger::Register& members = office_.store.members();
    if (const auto rows = members.memberships_of_case(id); !rows.empty()) return rows.front().value.household.value;
    if (const auto own = members.households_of_case(id); !own.empty()) return own.front().value;
    const ledger::CaseSubject subject = office_.store.cases().get(id).subject;
    if (!subject.number.empty())
      if (const auto named = members.household_by_number(subject.symbol, subject.number)) return named->id.value;
    return "case " + id.value;
  }

  void leave_faulty() {
    for (const PlannedPiece& piece : plan_.pieces) {
      if (piece.fault == PieceFault::None) continue;
      for (const MailItem& item : piece.items)
        leave(piece.fault == PieceFault::NoAddress ? LeftOut::NoAddress : LeftOut::TooThick, item.notice.facts.notice.id);
    }
    std::erase_if(plan_.pieces, [](const PlannedPiece& piece) { return piece.fault != PieceFault::None; });
  }

  const Office& office_;
  const Actor& actor_;
  Protection protection_;
  std::set<CaseId> asked_;
  MailingPlan plan_;
};

MailingView view_of(const Office& office, const Actor& actor, ledger::StoredMailing stored) {
  MailingView out;
  Protection protection(office);
  for (ledger::MailingPiece& piece : stored.pieces) {
    PieceView view;
    view.is_protected = protection.of(piece);
    view.role = to_japanese(piece.addressee.role);
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
  Protection protection(office);
  for (const ledger::MailingPiece& piece : mailing.pieces) {
    if (piece.pulled_at) continue;
    for (const ledger::EnclosedNotice& one : piece.notices)
      if (protection.of(one.by_case) &&
          (!piece.is_protected || !addressed_under_protection(office, office.store.notices().get(one.notice))))
        throw Failure("E-CONFLICT", "発送物 " + std::to_string(piece.number) + ": " + kProtectedSince);
  }
}

Bytes print_file_for(const Office& office, const Actor& actor, const ledger::MailingId& id) {
  require_reader(actor);
  require_right_to(office, actor, id);
  return office.store.mailings().print_file(id);
}

}  // namespace

std::string_view to_string(LeftOut why) {
  switch (why) {
    case LeftOut::Drawing: return "drawing";
    case LeftOut::Protected: return "protected";
    case LeftOut::Counter: return "counter";
    case LeftOut::NoAddress: return "no_address";
    case LeftOut::TooThick: return "too_thick";
    case LeftOut::NextMailing: return "next_mailing";
    case LeftOut::WrittenBefore: return "written_before";
  }
  return {};
}

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
  return Planning(office, actor).run({});
}

MailingView make_mailing(const Office& office, const Actor& actor, const std::vector<NoticeId>& chosen) {
  require_mailer(actor);
  const std::set<NoticeId> only(chosen.begin(), chosen.end());
  const MailingPlan plan = Planning(office, actor).run(only);
  std::size_t letters = 0;
  for (const PlannedPiece& piece : plan.pieces) letters += piece.items.size();
  if (!only.empty() && letters != only.size()) throw Failure("E-CONFLICT", "発送できない通知書が選ばれています");
  if (letters == 0) throw Failure("E-CASE-STATE", "発送を待つ通知書がありません");
  ledger::NewMailing fresh =
      print_pieces(office.context, settings_of(office), plan.pieces, japan_date(office.clock().now()));
  fresh.made_by = actor.name();
  return view_of(office, actor, office.store.mailings().make(fresh));
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
