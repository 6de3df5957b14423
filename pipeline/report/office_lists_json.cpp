#include <nlohmann/json.hpp>

#include "core/text/json_line.h"
#include "pipeline/report/office_json.h"

namespace uketsuke::pipeline {

using Json = nlohmann::ordered_json;

std::vector<std::string> register_day_json(const ledger::RegisterDay& book) {
  std::vector<std::string> lines;
  for (const ledger::RegisterDayRow& row : book.rows) {
    const ledger::StoredCase& entry = row.entry;
    lines.push_back(json_line(Json{{"case", entry.file.number},
                                   {"id", entry.file.id.value},
                                   {"procedure", entry.file.procedure},
                                   {"state", to_string(entry.file.state)},
                                   {"received_on", to_iso(entry.file.received_on)},
                                   {"name", entry.subject.name},
                                   {"sender", entry.sender},
                                   {"sheets", row.sheets},
                                   {"documents", row.document_kinds}}));
  }
  lines.push_back(json_line(Json{{"day", to_iso(book.day)},
                                 {"cases", book.rows.size()},
                                 {"sheets", book.sheets},
                                 {"without_case", book.without_case}}));
  return lines;
}

std::string notice_json(const ledger::StoredNotice& notice, const std::string& file) {
  return json_line(Json{{"id", notice.facts.notice.id.value},
                        {"kind", notice.facts.notice.kind},
                        {"number", notice.facts.notice.document_number},
                        {"state", ledger::to_string(notice.facts.state)},
                        {"pages", notice.pages},
                        {"sha256", notice.pdf_sha256},
                        {"file", file}});
}

std::string answer_json(const ReviewItemId& item, const AnswerResult& result) {
  Json findings = Json::array();
  for (const FindingView& finding : result.findings)
    findings.push_back(
        {{"id", finding.stored.id}, {"rule", finding.stored.finding.rule}, {"message", finding.message}});
  return json_line(Json{{"item", item.value},
                        {"state", result.state},
                        {"value", result.value},
                        {"remaining", result.remaining},
                        {"findings", findings}});
}

}  // namespace uketsuke::pipeline
