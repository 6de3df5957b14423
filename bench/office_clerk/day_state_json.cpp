#include <nlohmann/json.hpp>

#include "ledger/mailings.h"
#include "pipeline/case/revalidate.h"
#include "bench/office_clerk/day_state.h"

namespace uketsuke::office_day {
namespace {

using Json = nlohmann::ordered_json;

class StateWriter {
 public:
  explicit StateWriter(const pipeline::Office& office) : store_(office.store) {}

  std::string run() {
    Json out{{"batches", Json::array()}, {"sides", Json::array()}, {"cases", Json::array()}};
    for (const BatchId& batch : batches_in_order(store_)) {
      for (const ledger::StoredArrival& arrival : arrivals_in_order(store_, batch)) add_sides(out, arrival);
      out["batches"].push_back(batch_json(batch));
    }
    ledger::Window window;
    window.limit = 500;
    do {
      const auto part = store_.cases().list({}, window);
      for (const ledger::StoredCase& stored : part.items) out["cases"].push_back(case_json(stored));
      window.cursor = part.next_cursor;
    } while (!window.cursor.empty());
    window.cursor.clear();
    add_mailings(out);
    out["attention"] = store_.sides().attention({}, {}, window).items.size();
    return out.dump(1) + "\n";
  }

 private:
  Json batch_json(const BatchId& id) {
    const ledger::BatchState state = store_.batches().get(id);
    Json counts = Json::object();
    for (const auto& [status, count] : state.counts) counts[std::string(to_string(status))] = count;
    Json alarms = Json::array();
    for (const auto& alarm : state.alarms) alarms.push_back(alarm.code);
    return {{"sheets", state.sheets},
            {"header_sheets", state.header_sheets ? Json(*state.header_sheets) : Json()},
            {"sides", state.sides},
            {"pending", state.sides_pending},
            {"counts", counts},
            {"alarms", alarms}};
  }

  void add_sides(Json& out, const ledger::StoredArrival& arrival) {
    const bool duplicate = arrival.state == ledger::ArrivalState::Duplicate;
    for (const ledger::Side& side : store_.sides().of_arrival(arrival.arrival.id)) {
      Json documents = Json::array();
      Json cases = Json::array();
      if (!duplicate)
        for (const ledger::StoredDocument& document : store_.documents().of_page(side.page)) {
          if (document.state == ledger::DocumentState::Retired) continue;
          documents.push_back(document.document.kind);
          for (const CaseId& id : store_.cases().of_document(document.document.id))
            cases.push_back(store_.cases().get(id).file.number);
        }
      out["sides"].push_back({{"batch", out["batches"].size()},
                              {"file", arrival.arrival.original_name},
                              {"side", side.page.number},
                              {"status", side.outcome ? std::string(to_string(side.outcome->status)) : "pending"},
                              {"code", side.outcome ? side.outcome->code : std::string()},
                              {"kind", side.outcome ? side.outcome->document_kind : std::string()},
                              {"settled", side.settlement ? side.settlement->as : std::string()},
                              {"documents", documents},
                              {"cases", cases}});
    }
  }

  void add_mailings(Json& out) {
    out["mailings"] = Json::array();
    ledger::Window window;
    window.limit = 500;
    for (const ledger::StoredMailing& listed : store_.mailings().list(window).items) {
      Json pieces = Json::array();
      for (const ledger::MailingPiece& piece : store_.mailings().get(listed.id).pieces) {
        Json notices = Json::array();
        for (const ledger::EnclosedNotice& one : piece.notices) notices.push_back(one.notice.value);
        pieces.push_back({{"number", piece.number},
                          {"role", ledger::to_string(piece.addressee.role)},
                          {"sheets", piece.sheets},
                          {"pages", piece.pages},
                          {"notices", notices}});
      }
      out["mailings"].push_back({{"number", listed.number},
                                 {"state", ledger::to_string(listed.state)},
                                 {"pages", listed.pages},
                                 {"pieces", pieces}});
    }
  }

  Json notices_of(const CaseId& id) {
    Json out = Json::array();
    ledger::NoticeFilter filter;
    filter.by_case = id;
    ledger::Window window;
    window.limit = 500;
    for (const ledger::StoredNotice& letter : store_.notices().list(filter, window).items)
      out.push_back({{"id", letter.facts.notice.id.value},
                     {"kind", letter.facts.notice.kind},
                     {"name", letter.facts.recipient_name},
                     {"state", ledger::to_string(letter.facts.state)},
                     {"pages", letter.pages}});
    return out;
  }

  Json case_json(const ledger::StoredCase& stored) {
    const CaseId& id = stored.file.id;
    const pipeline::OpenMatters open = pipeline::open_matters(store_, id);
    Json documents = Json::array();
    for (const DocumentId& document : store_.cases().get(id).file.documents) {
      const ledger::StoredDocument known = store_.documents().get(document);
      if (known.state != ledger::DocumentState::Retired) documents.push_back(known.document.kind);
    }
    Json findings = Json::array();
    for (const ledger::StoredFinding& stands : store_.cases().findings(id))
      if (stands.accepted_by.empty() && stands.finding.severity != Severity::Info)
        findings.push_back(stands.finding.message);
    return {{"number", stored.file.number},
            {"procedure", stored.file.procedure},
            {"state", to_string(stored.file.state)},
            {"open_items", open.review_items},
            {"unidentified", open.unidentified},
            {"errors", open.errors},
            {"warnings", open.warnings},
            {"findings", findings},
            {"documents", documents},
            {"notices", notices_of(id)}};
  }

  ledger::Store& store_;
};

}  // namespace

std::string state_json(const pipeline::Office& office) { return StateWriter(office).run(); }

std::string work_json(const WorkReport& report) {
  Json troubles = Json::array();
  for (const Trouble& one : report.troubles)
    troubles.push_back({{"where", one.where}, {"step", one.step}, {"code", one.code}, {"words", one.words}});
  Json questions = Json::array();
  for (const Question& one : report.questions)
    questions.push_back({{"document", one.document},
                         {"field", one.field},
                         {"reason", one.reason},
                         {"doubts", one.doubts},
                         {"confidence", one.confidence},
                         {"was_right", one.was_right}});
  return Json{{"sorted", report.sorted},
              {"answered", report.questions.size()},
              {"keyed", report.keyed},
              {"accepted", report.accepted},
              {"decided", report.decided},
              {"questions", questions},
              {"troubles", troubles}}
             .dump(1) +
         "\n";
}

}  // namespace uketsuke::office_day
