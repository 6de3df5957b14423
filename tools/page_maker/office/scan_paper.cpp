#include "tools/page_maker/office/scan_paper.h"

#include "core/errors/failure.h"
#include "tools/page_maker/documents/strangers.h"
#include "tools/page_maker/office/loose_sheets.h"

namespace uketsuke::page_maker {
namespace {

Damage damage_for(const OfficePaper& paper) {
  Damage damage = damage_of(paper.level, Random(paper.scan).fork("damage"));
  if (paper.level != "fax") {
    damage.dpi_x = damage.dpi_y = paper.dpi;
    damage.mode = paper.mode;
  }
  damage.turn_deg = paper.turn_deg;
  return damage;
}

MadePage scan_form(const GlyphSet& set, const TemplateSet& forms, const OfficePaper& paper, const Household& home,
                   const std::string& procedure) {
  const FormTemplate* form = forms.newest(procedure);
  if (form == nullptr) throw Failure("E-INPUT-VALUE", "unknown form " + procedure);
  FormOrder order;
  order.seed = paper.seed;
  order.scan_seed = paper.scan;
  order.level = paper.level;
  order.damage = damage_for(paper);
  order.codes_torn = paper.codes_torn;
  return make_form_page(set, *form, home, order);
}

std::vector<MadePage> scan_certificate(const OfficePaper& paper, const Household& home) {
  DocumentOrder order;
  order.kind = paper.certificate;
  order.person = paper.person;
  order.seed = paper.seed;
  order.level = paper.level;
  order.damage = damage_for(paper);
  return make_document(home, paper.issued_on, order);
}

MadePage scan_loose(const GlyphSet& set, const OfficePaper& paper, const Household& home) {
  const Damage damage = damage_for(paper);
  const double dpi = drawing_dpi(damage);
  const DrawnSheet sheet = draw_loose_sheet(set, paper.kind, home, dpi, Random(paper.seed).fork("loose"));
  MadePage page;
  page.scan = scan_sheet(sheet.image, dpi, sheet.size, damage, Random(paper.scan).fork("scan"));
  return page;
}

// An empty back: only what the glass adds.
MadePage scan_back(const OfficePaper& paper, Size<FormMm> size, std::size_t number) {
  Damage damage = damage_for(paper);
  const double dpi = drawing_dpi(damage);
  const Image sheet(static_cast<int>(size.w * dpi / 25.4), static_cast<int>(size.h * dpi / 25.4), PixelFormat::Bgr8);
  MadePage page;
  page.scan = scan_sheet(sheet, dpi, size, damage, Random(paper.scan + number).fork("back"));
  return page;
}

}  // namespace

std::vector<ScannedSide> scan_paper(const GlyphSet& set, const TemplateSet& forms, const OfficePaper& paper,
                                    const Household& home, const std::string& procedure) {
  std::vector<MadePage> fronts;
  switch (paper.kind) {
    case PaperKind::Form: fronts.push_back(scan_form(set, forms, paper, home, procedure)); break;
    case PaperKind::Certificate: fronts = scan_certificate(paper, home); break;
    case PaperKind::Stranger:
      fronts.push_back(make_stranger(home, home.submitted_on, paper.seed % stranger_titles().size(), paper.seed,
                                     damage_for(paper)));
      break;
    case PaperKind::FurtherSheet:
    case PaperKind::OtherForm:
    case PaperKind::Drawing:
    case PaperKind::Envelope: fronts.push_back(scan_loose(set, paper, home)); break;
  }
  std::vector<ScannedSide> sides;
  for (std::size_t i = 0; i < fronts.size(); ++i) {
    const int sheet = static_cast<int>(i) + 1;
    const Size<FormMm> size = fronts[i].scan.map.sheet();
    sides.push_back({std::move(fronts[i]), sheet, false});
    if (paper.blank_back) sides.push_back({scan_back(paper, size, i), sheet, true});
  }
  return sides;
}

}  // namespace uketsuke::page_maker
