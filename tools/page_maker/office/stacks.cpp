#include "tools/page_maker/office/stacks.h"

#include <algorithm>

namespace uketsuke::page_maker {
namespace {

struct Look {
  std::string level;
  ScanMode mode;
  double dpi;
};

// A fax has a resolution and a mode of its own.
Look invent_look(Random& random, bool any_damage) {
  const double at = random.uniform();
  Look look;
  look.level = !any_damage ? (at < 0.5 ? "clean" : "office")
               : at < 0.38 ? "clean"
               : at < 0.83 ? "office"
               : at < 0.93 ? "copy"
               : at < 0.97 ? "fax"
                           : "hard";
  const double colours = random.uniform();
  look.mode = colours < 0.35 ? ScanMode::Colour : colours < 0.75 ? ScanMode::Grey : ScanMode::Bilevel;
  look.dpi = look.mode == ScanMode::Bilevel || random.chance(0.25) ? 300 : 200;
  if (look.level == "fax") look.mode = ScanMode::Bilevel;
  return look;
}

void dress(OfficePaper& paper, const Look& look, Random& random) {
  paper.level = look.level;
  paper.mode = look.mode;
  paper.dpi = look.dpi;
  paper.scan = random.next();
}

OfficePaper form_paper(int index, Random& random) {
  OfficePaper paper;
  paper.of_case = index;
  paper.seed = random.next();
  return paper;
}

OfficePaper loose_paper(PaperKind kind, Attaches attaches, int index, Random& random) {
  OfficePaper paper;
  paper.kind = kind;
  paper.attaches = attaches;
  paper.of_case = index;
  paper.seed = random.next();
  return paper;
}

std::string ending_of(const OfficePaper& paper, Random& random) {
  if (paper.mode == ScanMode::Bilevel) return random.chance(0.7) ? "tif" : "png";
  return random.chance(0.7) ? "jpg" : "png";
}

// One file for the whole application, as a scanner with an email button makes it, or one for each paper.
OfficeStack in_files(std::vector<OfficePaper> papers, bool together, Random& random) {
  OfficeStack stack;
  if (together) {
    const bool bilevel = std::all_of(papers.begin(), papers.end(),
                                     [](const OfficePaper& p) { return p.mode == ScanMode::Bilevel; });
    stack.files.push_back({std::move(papers), bilevel || random.chance(0.3) ? "tif" : "pdf"});
    return stack;
  }
  for (OfficePaper& paper : papers) {
    // Certificates may have several sheets, which only TIFF and PDF can hold.
    const std::string ending = paper.kind == PaperKind::Certificate ? (random.chance(0.5) ? "tif" : "pdf")
                                                                    : ending_of(paper, random);
    stack.files.push_back({{std::move(paper)}, ending});
  }
  return stack;
}

PaperKind loose_kind(Disorder disorder) {
  switch (disorder) {
    case Disorder::FurtherSheet: return PaperKind::FurtherSheet;
    case Disorder::Stranger: return PaperKind::Stranger;
    case Disorder::OtherForm: return PaperKind::OtherForm;
    case Disorder::Envelope: return PaperKind::Envelope;
    default: return PaperKind::Drawing;
  }
}

OfficePaper again(OfficePaper paper, Attaches attaches, Random& random) {
  paper.attaches = attaches;
  paper.scan = random.next();
  return paper;
}

// Puts the disorder into the application's papers: the form first, then the certificates.
void disturb(std::vector<OfficePaper>& papers, const OfficeCase& one, int index, Random& random) {
  switch (one.disorder) {
    case Disorder::UpsideDown: papers.front().turn_deg = 180; break;
    case Disorder::BlankBacks:
      for (OfficePaper& paper : papers) paper.blank_back = true;
      break;
    case Disorder::WrongOrder:
      papers[1].attaches = Attaches::Person;
      std::swap(papers[0], papers[1]);
      break;
    case Disorder::CertificateTwice: papers.push_back(again(papers.back(), Attaches::Machine, random)); break;
    case Disorder::FormTwice: papers.push_back(again(papers.front(), Attaches::Second, random)); break;
    case Disorder::TornCodes:
      papers.front().codes_torn = true;
      for (OfficePaper& paper : papers) paper.attaches = Attaches::Person;
      break;
    case Disorder::FurtherSheet:
      papers.insert(papers.begin() + 1, loose_paper(PaperKind::FurtherSheet, Attaches::Person, index, random));
      break;
    case Disorder::Envelope:
      papers.insert(papers.begin(), loose_paper(PaperKind::Envelope, Attaches::Nobody, index, random));
      break;
    case Disorder::Stranger:
    case Disorder::OtherForm:
    case Disorder::Drawing:
      papers.push_back(loose_paper(loose_kind(one.disorder), Attaches::Nobody, index, random));
      break;
    case Disorder::None:
    case Disorder::Missing:
    case Disorder::Late: break;
  }
}

}  // namespace

std::vector<OfficePaper> certificates_of(const OfficeCase& one, int index, Date received_on) {
  std::vector<OfficePaper> out;
  Random random = Random(static_cast<std::uint64_t>(index) + 1).fork("certificates");
  const auto add = [&](const std::string& kind, std::size_t person, Date issued_on) {
    OfficePaper paper = loose_paper(PaperKind::Certificate, Attaches::Machine, index, random);
    paper.certificate = kind;
    paper.person = person;
    paper.issued_on = issued_on;
    out.push_back(std::move(paper));
  };
  const Date before = plus_days(received_on, -random.whole(2, 30));
  if (one.procedure == "shikaku_shutoku")
    for (const DocumentOrder& order : attachments_of(one.home)) add(order.kind, order.person, before);
  if (one.procedure == "jusho_henko" && one.home.changes.moving.whole_household)
    add("juminhyo", 0, std::max(one.home.changes.moving.changed_on, plus_days(received_on, -10)));
  if (one.procedure == "gendogaku_nintei") add("kazei_shomeisho", 0, before);
  return out;
}

Stacks stacks_of(const OfficeCase& one, int index, Date received_on, const Random& random) {
  Stacks out;
  Random chance = random.fork("papers");
  const bool any_damage = one.disorder == Disorder::None || one.disorder == Disorder::Missing;
  const Look look = invent_look(chance, any_damage);
  std::vector<OfficePaper> papers{form_paper(index, chance)};
  for (OfficePaper& paper : certificates_of(one, index, received_on))
    if (paper.certificate != one.missing) papers.push_back(std::move(paper));
  std::optional<OfficePaper> late;
  if (one.disorder == Disorder::Late) {
    late = papers.back();
    papers.pop_back();
  }
  for (OfficePaper& paper : papers) dress(paper, look, chance);
  disturb(papers, one, index, chance);
  for (OfficePaper& paper : papers)
    if (paper.level.empty()) dress(paper, look, chance);
  const bool together = one.disorder == Disorder::BlankBacks || chance.chance(0.25);
  out.application = in_files(std::move(papers), together, chance);
  if (one.disorder == Disorder::None && chance.chance(0.08)) out.application.files.back().same_bytes_again = true;
  if (late) {
    dress(*late, invent_look(chance, false), chance);
    out.late = in_files({std::move(*late)}, false, chance);
    out.late->slip_of_case = index;
  }
  return out;
}

OfficeStack lone_certificate(const GlyphSet& set, Date received_on, const Random& random) {
  Random chance = random;
  OfficePaper paper = loose_paper(PaperKind::Certificate, Attaches::Nobody, -1, chance);
  paper.certificate = "juminhyo";
  paper.issued_on = plus_days(received_on, -chance.whole(2, 30));
  dress(paper, invent_look(chance, false), chance);
  OfficeStack out = in_files({std::move(paper)}, false, chance);
  out.sender = invent_household(set, received_on, random.fork("lone"));
  return out;
}

}  // namespace uketsuke::page_maker
