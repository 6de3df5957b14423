#include "pipeline/report/mailing_json.h"

#include <nlohmann/json.hpp>

#include "core/text/json_line.h"
#include "pipeline/office/notices.h"

namespace uketsuke::pipeline {
namespace {

using Json = nlohmann::ordered_json;

Json left_out_of(const Office& office, const std::map<LeftOut, std::vector<LeftLetter>>& left_out) {
  Json out = Json::array();
  for (const auto& [why, letters] : left_out) {
    Json one{{"why", to_string(why)}, {"reason", reason_of(why)}, {"what_to_do", what_to_do(why)}, {"count", letters.size()}};
    one["letters"] = Json::array();
    for (const LeftLetter& letter : letters)
      if (needs_person(why))
        one["letters"].push_back({{"notice", letter.notice.value},
                                  {"kind", letter.kind},
                                  {"label", notice_label(office, letter.kind)},
                                  {"number", letter.document_number},
                                  {"case", letter.by_case.value},
                                  {"detail", letter.detail}});
    out.push_back(std::move(one));
  }
  return out;
}

Json employer_of(const WaitingEmployer& employer) {
  return {{"key", employer.key},
          {"name", employer.addressee.name},
          {"postal_code", employer.addressee.postal_code},
          {"address", employer.addressee.address},
          {"letters", employer.letters}};
}

Json summary_of(const ledger::StoredMailing& mailing) {
  return {{"id", mailing.id.value},
          {"number", mailing.number},
          {"state", ledger::to_string(mailing.state)},
          {"pieces", mailing.piece_count},
          {"pulled", mailing.pulled_count},
          {"sheets", mailing.pages / 2},
          {"sha256", mailing.pdf_sha256},
          {"made_at", to_iso(mailing.made_at)},
          {"made_by", mailing.made_by}};
}

Json piece_of(const PieceView& view) {
  const ledger::MailingPiece& piece = view.piece;
  Json notices = Json::array();
  for (const ledger::EnclosedNotice& one : piece.notices)
    notices.push_back({{"notice", one.notice.value}, {"kind", one.kind}, {"number", one.document_number},
                       {"case", one.by_case.value}, {"first_page", one.first_page}, {"pages", one.pages}});
  return {{"number", piece.number},
          {"role", ledger::to_string(piece.addressee.role)},
          {"name", piece.addressee.name},
          {"postal_code", piece.addressee.postal_code},
          {"address", piece.addressee.address},
          {"envelope", piece.envelope},
          {"mail_class", piece.mail_class},
          {"sheets", piece.sheets},
          {"letters", view.letters},
          {"notices", notices},
          {"pulled", piece.pulled_at.has_value()}};
}

}  // namespace

std::string mailing_plan_json(const Office& office, const MailingPlan& plan) {
  Json pieces = Json::array();
  for (const PlannedPiece& piece : plan.pieces)
    pieces.push_back({{"role", ledger::to_string(piece.addressee.role)},
                      {"envelope", piece.envelope},
                      {"mail_class", piece.mail_class},
                      {"letters", piece.items.size()},
                      {"sheets", piece.sheets}});
  Json employers = Json::array();
  for (const EmployerPair& pair : plan.employers)
    employers.push_back(
        {{"first", employer_of(pair.first)}, {"second", employer_of(pair.second)}, {"state", to_string(pair.state)}});
  return json_line(
      Json{{"pieces", pieces}, {"left_out", left_out_of(office, plan.left_out)}, {"employers", employers}});
}

std::string mailing_summary_json(const ledger::StoredMailing& mailing) { return json_line(summary_of(mailing)); }

std::string mailing_file_json(const std::string& path) { return json_line(Json{{"file", path}}); }

std::string mailing_view_json(const Office& office, const MailingView& view) {
  Json out = summary_of(view.mailing);
  out["items"] = Json::array();
  for (const PieceView& piece : view.pieces) out["items"].push_back(piece_of(piece));
  out["print_file_withheld"] = view.print_file_withheld;
  if (!view.left_out.empty()) out["left_out"] = left_out_of(office, view.left_out);
  return json_line(out);
}

}  // namespace uketsuke::pipeline
