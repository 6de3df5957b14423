#include "tools/page_maker/documents/documents.h"

#include "core/errors/failure.h"
#include "tools/page_maker/documents/other_offices.h"

namespace uketsuke::page_maker {
namespace {

DrawnSheet draw_other(const DocumentOrder& order, const DocumentFacts& facts, double dpi, const Random& random) {
  if (order.kind == "juminhyo") return draw_other_juminhyo(order.layout, facts, dpi, random);
  if (order.kind == "kazei_shomeisho") return draw_other_kazei(order.layout, facts, dpi, random);
  if (order.kind == "zaigaku_shomeisho") return draw_other_zaigaku(order.layout, facts, dpi, random);
  if (order.kind == "soshitsu_shomeisho") return draw_other_soshitsu(order.layout, facts, dpi, random);
  throw Failure("E-INPUT-VALUE", "no certificate of kind " + order.kind);
}

}  // namespace

std::vector<MadePage> make_document(const Household& home, Date issued_on, const DocumentOrder& order) {
  if (order.person > home.family.size()) throw Failure("E-INPUT-VALUE", "the household has no such person");
  const Person& person = order.person == 0 ? home.member : home.family[order.person - 1];
  const DocumentFacts facts{home, person, issued_on};
  const double dpi = drawing_dpi(order.damage);
  const Random random = Random(order.seed).fork("paper");
  std::vector<DrawnSheet> sheets;
  if (order.layout >= 0)
    sheets.push_back(draw_other(order, facts, dpi, random));
  else if (order.kind == "juminhyo")
    sheets = draw_juminhyo(facts, dpi, random);
  else if (order.kind == "kazei_shomeisho")
    sheets = draw_kazei(facts, dpi, random);
  else if (order.kind == "zaigaku_shomeisho")
    sheets = draw_zaigaku(facts, dpi, random);
  else if (order.kind == "soshitsu_shomeisho")
    sheets = draw_soshitsu(facts, dpi, random);
  else
    throw Failure("E-INPUT-VALUE", "no certificate of kind " + order.kind);
  std::vector<MadePage> pages;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    MadePage page;
    page.scan = scan_sheet(sheets[i].image, dpi, sheets[i].size, order.damage, Random(order.seed + i).fork("scan"));
    page.kind = order.kind;
    page.level = order.level;
    page.seed = order.seed;
    page.turn_deg = order.damage.turn_deg;
    page.fields = std::move(sheets[i].truth);
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<DocumentOrder> attachments_of(const Household& home) {
  std::vector<DocumentOrder> out;
  const auto add = [&out](const char* kind, std::size_t person) {
    DocumentOrder order;
    order.kind = kind;
    order.person = person;
    out.push_back(std::move(order));
  };
  add("juminhyo", 0);
  if (home.reason == "left_employee_insurance") add("soshitsu_shomeisho", 0);
  if (home.member.income_10k_yen > 0) add("kazei_shomeisho", 0);
  for (std::size_t i = 0; i < home.family.size(); ++i) {
    if (home.family[i].income_10k_yen > 0) add("kazei_shomeisho", i + 1);
    if (home.family[i].student && home.family[i].apart) add("zaigaku_shomeisho", i + 1);
  }
  return out;
}

}  // namespace uketsuke::page_maker
