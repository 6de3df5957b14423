#include "pipeline/page/page_pipeline.h"

#include <optional>

#include "capture/cards/find_cards.h"
#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "core/crypto/hash.h"
#include "core/numbers/number_search.h"
#include "ocr/crop/read_crop.h"
#include "ocr/documents/read_document.h"
#include "ocr/engines.h"
#include "ocr/form/form_reader.h"
#include "ocr/form/outside_writing.h"
#include "pipeline/page/card_side.h"
#include "pipeline/page/masking_sink.h"
#include "pipeline/page/readings_sheet.h"
#include "pipeline/page/registration.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

// Changes whenever the way of a page changes its results without an engine or template changing.
constexpr const char* kPipelineVersion = "page-4";

/// Share of the print on outlined cards from which a side is looked at as a side of cards first. A certificate's tables
/// seldom have a card's proportions, and its heading stands outside them.
constexpr double kMostlyCards = 0.8;

SideDetails details_of(const CleanPage& clean, const Identification& identification) {
  SideDetails d;
  const CleanupReport& report = clean.report;
  d.rotation_deg = report.rotation_deg;
  d.skew_deg = report.skew_deg;
  d.contrast = report.contrast;
  d.sharpness = report.sharpness;
  d.ink_share = report.ink_share;
  d.missing_corners = report.missing_corners;
  d.dpi_x = report.dpi.x;
  d.dpi_y = report.dpi.y;
  d.rescan = clean.quality.rescan;
  d.reasons = clean.quality.reasons;
  d.clean_width_px = clean.grey.width();
  d.clean_height_px = clean.grey.height();
  d.to_scan = clean.to_scan;
  d.kind = identification.kind;
  d.code = identification.code;
  d.detail = identification.detail;
  if (identification.form) {
    d.residual_mm = identification.form->residual_mm;
    d.fiducials_used = identification.form->fiducials_used;
  }
  return d;
}

SideStatus status_of_sheet(PageKind kind) {
  switch (kind) {
    case PageKind::Blank: return SideStatus::Blank;
    case PageKind::Separator: return SideStatus::Separator;
    case PageKind::Header:
    case PageKind::Slip: return SideStatus::Header;
    case PageKind::Form:
    case PageKind::WrongVersion:
    case PageKind::Unknown: return SideStatus::Unidentified;
  }
  return SideStatus::Unidentified;
}

// Where 個人番号 stand on the clean page, as far as it is known.
std::vector<Rect<CleanPx>> number_places(const PageOutcome& page, const KindCatalogue& kinds, const FormTemplate* form,
                                         const Identification& identification) {
  std::vector<Rect<CleanPx>> places;
  if (form != nullptr)
    for (const FieldTemplate& field : form->fields)
      if (field.my_number) places.push_back(identification.form->registration(field.rect.grown(1)));
  const KindInfo* kind = kinds.find(page.document_kind);
  for (const FieldReading& reading : page.reading.fields)
    if (const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field); info && info->my_number)
      places.push_back(reading.rect);
  for (const HiddenPlace& hidden : page.details.hidden)
    if (hidden.what != Hidden::Place) places.push_back(hidden.place);
  return places;
}

// A 個人番号 written into a field of words: all of the field goes into quarantine.
void quarantine_written(PageOutcome& page, const KindCatalogue& kinds) {
  const KindInfo* kind = kinds.find(page.document_kind);
  for (const FieldReading& reading : page.reading.fields) {
    const FieldInfo* info = kind == nullptr ? nullptr : kind->find(reading.field);
    if (info == nullptr || !takes_words(*info) || reading.rect.empty()) continue;
    if (holds_my_number(reading.value) || holds_my_number(reading.raw))
      page.details.hidden.push_back({Hidden::Number, reading.rect});
  }
}

// What the office writes (処理結果・備考) is no reading, but a 個人番号 in it stands where none belongs as well.
void quarantine_office_notes(PageOutcome& out, const CleanPage& clean, const IdentifiedPage& page,
                             const FormTemplate& form, const ocr::Engines& engines) {
  for (const FieldTemplate& field : form.fields) {
    if (!field.office_use || field.type != FieldType::Text) continue;
    const Rect<CleanPx> place = page.registration(field.rect);
    const ImageView box = clean.grey.view().part(static_cast<int>(place.x), static_cast<int>(place.y),
                                                 static_cast<int>(place.w), static_cast<int>(place.h));
    if (box.empty()) continue;
    ocr::CropOptions how;
    how.type = ocr::CropType::Text;
    how.lines = field.lines;
    how.px_per_mm = page.registration.px_per_mm(field.rect.centre()).h;
    const FieldReading read = ocr::read_crop(box, how, engines);
    if (holds_my_number(read.value) || holds_my_number(read.raw)) out.details.hidden.push_back({Hidden::Number, place});
  }
}

}  // namespace

struct PagePipeline::Impl {
  const Context& context;
  std::optional<ocr::Engines> opened;

  const ocr::Engines& engines() {
    if (!opened) opened.emplace(context.assets);
    return *opened;
  }

  // Reads a registered form.
  void read_form(PageOutcome& out, const CleanPage& clean, const IdentifiedPage& page, const FormTemplate& form,
                 DebugSink& debug) {
    out.form = page.form;
    out.form_page = page.form_page;
    out.document_kind = page.form.id;
    out.case_token = page.case_token;
    if (clean.quality.rescan) {
      out.status = SideStatus::Rescan;
      out.code = "E-PAGE-RESCAN";
      return;
    }
    out.reading = ocr::read_form(clean, page, form, engines(),
                                 {context.plausible.on(japan_date(context.clock->now())), &context.vocabulary}, debug);
    out.details.outside = ocr::writing_outside(clean, page.registration, form);
    quarantine_office_notes(out, clean, page, form, engines());
    out.status = SideStatus::Read;
  }

  // Cards (券面) lie on a side as somebody put them on the glass, or photographed them.
  bool read_cards(PageOutcome& out, const Page& page, const CleanPage& clean,
                  const std::vector<capture::CardPlace>& places, DebugSink& debug) {
    CardSide side = read_card_side(page, clean, places, context.kinds, engines(), debug);
    if (side.cards.empty()) return false;
    out.document_kind = out.reading.document_kind = kCardSheet;
    out.details.document_probability = side.probability;
    out.details.evidence = std::move(side.evidence);
    out.details.cards = std::move(side.cards);
    out.details.hidden = std::move(side.hidden);
    out.reading.page = clean.id;
    out.reading.fields = std::move(side.fields);
    out.status = SideStatus::Read;
    return true;
  }

  // Looks for a certificate among free layouts, upside down too when nothing on the page told its orientation; and for
  // cards, first of all where nearly all print stands on them.
  void read_certificate(PageOutcome& out, const Page& page, CleanPage& clean, const Identification& identification,
                        DebugSink& debug) {
    const std::vector<capture::CardPlace> places = capture::find_cards(page, clean);
    const bool of_cards = capture::ink_on_cards(clean, places) > kMostlyCards;
    if (of_cards && read_cards(out, page, clean, places, debug)) return;
    ocr::DocumentPage document = ocr::read_document(clean, context.kinds, engines(), debug);
    if (!document.recognised && !clean.report.rotation_sure) {
      const CleanPage other = capture::turned(clean, 180);
      ocr::DocumentPage turned = ocr::read_document(other, context.kinds, engines(), debug);
      if (turned.recognised) {
        document = std::move(turned);
        clean = other;
        out.details = details_of(clean, identification);
      }
    }
    if (!document.recognised && !of_cards && read_cards(out, page, clean, places, debug)) return;
    if (!document.recognised) {
      out.status = clean.quality.rescan ? SideStatus::Rescan : SideStatus::Unidentified;
      out.code = clean.quality.rescan                            ? "E-PAGE-RESCAN"
                 : identification.kind == PageKind::WrongVersion ? "E-PAGE-VERSION"
                 : identification.misshapen                      ? "E-PAGE-SHAPE"
                                                                 : "E-PAGE-UNKNOWN";
      return;
    }
    out.document_kind = document.recognised->kind;
    out.details.document_probability = document.recognised->probability;
    out.details.evidence = document.recognised->evidence;
    out.details.page_number = document.page_number;
    out.details.hidden = std::move(document.hidden);
    out.reading = std::move(document.reading);
    out.status = SideStatus::Read;
  }

  PageOutcome run(const Page& page, const PageWish& wish, DebugSink& debug, std::vector<Rect<CleanPx>>& places) {
    PageOutcome out;
    out.page = page.id;
    out.scan_width_px = page.image.width();
    out.scan_height_px = page.image.height();
    if (debug.wanted()) debug.picture(10, "scan", page.image);
    capture::CleanupOptions options;
    options.turn_deg = wish.turn_deg;
    CleanPage clean = capture::clean(page, options, debug);
    const Identification identification = capture::identify_upright(clean, context.templates, debug);
    out.details = details_of(clean, identification);
    const FormTemplate* form = nullptr;
    if (identification.form)
      form = context.templates.find(identification.form->form.id, identification.form->form.version,
                                    identification.form->form_page);
    if (form != nullptr && debug.wanted())
      debug.data(45, "registration", registration_json(*identification.form, *form, clean.to_scan));
    if (form != nullptr)
      read_form(out, clean, *identification.form, *form, debug);
    else if (identification.covered)
      out.status = SideStatus::Unidentified, out.code = "E-PAGE-COVERED";
    else if (identification.kind == PageKind::Unknown || identification.kind == PageKind::WrongVersion)
      read_certificate(out, page, clean, identification, debug);
    else
      out.status = status_of_sheet(identification.kind);
    quarantine_written(out, context.kinds);
    out.details.searched = out.status == SideStatus::Read;
    if (out.case_token.empty()) out.case_token = identification.code.case_token;
    out.upright = clean.colour.empty() ? clean.grey : clean.colour;
    places = number_places(out, context.kinds, form, identification);
    return out;
  }
};

PagePipeline::PagePipeline(const Context& context) : impl_(new Impl{context, {}}) {}
PagePipeline::~PagePipeline() = default;

PageOutcome PagePipeline::run(const Page& page, const PageWish& wish, const DebugWish& debug) {
  std::vector<Rect<CleanPx>> places;
  if (debug.sink == nullptr) return impl_->run(page, wish, no_debug(), places);
  PageOutcome out;
  if (debug.reveal) {
    out = impl_->run(page, wish, *debug.sink, places);
  } else {
    MaskingSink masking(*debug.sink);
    out = impl_->run(page, wish, masking, places);
    masking.release(out, places);
  }
  const Image readings = readings_sheet(out, impl_->context.kinds, places, debug.reveal);
  if (!readings.empty()) debug.sink->picture(70, "readings", readings);
  return out;
}

void PagePipeline::open_engines() { impl_->engines(); }

std::string PagePipeline::configuration() {
  const ocr::Engines& engines = impl_->engines();
  std::string text = std::string(kPipelineVersion) + "/" + engines.digits_version() + "/" + engines.writing_version() +
                     "/" + engines.print_version();
  for (const FormTemplate& form : impl_->context.templates.forms()) text += "/" + form.ref.hash;
  return sha256_hex(text);
}

}  // namespace uketsuke::pipeline
