#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "ledger/codec/records.h"

namespace uketsuke::ledger {

using nlohmann::json;

std::string to_record(const MailingPiece& piece) {
  const Addressee& to = piece.addressee;
  json out{{"addressee", {to.name, to.postal_code, to.address}}};
  if (piece.cover) {
    NewNotice cover;
    cover.notice = *piece.cover;
    out["cover"] = {piece.cover->kind, to_record(cover)};
  }
  return json_line(out);
}

void mailing_piece_from(const std::string& record, MailingPiece& into) {
  try {
    const json in = json::parse(record);
    const json& to = in.at("addressee");
    into.addressee = {into.addressee.role, to.at(0), to.at(1), to.at(2)};
    if (!in.contains("cover")) return;
    NewNotice cover;
    notice_from(in["cover"].at(1).get<std::string>(), cover);
    cover.notice.kind = in["cover"].at(0).get<std::string>();
    into.cover = std::move(cover.notice);
  } catch (const json::exception&) {
    throw Failure("E-LEDGER-CORRUPT", "record");
  }
}

}  // namespace uketsuke::ledger
