#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "capture/intake/decode.h"
#include "core/crypto/hash.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/mailings.h"
#include "render/notice/notice_renderer.h"
#include "tests/failure_code.h"
#include "tests/pipeline/procedure_case.h"

namespace uketsuke::pipeline {

using ledger::NoticeState;
using test::code_of;

/// The household of two, letters of whose cases are drawn and mailed.
class MailingOffice : public Procedures {
 protected:
  static constexpr const char* kEmployer = "見本工務店";
  static constexpr const char* kWorkplace = "東京都千代田区霞が関1-3-2";

  /// Draws the letters that have no PDF, as the render job does.
  void draw() {
    ledger::NoticeFilter filter;
    filter.without_pdf = true;
    for (const ledger::StoredNotice& one : store_->notices().list(filter, {{}, 500}).items) {
      const Bytes pdf = render::render_notice(one.facts.notice, context().notices);
      int pages = 0;
      while (page_of(pdf, pages + 1)) ++pages;
      store_->notices().attach_pdf(one.facts.notice.id, pdf, pages);
    }
  }
  static std::optional<Image> page_of(const Bytes& pdf, int page) {
    try {
      return capture::decode_page(pdf, ScanFileId(sha256_hex(pdf)), page).image;
    } catch (const Failure&) {
      return std::nullopt;
    }
  }
  static bool same(const Image& a, const Image& b) {
    return a.width() == b.width() && a.height() == b.height() && a.byte_count() == b.byte_count() &&
           std::equal(a.row(0), a.row(0) + a.byte_count(), b.row(0));
  }
  static bool is_empty(const Image& page) {
    return std::all_of(page.row(0), page.row(0) + page.byte_count(), [](std::uint8_t value) { return value == 255; });
  }
  /// The loss of 花子's membership, approved, told to the employer.
  CaseId her_loss() {
    const CaseId id = take(loss("2026-11-24"));
    tell_employer(id);
    approve(id);
    return id;
  }
  /// 太郎's, who leaves his work.
  CaseId his_loss(const char* employer = kEmployer, const char* address = kWorkplace) {
    Paper form = death_of_head("2026-11-25");
    for (FieldReading& r : form.fields)
      if (r.field == "loss_reason") r.value = "left_work";
    const CaseId id = take(form);
    tell_employer(id, employer, address);
    approve(id);
    return id;
  }
  void tell_employer(const CaseId& id, const char* name = kEmployer, const char* address = kWorkplace) {
    record(id, reviewer_, "employer", {{"name", name}, {"postal_code", "1000013"}, {"address", address}});
  }
  MailingView make(const std::vector<NoticeId>& chosen = {}) { return make_mailing(office(), printer_, chosen); }
  NoticeState state_of(const NoticeId& id) { return store_->notices().get(id).facts.state; }
  const PieceView* piece_to(const MailingView& view, ledger::AddresseeRole role) {
    for (const PieceView& piece : view.pieces)
      if (piece.piece.addressee.role == role) return &piece;
    ADD_FAILURE() << "no piece to " << to_japanese(role);
    return &view.pieces.front();
  }
  void protect_her() {
    const PersonId her = membership(2, "2026-11-16").person;
    ledger::Person covered = person(2, "2026-11-16");
    covered.more["person.protected"] = "yes";
    store_->members().revise_person(
        her, covered, {CaseId("earlier"), "sen", date_from_iso("2026-11-16"), {}, ledger::RegisterStatus::Final});
  }
};

}  // namespace uketsuke::pipeline
