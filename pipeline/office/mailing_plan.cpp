#include "pipeline/office/mailing_plan.h"

#include <algorithm>

#include "pipeline/case/case_notices.h"
#include "pipeline/mailing/cover_letter.h"
#include "pipeline/mailing/print_file.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/protection.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

struct LeftOutWords {
  LeftOut why;
  std::string_view word;
  std::string_view reason;
  std::string_view what_to_do;
};

constexpr LeftOutWords kWords[] = {
    {LeftOut::Drawing, "drawing", "作成中", {}},
    {LeftOut::Protected, "protected", "支援措置の権限が必要", {}},
    {LeftOut::Counter, "counter", "窓口でお渡しするもの", {}},
    {LeftOut::NextMailing, "next_mailing", "件数の上限を超え、次の発送になるもの", {}},
    {LeftOut::Disposed, "disposed", "案件を廃棄したもの", "もう印刷できません。「通知書」で引き抜いてください。"},
    {LeftOut::WrittenBefore, "written_before", "支援措置の対象になる前に作られたもの",
     "引き抜いてから、案件の「宛先」を選び直し、必要な通知書を作り直してください。"},
    {LeftOut::Unprintable, "unprintable", "プレビューのとおりに印刷できないもの",
     "「通知書」でこの1通のPDFを確かめてください。内容が正しければ、PDFを印刷して1通で送り、「発送済にする」とします。"
     "誤りがあるときは、引き抜いて案件を訂正してください。"},
    {LeftOut::BesideUnprintable, "beside_unprintable", "印刷できない通知書と一緒に送るもの",
     "同じ案件の印刷できない通知書を片付けると、次の発送に入ります。"},
    {LeftOut::CoverUnprintable, "cover_unprintable", "送付書を印刷できない事業主あてのもの",
     "事業所の名称と所在地を確かめてください。1通ずつ送るときは、「通知書」からPDFを印刷して「発送済にする」とします。"},
    {LeftOut::NoAddress, "no_address", "宛名のある用紙がないもの",
     "宛名のある通知書と一緒に送るか、「通知書」からPDFを印刷して宛名を付け、「発送済にする」とします。"},
    {LeftOut::TooThick, "too_thick", "どの封筒にも入らない厚さのもの",
     "「通知書」からPDFを印刷し、別の包みで送って「発送済にする」とします。"},
};

const LeftOutWords& words_of(LeftOut why) {
  return *std::find_if(std::begin(kWords), std::end(kWords), [&](const LeftOutWords& one) { return one.why == why; });
}

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

// All decisions stand under one subject of the ledger, oldest first.
constexpr const char* kEmployers = "employers";
constexpr const char* kSame = "employers.same";
constexpr const char* kApart = "employers.apart";

std::vector<EmployerDecision> employer_decisions(ledger::Store& store) {
  std::vector<EmployerDecision> out;
  for (const LedgerEntry& entry : store.audit().about(kEmployers)) {
    const auto payload = store.audit().payload(entry.sequence);
    const std::size_t gap = payload ? payload->find(' ') : std::string::npos;
    if (gap != std::string::npos) out.push_back({payload->substr(0, gap), payload->substr(gap + 1), entry.kind == kSame});
  }
  return out;
}

LeftOut left_out_for(PieceFault fault) {
  switch (fault) {
    case PieceFault::NoAddress: return LeftOut::NoAddress;
    case PieceFault::NoCover: return LeftOut::CoverUnprintable;
    default: return LeftOut::TooThick;
  }
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
      if (!chosen.empty() && !chosen.contains(notice.facts.notice.id)) continue;
      if (const auto why = reason_to_leave(notice, chosen.empty() && invited.contains(notice.facts.by_case)))
        leave(*why, notice);
      else if (items.size() == kMostLettersOfMailing)
        leave(LeftOut::NextMailing, notice);
      else
        items.push_back(item_of(std::move(notice)));
    }
    leave_unprintable(items);
    plan_.employers = join_employers(items, employer_decisions(office_.store));
    const Date today = japan_date(office_.clock().now());
    plan_.pieces = plan_pieces(std::move(items), office_.context.mailing,
                               cover_sheets(office_.context, mailing_settings(office_), today));
    leave_faulty();
    return std::move(plan_);
  }

 private:
  void leave(LeftOut why, const ledger::StoredNotice& notice, const std::string& detail = {}) {
    const Notice& letter = notice.facts.notice;
    plan_.left_out[why].push_back({letter.id, letter.kind, letter.document_number, notice.facts.by_case, detail});
  }

  std::optional<LeftOut> reason_to_leave(const ledger::StoredNotice& notice, bool invited) {
    if (notice.addressee_key.empty()) return LeftOut::Disposed;
    if (notice.pages == 0) return LeftOut::Drawing;
    if (invited && notice.facts.notice.kind != kPickUpCard &&
        notice.facts.addressee.role != ledger::AddresseeRole::Employer)
      return LeftOut::Counter;
    if (!protection_.of(notice.facts.by_case)) return {};
    if (!sees_protected(actor_)) return LeftOut::Protected;
    if (!addressed_under_protection(office_, notice)) return LeftOut::WrittenBefore;
    return {};
  }

  // One bad letter stops its own envelope, not the mailing: with it stay the letters that it belongs together with.
  void leave_unprintable(std::vector<MailItem>& items) {
    std::map<NoticeId, std::string> bad;
    for (const MailItem& item : items)
      if (const std::string fault = print_fault(item.notice, office_.context); !fault.empty())
        bad[item.notice.facts.notice.id] = fault;
    std::vector<MailItem> good;
    for (MailItem& item : items) {
      const bool beside = std::any_of(items.begin(), items.end(), [&](const MailItem& other) {
        return bad.contains(other.notice.facts.notice.id) && belong_together(item, other, office_.context.mailing);
      });
      if (const auto fault = bad.find(item.notice.facts.notice.id); fault != bad.end())
        leave(LeftOut::Unprintable, item.notice, fault->second);
      else if (beside)
        leave(LeftOut::BesideUnprintable, item.notice);
      else
        good.push_back(item);
    }
    items = std::move(good);
  }

  // The postcard may have left already: then the papers wait at the counter all the same.
  void note_invitation(const ledger::StoredNotice& notice, std::set<CaseId>& invited) {
    const CaseId& by_case = notice.facts.by_case;
    if (!asked_.insert(by_case).second) return;
    for (const ledger::StoredNotice& other : notices_of_case(office_.store, by_case))
      if (other.facts.notice.kind == kPickUpCard && other.facts.state != ledger::NoticeState::Pulled) invited.insert(by_case);
  }

  MailItem item_of(ledger::StoredNotice notice) {
    MailItem out;
    const Notice& letter = notice.facts.notice;
    out.sheets = render::sheets_of(letter, notice.pages, office_.context.notices);
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
      for (const MailItem& item : piece.items) leave(left_out_for(piece.fault), item.notice, piece.fault_detail);
    }
    std::erase_if(plan_.pieces, [](const PlannedPiece& piece) { return piece.fault != PieceFault::None; });
  }

  const Office& office_;
  const Actor& actor_;
  ProtectedCases protection_;
  std::set<CaseId> asked_;
  MailingPlan plan_;
};

}  // namespace

std::string_view to_string(LeftOut why) { return words_of(why).word; }
std::string_view reason_of(LeftOut why) { return words_of(why).reason; }
std::string_view what_to_do(LeftOut why) { return words_of(why).what_to_do; }
bool needs_person(LeftOut why) { return !what_to_do(why).empty(); }

bool ProtectedCases::of(const CaseId& id) {
  const auto [known, fresh] = known_.try_emplace(id, false);
  if (fresh) known->second = is_protected(office_, office_.store.cases().get(id));
  return known->second;
}

bool ProtectedCases::of(const ledger::MailingPiece& piece) {
  return piece.is_protected ||
         std::any_of(piece.notices.begin(), piece.notices.end(), [&](const auto& one) { return of(one.by_case); });
}

std::map<std::string, std::string> mailing_settings(const Office& office) {
  std::map<std::string, std::string> out;
  for (const ledger::Setting& setting : office.store.settings().list()) out[setting.key] = setting.value;
  return out;
}

void record_employers(ledger::Store& store, const EmployerDecision& decision, const std::string& actor) {
  store.audit().append(decision.same ? kSame : kApart, kEmployers, actor, decision.first + " " + decision.second);
}

MailingPlan plan_mailing(const Office& office, const Actor& actor, const std::set<NoticeId>& chosen) {
  return Planning(office, actor).run(chosen);
}

}  // namespace uketsuke::pipeline
