#include "pipeline/mailing/mailing_table.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "core/toml/strict_table.h"

namespace uketsuke::pipeline {
namespace {

template <class Row>
std::size_t place_of(const std::vector<Row>& rows, std::string_view id, std::string Row::*name) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.*name == id; });
  return static_cast<std::size_t>(found - rows.begin());
}

template <class Row>
const Row& row_of(const std::vector<Row>& rows, std::string_view id, std::string Row::*name) {
  const std::size_t place = place_of(rows, id, name);
  if (place == rows.size()) throw Failure("E-TEMPLATE-INVALID", "tables/mailing.toml: " + std::string(id));
  return rows[place];
}

template <class Row>
void add_once(std::vector<Row>& rows, Row row, std::string Row::*name, const StrictTable& table, std::string_view key) {
  if (place_of(rows, row.*name, name) != rows.size()) table.fail("it stands twice", key);
  rows.push_back(std::move(row));
}

EnvelopeClass envelope_from(StrictTable& table) {
  EnvelopeClass out;
  out.id = table.text("id");
  out.label = table.text("label");
  out.most_sheets = table.whole("most_sheets");
  out.postcard = table.flag_or("postcard", false);
  out.assumed = table.flag_or("assumed", false);
  if (out.most_sheets < 1) table.fail("at least one sheet", "most_sheets");
  table.finish();
  return out;
}

MailClass mail_class_from(StrictTable& table) {
  MailClass out;
  out.id = table.text("id");
  out.label = table.text("label");
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

MailedKind kind_from(StrictTable& table) {
  MailedKind out;
  out.notice = table.text("notice");
  out.envelope = table.text("envelope");
  out.mail_class = table.text("mail_class");
  out.alone = table.flag_or("alone", false);
  out.across_cases = table.flag_or("across_cases", false);
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

}  // namespace

MailingTable MailingTable::load(const std::filesystem::path& mailing_toml) {
  MailingTable out;
  StrictTable file = StrictTable::read(mailing_toml);
  const std::string word = file.text("too_thick");
  if (word != "larger" && word != "split") file.fail("larger or split", "too_thick");
  out.too_thick_ = word == "larger" ? TooThick::Larger : TooThick::Split;
  out.employer_cover_ = file.text("employer_cover");
  for (StrictTable& row : file.tables("envelope")) {
    EnvelopeClass one = envelope_from(row);
    const bool grows = out.envelopes_.empty() || out.envelopes_.back().postcard ||
                       out.envelopes_.back().most_sheets < one.most_sheets;
    if (!grows) row.fail("envelopes stand from the smallest to the largest", "most_sheets");
    add_once(out.envelopes_, std::move(one), &EnvelopeClass::id, row, "id");
  }
  for (StrictTable& row : file.tables("mail_class"))
    add_once(out.mail_classes_, mail_class_from(row), &MailClass::id, row, "id");
  for (StrictTable& row : file.tables("kind")) {
    MailedKind one = kind_from(row);
    if (out.rank_of_envelope(one.envelope) == out.envelopes_.size()) row.fail("no such envelope", "envelope");
    if (out.rank_of_mail_class(one.mail_class) == out.mail_classes_.size()) row.fail("no such mail class", "mail_class");
    if (out.envelope(one.envelope).postcard && !one.alone) row.fail("a postcard goes alone", "alone");
    add_once(out.kinds_, std::move(one), &MailedKind::notice, row, "notice");
  }
  file.finish();
  return out;
}

const MailedKind& MailingTable::kind(std::string_view notice) const { return row_of(kinds_, notice, &MailedKind::notice); }

std::size_t MailingTable::order_of(std::string_view notice) const {
  return place_of(kinds_, notice, &MailedKind::notice);
}

const EnvelopeClass& MailingTable::envelope(std::string_view id) const {
  return row_of(envelopes_, id, &EnvelopeClass::id);
}

const MailClass& MailingTable::mail_class(std::string_view id) const { return row_of(mail_classes_, id, &MailClass::id); }

std::size_t MailingTable::rank_of_envelope(std::string_view id) const {
  return place_of(envelopes_, id, &EnvelopeClass::id);
}

std::size_t MailingTable::rank_of_mail_class(std::string_view id) const {
  return place_of(mail_classes_, id, &MailClass::id);
}

const EnvelopeClass* MailingTable::fitting(std::string_view from, int sheets) const {
  const EnvelopeClass& first = envelope(from);
  if (first.postcard) return sheets <= first.most_sheets ? &first : nullptr;
  for (std::size_t i = rank_of_envelope(from); i < envelopes_.size(); ++i)
    if (sheets <= envelopes_[i].most_sheets) return &envelopes_[i];
  return nullptr;
}

}  // namespace uketsuke::pipeline
