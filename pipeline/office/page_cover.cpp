#include "pipeline/office/page_cover.h"

#include <algorithm>
#include <set>

#include "pipeline/case/quarantine.h"
#include "pipeline/office/protection.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {
namespace {

// Margin round a number's cells that is painted over too: a stroke may leave its cell; about 2 mm at 300 dpi.
constexpr double kMargin_px = 24;
// Round other places: print stays inside, handwriting of an address leaves its box by little; about 1 mm.
constexpr double kSmallMargin_px = 12;

constexpr const char* kUnknownLayout =
    "支援措置の対象者がいる世帯の面で、住所・電話番号の位置が分かりません。支援措置情報の役割を持つ人が確認します";

class Covering {
 public:
  Covering(const Office& office, const PageId& page) : office_(office), page_(page) {
    if (const auto side = office.store.sides().get(page); side && side->outcome) {
      outcome_ = side->outcome;
      details_ = side_details_from_json(outcome_->details);
      reading_ = office.store.readings().latest(page);
      kind_ = office.context.kinds.find(outcome_->document_kind);
    }
  }

  PageCover run(const Actor& actor) {
    if (reading_) {
      const KindInfo* kind = office_.context.kinds.find(reading_->reading.document_kind);
      for (const FieldReading& reading : reading_->reading.fields)
        if (const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field); info && info->my_number)
          out_.numbers.push_back(reading.rect.grown(kMargin_px));
    }
    for (const HiddenPlace& hidden : details_.hidden) {
      if (hidden.what == Hidden::OwnNumber) out_.numbers.push_back(hidden.place.grown(kMargin_px));
      if (hidden.what == Hidden::Domicile || hidden.what == Hidden::ResidentCode || hidden.what == Hidden::NumberCode)
        out_.others.push_back(hidden.place.grown(kSmallMargin_px));
    }
    for (const Quarantined& one : quarantined(office_.store, page_, details_))
      if (one.state != QuarantineState::NoNumber) out_.others.push_back(one.place.grown(kSmallMargin_px));
    if (outcome_ && !sees_protected(actor) && of_protected_case()) cover_places();
    return std::move(out_);
  }

 private:
  bool of_protected_case() const {
    const auto documents = office_.store.documents().of_page(page_);
    return std::any_of(documents.begin(), documents.end(), [&](const ledger::StoredDocument& document) {
      return document.state != ledger::DocumentState::Retired && is_protected(office_, document.document.id);
    });
  }

  void cover_places() {
    switch (outcome_->status) {
      case SideStatus::Blank:
      case SideStatus::Separator:
      case SideStatus::Header: return;
      case SideStatus::Read: break;
      default: out_.refusal = kUnknownLayout; return;
    }
    if (kind_ == nullptr || !reading_)
      out_.refusal = kUnknownLayout;
    else if (kind_->id == kCardSheet)
      cover_cards();
    else
      cover_fields();
  }

  void cover_cards() {
    for (const CardOnSide& card : details_.cards)
      if (const KindInfo* kind = office_.context.kinds.find(card.kind); kind == nullptr || has_place(*kind))
        out_.others.push_back(card.place.grown(kSmallMargin_px));
    if (details_.cards.empty()) out_.refusal = kUnknownLayout;
  }

  // A field of a form was read where the template has it; a certificate's address may have been overlooked.
  void cover_fields() {
    const auto fields = place_fields();
    if (!fields || (!kind_->form && !details_.searched)) out_.refusal = kUnknownLayout;
    for (const std::string& field : fields.value_or(std::set<std::string>{})) {
      bool found = false;
      for (const FieldReading& reading : reading_->reading.fields) {
        if (reading.field != field || reading.rect.empty()) continue;
        out_.others.push_back(reading.rect.grown(kSmallMargin_px));
        found = true;
      }
      if (!found) out_.refusal = kUnknownLayout;
    }
    for (const Rect<CleanPx>& note : details_.outside) out_.others.push_back(note.grown(kSmallMargin_px));
    for (const HiddenPlace& hidden : details_.hidden)
      if (hidden.what == Hidden::Place) out_.others.push_back(hidden.place.grown(kSmallMargin_px));
  }

  // The fields of this side that tell a place; nothing for a form of which the template is gone.
  std::optional<std::set<std::string>> place_fields() const {
    std::set<std::string> out;
    if (!kind_->form) {
      for (const FieldInfo& field : kind_->fields)
        if (is_place(field.concept_id)) out.insert(field.id);
      return out;
    }
    if (!outcome_->form) return std::nullopt;
    const FormTemplate* form =
        office_.context.templates.find(outcome_->form->id, outcome_->form->version, outcome_->form_page);
    if (form == nullptr) return std::nullopt;
    for (const FieldTemplate& field : form->fields)
      if (is_place(field.concept_id) && !field.office_use) out.insert(field.id);
    return out;
  }

  static bool has_place(const KindInfo& kind) {
    return std::any_of(kind.fields.begin(), kind.fields.end(),
                       [](const FieldInfo& field) { return is_place(field.concept_id); });
  }

  const Office& office_;
  const PageId& page_;
  std::optional<ledger::SideOutcome> outcome_;
  SideDetails details_;
  std::optional<ledger::StoredReading> reading_;
  const KindInfo* kind_ = nullptr;
  PageCover out_;
};

}  // namespace

PageCover cover_of(const Office& office, const Actor& actor, const PageId& page) {
  return Covering(office, page).run(actor);
}

}  // namespace uketsuke::pipeline
