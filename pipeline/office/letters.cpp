#include "pipeline/office/letters.h"

#include <algorithm>

#include "capture/intake/decode.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/image/scale.h"
#include "pipeline/case/case_notices.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/intake/count_sides.h"
#include "pipeline/notices/issue.h"
#include "pipeline/notices/notice_facts.h"
#include "pipeline/office/case_view.h"
#include "pipeline/office/protection.h"
#include "pipeline/settings/association.h"
#include "pipeline/worker/jobs.h"
#include "validate/rules/days.h"
#include "render/notice/notice_renderer.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kDefects = "hosei_irai";
constexpr const char* kPapers = "shorui_irai";
constexpr const char* kCards = "henno_saisoku";
constexpr const char* kWithdrawn = "torisage_kakunin";

std::vector<ledger::StoredNotice> sent(const Office& office, const CaseId& id, const std::string& kind) {
  std::vector<ledger::StoredNotice> out = notices_of_case(office.store, id);
  std::erase_if(out, [&](const ledger::StoredNotice& notice) { return notice.facts.notice.kind != kind; });
  return out;
}

class Sending {
 public:
  Sending(const Office& office, const Actor& actor, const CaseId& id, const LetterOrder& order)
      : office_(office), actor_(actor), stored_(office.store.cases().get(id)), order_(order) {
    today_ = japan_date(office.clock().now());
  }

  void run() {
    compose();
    for (const std::string& kind : asked_)
      office_.store.cases().set_attachment(stored_.file.id, kind, "requested", {actor_.name(), "requested", {}});
    issue();
  }

  /// As it would be printed now, without a number.
  Notice draft() {
    compose();
    return draft_letter(office_.store, office_.context, stored_.file.id, letter_, today_);
  }

 private:
  void compose() {
    letter_.kind = order_.kind;
    if (order_.kind == kDefects)
      ask_for_corrections();
    else if (order_.kind == kPapers)
      ask_for_papers();
    else if (order_.kind == kCards)
      ask_for_cards();
    else if (order_.kind == kWithdrawn)
      confirm_withdrawal();
    else if (order_.kind == kPickUpCard)
      invite_to_counter();
    else
      throw Failure("E-INPUT-VALUE", "文書の種類");
  }

  void require(bool right_state) const {
    if (!right_state) throw Failure("E-CASE-STATE", std::string(to_japanese(stored_.file.state)));
  }

  Date reply_by() const {
    if (order_.reply_by) return *order_.reply_by;
    const int days = std::stoi(setting(office_.store, "notice.reply_days"));
    return validate::last_day_to_notify(today_, days, holidays(office_.store));
  }

  void take_rows(const char* table, std::initializer_list<const char*> needed) {
    if (order_.rows.empty()) throw Failure("E-INPUT-VALUE", "お願いする事項を1件以上入力してください");
    for (const NoticeRow& row : order_.rows)
      for (const char* column : needed)
        if (const auto value = row.find(column); value == row.end() || value->second.empty())
          throw Failure("E-INPUT-VALUE", column);
    letter_.tables[table] = order_.rows;
    letter_.variables["notice.reply_by"] = to_iso(reply_by());
  }

  void ask_for_corrections() {
    require(!is_settled(stored_.file.state));
    take_rows("defects", {"defect.document", "defect.item", "defect.text"});
  }

  void ask_for_papers() {
    require(!is_settled(stored_.file.state));
    take_rows("documents", {"defect.document", "defect.text"});
    for (NoticeRow& row : letter_.tables["documents"]) {
      const std::string kind = row.at("defect.document");
      const KindInfo* info = office_.context.kinds.find(kind);
      if (info == nullptr || info->form) throw Failure("E-INPUT-VALUE", "書類の種類");
      row["defect.document"] = info->label;
      if (row["person.name"].empty()) row["person.name"] = "世帯全員";
      asked_.push_back(kind);
    }
  }

  // The certificates of everybody whom the case let go and that are still out.
  void ask_for_cards() {
    require(is_settled(stored_.file.state));
    for (const ledger::MembershipRow& row : office_.store.members().memberships_of_case(stored_.file.id)) {
      const auto person = office_.store.members().person(row.value.person, {today_, {}});
      for (const auto& card : office_.store.members().unreturned_certificates(row.value.person, {today_, {}}))
        letter_.tables["cards"].push_back(
            card_row(office_.context, row.value, person ? person->value.name : "", card.value));
    }
    if (letter_.tables["cards"].empty()) throw Failure("E-CASE-STATE", "返していただく証がありません");
    letter_.variables["notice.reply_by"] = to_iso(reply_by());
    for (const ledger::StoredNotice& told : sent(office_, stored_.file.id, "shikaku_soshitsu_tsuchi"))
      letter_.variables["notice.first_asked_on"] = told.facts.notice.issued_on;
  }

  void confirm_withdrawal() {
    require(stored_.file.state == CaseState::Withdrawn);
    letter_.variables["application.withdrawn_on"] = to_iso(japan_date(stored_.changed_at));
    letter_.variables["notice.reason"] = order_.reason;
    letter_.tables["documents"] = order_.rows;
  }

  // An open card: nothing of it may show where a protected household lives.
  void invite_to_counter() {
    require(stored_.file.state == CaseState::Approved);
    if (is_protected(office_, stored_))
      throw Failure("E-CASE-STATE", "支援措置の対象者がいる世帯にはがきは送れません");
    letter_.variables["notice.reply_by"] = to_iso(reply_by());
  }

  void issue() {
    const auto before = sent(office_, stored_.file.id, order_.kind);
    const bool waiting = std::any_of(before.begin(), before.end(), [&](const ledger::StoredNotice& one) {
      return one.facts.state == ledger::NoticeState::Ready && one.facts.notice.tables == letter_.tables;
    });
    if (waiting) return;
    ledger::CaseRecord record;
    record.kind = "letter";
    record.facts = {{"letter", office_.context.notices.find(order_.kind).title}};
    if (const auto due = letter_.variables.find("notice.reply_by"); due != letter_.variables.end())
      record.facts["reply_by"] = due->second;
    const auto kept = office_.store.cases().add_record(stored_.file.id, actor_.name(), record);
    issue_letter(office_.store, office_.context, stored_.file.id, letter_, static_cast<int>(before.size()) + 1,
                 kept.sequence, today_);
    queue_letters(office_, stored_.file.id);
  }

  const Office& office_;
  const Actor& actor_;
  ledger::StoredCase stored_;
  const LetterOrder& order_;
  Date today_{};
  Letter letter_;
  std::vector<std::string> asked_;  // kinds of certificates that the letter asks for
};

}  // namespace

std::vector<CaseActionView> letter_choices(const Actor& actor, CaseState state) {
  const bool role = actor.user.has("reviewer") || actor.user.has("senior");
  const auto entry = [&](const char* kind, bool right_state) {
    const char* why = !role ? "権限がありません" : !right_state ? "この状態ではできません" : "";
    return CaseActionView{kind, *why == 0, why};
  };
  return {entry(kDefects, !is_settled(state)), entry(kPapers, !is_settled(state)), entry(kCards, is_settled(state)),
          entry(kWithdrawn, state == CaseState::Withdrawn), entry(kPickUpCard, state == CaseState::Approved)};
}

std::vector<Bytes> preview_letter(const Office& office, const Actor& actor, const CaseId& id, const LetterOrder& order,
                                  int width_px) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  const Bytes pdf = render::render_notice(Sending(office, actor, id, order).draft(), office.context.notices);
  log_look(office, actor, "letter.preview", order.kind, id);
  const ScanFileId file(sha256_hex(pdf));
  std::vector<Bytes> pages;
  for (int page = 1, last = count_sides(pdf, file); page <= last; ++page)
    pages.push_back(encode_png(scaled_down(capture::decode_page(pdf, file, page).image, width_px)));
  return pages;
}

CaseView send_letter(const Office& office, const Actor& actor, const CaseId& id, const LetterOrder& order) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  office.store.transact([&] {
    Sending(office, actor, id, order).run();
    revalidate(office.store, office.context, id, actor.name());
  });
  return case_view(office, actor, id);
}

void queue_letters(const Office& office, const CaseId& id) {
  ledger::NewJob render;
  render.kind = kRenderJob;
  render.subject = id.value;
  render.priority = 2;
  render.once_key = "render/" + id.value;
  office.store.jobs().add(render);
}

}  // namespace uketsuke::pipeline
