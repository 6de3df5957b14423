#include "pipeline/page/template_check.h"

#include <algorithm>
#include <variant>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "capture/intake/decode.h"
#include "core/crypto/hash.h"
#include "render/form/print_form.h"

namespace uketsuke::pipeline {
namespace {

constexpr double kMmPerInch = 25.4;

std::vector<Rect<FormMm>> places_of(const FormTemplate& form) {
  std::vector<Rect<FormMm>> out;
  for (const FieldTemplate& field : form.fields) {
    out.push_back(field.rect);
    for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
      out.insert(out.end(), cells->begin(), cells->end());
    for (const EraOption& era : field.eras) out.push_back(era.rect);
    for (const ChoiceOption& option : field.options) out.push_back(option.rect);
  }
  return out;
}

// Distance of every corner, through registration and cleanup back to the drawn page, from its place on the print.
void measure(const FormTemplate& form, const Page& page, const CleanPage& clean, const IdentifiedPage& found,
             TemplateCheck& check) {
  for (const Rect<FormMm>& r : places_of(form)) {
    for (const Point<FormMm> corner :
         {Point<FormMm>{r.x, r.y}, {r.right(), r.y}, {r.x, r.bottom()}, {r.right(), r.bottom()}}) {
      const Point<ScanPx> at = clean.to_scan(found.registration(corner));
      const Point<FormMm> measured{at.x * kMmPerInch / page.dpi.x, at.y * kMmPerInch / page.dpi.y};
      check.worst_mm = std::max(check.worst_mm, distance(measured, corner));
      ++check.corners;
    }
  }
}

std::string name_of(const FieldReading& reading) {
  return reading.row == 0 ? reading.field : reading.field + "/" + std::to_string(reading.row);
}

}  // namespace

TemplateCheck check_template(const Context& context, PagePipeline& pages, const FormTemplate& form) {
  TemplateCheck check;
  const Bytes pdf = render::print_blank_form(form);
  const Page page = capture::decode_page(pdf, ScanFileId(sha256_hex(pdf)), 1);
  const PageOutcome outcome = pages.run(page, {}, {});
  check.status = to_string(outcome.status);
  check.code = outcome.code;
  check.identified = outcome.status == SideStatus::Read && outcome.form && outcome.form->id == form.ref.id &&
                     outcome.form->version == form.ref.version && outcome.form_page == form.page;
  if (!check.identified) return check;
  check.fiducials = outcome.details.fiducials_used;
  check.residual_mm = outcome.details.residual_mm;
  for (const FieldReading& reading : outcome.reading.fields) {
    ++check.fields;
    if (reading.state != ReadState::Blank) check.not_blank.push_back(name_of(reading));
  }
  const CleanPage clean = capture::clean(page, {}, no_debug());
  const Identification again = capture::identify(clean, context.templates, no_debug());
  if (again.form)
    measure(form, page, clean, *again.form, check);
  else
    check.identified = false;  // cleaned the same way, it must be found again
  return check;
}

}  // namespace uketsuke::pipeline
