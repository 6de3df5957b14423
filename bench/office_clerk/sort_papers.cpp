#include "pipeline/office/cases.h"
#include "pipeline/office/pages.h"
#include "bench/office_clerk/people_at_work.h"

namespace uketsuke::office_day {
namespace {

constexpr const char* kWhy = "書類の内容による";

class Sorting {
 public:
  Sorting(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides, WorkReport& report)
      : office_(office), staff_(staff), sides_(sides), report_(report) {}

  void run() {
    for (const KnownSide& known : sides_)
      if (known.truth->opens_case()) place_form(known);
    cases_ = cases_by_form(office_.store, sides_);
    for (const KnownSide& known : sides_) {
      const TruthSide& truth = *known.truth;
      if (truth.what == "certificate") place_certificate(known);
      if (truth.attaches == "second") withdraw_second(known);
      if (truth.what == "further_sheet") join_to_form(known);
      if (truth.attaches == "nobody" && is_unknown(known)) set_aside(known);
    }
  }

 private:
  bool is_unknown(const KnownSide& known) const {
    const auto status = known.side.outcome ? known.side.outcome->status : SideStatus::Refused;
    return status == SideStatus::Unidentified || status == SideStatus::Rescan || status == SideStatus::Refused;
  }

  std::vector<CaseId> cases_of(const PageId& page) const {
    const auto document = document_of(office_.store, page);
    return document ? office_.store.cases().of_document(document->document.id) : std::vector<CaseId>{};
  }

  bool act(const KnownSide& known, const char* step, const std::function<void()>& what) {
    const bool done = tried(report_.troubles, known.where, step, what);
    report_.sorted += done ? 1 : 0;
    return done;
  }

  // A form that the machine did not know opens its own case, not the one of the sheets before it.
  void place_form(const KnownSide& known) {
    if (!is_unknown(known)) return;
    const bool strange = !cases_of(known.page).empty();
    if (!act(known, "set_kind", [&] {
          pipeline::set_page_kind(office_, staff_.reviewer, known.page, known.truth->document, {}, kWhy);
        }))
      return;
    if (strange) act(known, "move", [&] { pipeline::move_page(office_, staff_.reviewer, known.page, {}, kWhy); });
  }

  void place_certificate(const KnownSide& known) {
    const auto home = cases_.find(known.truth->by_case);
    const std::optional<CaseId> target = home == cases_.end() ? std::nullopt : std::optional(home->second);
    if (is_unknown(known)) {
      act(known, "set_kind", [&] {
        pipeline::set_page_kind(office_, staff_.reviewer, known.page, known.truth->document, target, kWhy);
      });
      return;
    }
    if (!target || known.truth->attaches == "nobody") return;
    const std::vector<CaseId> now = cases_of(known.page);
    if (now.size() == 1 && now.front() == *target) return;
    act(known, "move", [&] { pipeline::move_page(office_, staff_.reviewer, known.page, target, kWhy); });
  }

  void withdraw_second(const KnownSide& known) {
    for (const CaseId& id : cases_of(known.page))
      act(known, "withdraw", [&] {
        pipeline::withdraw_case(office_, staff_.senior, id, office_.store.cases().get(id).version,
                                "同じ届書を二度読み取ったため");
      });
  }

  void join_to_form(const KnownSide& known) {
    const auto home = cases_.find(known.truth->by_case);
    if (home == cases_.end()) return;
    for (const KnownSide& form : sides_) {
      if (!form.truth->opens_case() || form.truth->by_case != known.truth->by_case) continue;
      const auto document = document_of(office_.store, form.page);
      act(known, "join", [&] {
        pipeline::join_page(office_, staff_.reviewer, known.page, document->document.id, 2, "続紙");
      });
      act(known, "settle", [&] {
        pipeline::settle_page(office_, staff_.senior, known.page, {"accept_as_is", {}, "続紙", {}, {}});
      });
    }
  }

  void set_aside(const KnownSide& known) {
    if (known.truth->what == "certificate") return;
    act(known, "settle", [&] {
      pipeline::settle_page(office_, staff_.senior, known.page, {"discard", {}, "届出の書類ではない", {}, {}});
    });
  }

  const pipeline::Office& office_;
  const Staff& staff_;
  const std::vector<KnownSide>& sides_;
  WorkReport& report_;
  std::map<std::string, CaseId> cases_;
};

}  // namespace

void sort_papers(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides,
                 WorkReport& report) {
  Sorting(office, staff, sides, report).run();
}

}  // namespace uketsuke::office_day
