#include "tools/page_maker/office/office_day.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "tools/page_maker/office/expected.h"
#include "tools/page_maker/office/stacks.h"

namespace uketsuke::page_maker {
namespace {

constexpr int kCasesOfBatch = 8;
constexpr int kMostTries = 500;

// Every seventh 限度額, the others as often as an association of builders has them; no common divisor with the block of
// disorders, so that each meets each.
const std::vector<std::string> kProcedures{"shikaku_shutoku",  "jusho_henko", "shikaku_soshitsu", "shikaku_shutoku",
                                           "gendogaku_nintei", "jusho_henko", "shikaku_shutoku"};

// In every block of so many cases each disorder happens once; the rest is in order.
constexpr int kBlock = 22;
const std::vector<Disorder> kDisorders{Disorder::UpsideDown,   Disorder::Late,       Disorder::Stranger,
                                       Disorder::WrongOrder,   Disorder::TornCodes,  Disorder::CertificateTwice,
                                       Disorder::Drawing,      Disorder::Missing,    Disorder::BlankBacks,
                                       Disorder::FurtherSheet, Disorder::OtherForm,  Disorder::FormTwice,
                                       Disorder::Envelope};

bool needs_attachment(Disorder disorder) {
  return disorder == Disorder::Late || disorder == Disorder::WrongOrder || disorder == Disorder::Missing ||
         disorder == Disorder::CertificateTwice;
}

// Somebody who reaches an age that a rule asks for within two months makes the day's truth depend on the day of issue.
bool near_an_age(const Person& person, Date day) {
  constexpr int kDays = 62;
  return age_on(person.birth_date, plus_days(day, -kDays)) < kCopaymentAge &&
         age_on(person.birth_date, plus_days(day, kDays)) >= kCopaymentAge;
}

bool fits(const OfficeCase& one, Date day, const std::set<std::string>& taken) {
  std::vector<Person> people = one.home.family;
  people.push_back(one.home.member);
  if (std::any_of(people.begin(), people.end(), [&](const Person& p) { return near_an_age(p, day); })) return false;
  return !taken.contains(one.home.changes.symbol + "-" + one.home.changes.number);
}

// The mailroom stamps on the day after the form was filled in.
Household household_of(const GlyphSet& set, const OfficeCase& one, Date received_on, const Random& random) {
  Household home = invent_household(set, plus_days(received_on, -1), random);
  if (home.changes.moving.former_name == home.member.name()) home.changes.moving.former_name.clear();
  if (one.procedure != "jusho_henko") home.changes.moving.former_name.clear();
  return home;
}

std::vector<OfficeCase> plan_cases(const GlyphSet& set, int count, const Random& random, Date received_on) {
  std::vector<OfficeCase> cases;
  std::set<std::string> taken;
  for (int i = 0; i < count; ++i) {
    OfficeCase one;
    one.id = fmt::format("C{:03}", i + 1);
    one.procedure = kProcedures[static_cast<std::size_t>(i) % kProcedures.size()];
    int tries = 0;
    do {
      if (++tries > kMostTries) throw Failure("E-INPUT-VALUE", "the glyph set has no further household");
      one.home = household_of(set, one, received_on, random.fork(fmt::format("household {} {}", i, tries)));
    } while (!fits(one, received_on, taken));
    taken.insert(one.home.changes.symbol + "-" + one.home.changes.number);
    for (const OfficePaper& paper : certificates_of(one, i, received_on)) one.attachments.push_back(paper.certificate);
    set_expected(one, received_on);
    cases.push_back(std::move(one));
  }
  return cases;
}

// Each disorder of a block falls on its first case that can have it. The last batch's cases are too late for a slip.
void spread_disorders(std::vector<OfficeCase>& cases) {
  for (std::size_t begin = 0; begin < cases.size(); begin += kBlock) {
    const std::size_t end = std::min(cases.size(), begin + kBlock);
    const std::size_t most = std::max<std::size_t>(1, (end - begin) * kDisorders.size() / kBlock);
    for (std::size_t d = 0; d < std::min(most, kDisorders.size()); ++d) {
      for (std::size_t i = begin; i < end; ++i) {
        OfficeCase& one = cases[i];
        if (one.disorder != Disorder::None || (needs_attachment(kDisorders[d]) && one.attachments.empty())) continue;
        one.disorder = kDisorders[d];
        break;
      }
    }
  }
}

// A required paper must come; only what linkage (情報連携) can replace is left out for good.
void leave_out(OfficeCase& one) {
  if (one.disorder != Disorder::Missing) return;
  const auto omittable = std::find_if(one.attachments.begin(), one.attachments.end(),
                                      [](const std::string& kind) { return kind != "zaigaku_shomeisho"; });
  one.missing = *omittable;
  one.attachments.erase(omittable);
}

}  // namespace

OfficeDay plan_office_day(const GlyphSet& set, int cases, std::uint64_t seed, Date received_on) {
  OfficeDay day;
  day.received_on = received_on;
  day.seed = seed;
  const Random random(seed);
  day.cases = plan_cases(set, cases, random, received_on);
  spread_disorders(day.cases);
  OfficeBatch late{"late", {}};
  for (std::size_t i = 0; i < day.cases.size(); ++i) {
    leave_out(day.cases[i]);
    if (i % kCasesOfBatch == 0) day.batches.push_back({fmt::format("batch_{:03}", day.batches.size() + 1), {}});
    Stacks stacks = stacks_of(day.cases[i], static_cast<int>(i), received_on, random.fork(day.cases[i].id));
    day.batches.back().stacks.push_back(std::move(stacks.application));
    if (stacks.late) late.stacks.push_back(std::move(*stacks.late));
    if (i % kBlock == 3) day.batches.back().stacks.push_back(lone_certificate(set, received_on, random.fork(fmt::format("lone {}", i))));
  }
  if (!late.stacks.empty()) {
    late.name = fmt::format("batch_{:03}", day.batches.size() + 1);
    day.batches.push_back(std::move(late));
  }
  return day;
}

bool is_registered(const OfficeCase& one) { return one.procedure != "shikaku_shutoku"; }

std::string_view to_string(Disorder disorder) {
  switch (disorder) {
    case Disorder::None: return "none";
    case Disorder::UpsideDown: return "upside_down";
    case Disorder::Missing: return "missing";
    case Disorder::Late: return "late";
    case Disorder::BlankBacks: return "blank_backs";
    case Disorder::WrongOrder: return "wrong_order";
    case Disorder::CertificateTwice: return "certificate_twice";
    case Disorder::FormTwice: return "form_twice";
    case Disorder::TornCodes: return "torn_codes";
    case Disorder::FurtherSheet: return "further_sheet";
    case Disorder::Stranger: return "stranger";
    case Disorder::OtherForm: return "other_form";
    case Disorder::Drawing: return "drawing";
    case Disorder::Envelope: return "envelope";
  }
  return "none";
}

std::string_view to_string(PaperKind kind) {
  switch (kind) {
    case PaperKind::Form: return "form";
    case PaperKind::Certificate: return "certificate";
    case PaperKind::FurtherSheet: return "further_sheet";
    case PaperKind::Stranger: return "stranger";
    case PaperKind::OtherForm: return "other_form";
    case PaperKind::Drawing: return "drawing";
    case PaperKind::Envelope: return "envelope";
  }
  return "form";
}

std::string_view to_string(Attaches attaches) {
  switch (attaches) {
    case Attaches::Machine: return "machine";
    case Attaches::Person: return "person";
    case Attaches::Second: return "second";
    case Attaches::Nobody: return "nobody";
  }
  return "nobody";
}

}  // namespace uketsuke::page_maker
