#include <map>

#include <nlohmann/json.hpp>

#include "tools/page_maker/office/write_day.h"

namespace uketsuke::page_maker {
namespace {

using nlohmann::ordered_json;

ordered_json case_id(const OfficeDay& day, int index) {
  return index < 0 ? ordered_json() : ordered_json(day.cases[static_cast<std::size_t>(index)].id);
}

ordered_json case_json(const OfficeCase& one) {
  ordered_json records = ordered_json::array();
  for (const ExpectedRecord& record : one.records)
    records.push_back({{"kind", record.kind}, {"person", record.person}, {"facts", record.facts}});
  ordered_json notices = ordered_json::array();
  for (const ExpectedNotice& notice : one.notices)
    notices.push_back({{"kind", notice.kind}, {"recipient", notice.recipient}, {"name", notice.name}});
  return {{"id", one.id},
          {"procedure", one.procedure},
          {"registered", is_registered(one)},
          {"disorder", to_string(one.disorder)},
          {"attachments", one.attachments},
          {"missing", one.missing},
          {"records", records},
          {"notices", notices},
          {"end", one.end}};
}

ordered_json side_json(const OfficeDay& day, const WrittenSide& side, std::size_t number) {
  return {{"side", number},
          {"sheet", side.sheet},
          {"what", side.what},
          {"status", side.status},
          {"document", side.document},
          {"level", side.level},
          {"turn", side.turn_deg},
          {"case", case_id(day, side.of_case)},
          {"attaches", to_string(side.attaches)},
          {"again", side.again},
          {"fields", side.fields}};
}

ordered_json batch_json(const OfficeDay& day, const WrittenBatch& batch) {
  std::map<std::string, int> statuses;
  int sides = 0;
  ordered_json files = ordered_json::array();
  for (const WrittenFile& file : batch.files) {
    ordered_json of_file = ordered_json::array();
    for (const WrittenSide& side : file.sides) {
      ++sides;
      ++statuses[side.status];
      of_file.push_back(side_json(day, side, of_file.size() + 1));
    }
    files.push_back({{"name", file.name}, {"to_print", file.to_print}, {"sides", of_file}});
  }
  return {{"name", batch.name},
          {"header_sheets", batch.header_sheets},
          {"scanned_sheets", batch.scanned_sheets},
          {"sides", sides},
          {"statuses", statuses},
          {"files", files}};
}

}  // namespace

std::string office_truth_json(const OfficeDay& day, const std::vector<WrittenBatch>& batches) {
  ordered_json out{{"received_on", to_iso(day.received_on)}, {"seed", day.seed}};
  out["cases"] = ordered_json::array();
  for (const OfficeCase& one : day.cases) out["cases"].push_back(case_json(one));
  out["batches"] = ordered_json::array();
  for (const WrittenBatch& batch : batches) out["batches"].push_back(batch_json(day, batch));
  return out.dump(1) + "\n";
}

}  // namespace uketsuke::page_maker
