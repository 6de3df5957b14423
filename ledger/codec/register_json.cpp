#include <nlohmann/json.hpp>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "ledger/codec/records.h"

namespace uketsuke::ledger {
namespace {

using nlohmann::json;

template <class F>
auto reading_record(const std::string& record, F&& f) {
  try {
    return f(json::parse(record));
  } catch (const json::exception&) {
    throw Failure("E-LEDGER-CORRUPT", "record");
  }
}

std::string iso_or_empty(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string{}; }

std::optional<Date> day_or_none(const json& in, const char* name) {
  const std::string text = in.value(name, std::string{});
  return text.empty() ? std::nullopt : std::optional(date_from_iso(text));
}

CertificateState certificate_state_from(const std::string& text) {
  for (const CertificateState s :
       {CertificateState::Issued, CertificateState::Returned, CertificateState::Lost, CertificateState::Void})
    if (to_string(s) == text) return s;
  throw Failure("E-LEDGER-CORRUPT", "certificate state");
}

}  // namespace

std::string to_record(const CaseSubject& s) {
  return json_line(json{{"name", s.name},
                        {"kana", s.name_kana},
                        {"birth", iso_or_empty(s.birth_date)},
                        {"symbol", s.symbol},
                        {"number", s.number}});
}

CaseSubject case_subject_from(const std::string& record) {
  if (record.empty()) return {};
  return reading_record(record, [](const json& in) {
    CaseSubject s;
    in.at("name").get_to(s.name);
    in.at("kana").get_to(s.name_kana);
    s.birth_date = day_or_none(in, "birth");
    in.at("symbol").get_to(s.symbol);
    in.at("number").get_to(s.number);
    return s;
  });
}

std::string to_record(const CaseRecord& r) {
  return json_line(json{{"subject", r.subject}, {"facts", r.facts}});
}

CaseRecord case_record_from(const std::string& record) {
  return reading_record(record, [](const json& in) {
    CaseRecord r;
    in.at("subject").get_to(r.subject);
    in.at("facts").get_to(r.facts);
    return r;
  });
}

std::string to_record(const Person& p) {
  return json_line(json{{"name", p.name},
                        {"kana", p.name_kana},
                        {"birth", iso_or_empty(p.birth_date)},
                        {"sex", p.sex},
                        {"number_token", p.number_token},
                        {"more", p.more}});
}

Person person_from(const std::string& record) {
  return reading_record(record, [](const json& in) {
    Person p;
    in.at("name").get_to(p.name);
    in.at("kana").get_to(p.name_kana);
    p.birth_date = day_or_none(in, "birth");
    in.at("sex").get_to(p.sex);
    in.at("number_token").get_to(p.number_token);
    in.at("more").get_to(p.more);
    return p;
  });
}

std::string to_record(const Household& h) {
  return json_line(json{{"head", h.head.value},
                        {"symbol", h.symbol},
                        {"number", h.number},
                        {"postal_code", h.postal_code},
                        {"address", h.address}, {"phone", h.phone},   {"more", h.more}});
}

Household household_from(const std::string& record) {
  return reading_record(record, [](const json& in) {
    Household h;
    in.at("head").get_to(h.head.value);
    in.at("symbol").get_to(h.symbol);
    in.at("number").get_to(h.number);
    in.at("postal_code").get_to(h.postal_code);
    in.at("address").get_to(h.address);
    in.at("phone").get_to(h.phone);
    in.at("more").get_to(h.more);
    return h;
  });
}

std::string to_record(const Membership& m) {
  return json_line(json{{"household", m.household.value},
                        {"person", m.person.value},
                        {"branch", m.branch},
                        {"relation", m.relation},
                        {"acquired_on", to_iso(m.acquired_on)},
                        {"acquired_why", m.acquired_why},
                        {"lost_on", iso_or_empty(m.lost_on)},
                        {"lost_why", m.lost_why}});
}

Membership membership_from(const std::string& record) {
  return reading_record(record, [](const json& in) {
    Membership m;
    in.at("household").get_to(m.household.value);
    in.at("person").get_to(m.person.value);
    in.at("branch").get_to(m.branch);
    in.at("relation").get_to(m.relation);
    m.acquired_on = date_from_iso(in.at("acquired_on").get<std::string>());
    in.at("acquired_why").get_to(m.acquired_why);
    m.lost_on = day_or_none(in, "lost_on");
    in.at("lost_why").get_to(m.lost_why);
    return m;
  });
}

std::string to_record(const Certificate& c) {
  return json_line(json{{"person", c.person.value},
                        {"kind", c.kind},
                        {"issued_on", to_iso(c.issued_on)},
                        {"valid_until", iso_or_empty(c.valid_until)},
                        {"issue", c.issue},
                        {"notice", c.notice ? c.notice->value : std::string{}},
                        {"state", to_string(c.state)},
                        {"state_on", iso_or_empty(c.state_on)},
                        {"state_by", c.state_by ? c.state_by->value : std::string{}},
                        {"limit_category", c.limit_category},
                        {"limit_until", iso_or_empty(c.limit_until)},
                        {"replaced_by", c.replaced_by ? c.replaced_by->value : std::string{}}});
}

Certificate certificate_from(const std::string& record) {
  return reading_record(record, [](const json& in) {
    Certificate c;
    in.at("person").get_to(c.person.value);
    in.at("kind").get_to(c.kind);
    c.issued_on = date_from_iso(in.at("issued_on").get<std::string>());
    c.valid_until = day_or_none(in, "valid_until");
    c.issue = in.value("issue", 1);  // records of before 再交付 was counted have none
    if (const std::string notice = in.at("notice"); !notice.empty()) c.notice = NoticeId(notice);
    c.state = certificate_state_from(in.value("state", std::string("issued")));
    c.state_on = day_or_none(in, "state_on");
    if (const std::string by = in.value("state_by", std::string{}); !by.empty()) c.state_by = CaseId(by);
    c.limit_category = in.value("limit_category", std::string{});
    c.limit_until = day_or_none(in, "limit_until");
    if (const std::string other = in.value("replaced_by", std::string{}); !other.empty())
      c.replaced_by = CertificateId(other);
    return c;
  });
}

namespace {

// Notices of before the addressee had a place of its own were addressed by these variables.
Addressee addressee_by_variables(const NewNotice& n) {
  const bool employer = n.recipient == "employer";
  const auto text = [&](const char* fact) {
    const auto found = n.notice.variables.find((employer ? "employer." : "recipient.") + std::string(fact));
    return found == n.notice.variables.end() ? std::string() : found->second;
  };
  return {employer ? AddresseeRole::Employer : AddresseeRole::Member, text("name"), text("postal_code"), text("address")};
}

}  // namespace

std::string to_record(const NewNotice& n) {
  return json_line(json{{"template_version", n.notice.template_version},
                        {"case_token", n.notice.case_token},
                        {"issued_on", n.notice.issued_on},
                        {"variables", n.notice.variables},
                        {"tables", n.notice.tables},
                        {"seal_sha256", n.notice.seal_png.empty() ? std::string{} : sha256_hex(n.notice.seal_png)},
                        {"specimen", n.notice.specimen},
                        {"recipient_name", n.recipient_name},
                        {"addressee",
                         {to_string(n.addressee.role), n.addressee.name, n.addressee.postal_code, n.addressee.address}},
                        {"number_rule", n.number_rule}});
}

std::string notice_from(const std::string& record, NewNotice& into) {
  return reading_record(record, [&](const json& in) {
    std::string seal_sha256;
    in.at("template_version").get_to(into.notice.template_version);
    in.at("case_token").get_to(into.notice.case_token);
    in.at("issued_on").get_to(into.notice.issued_on);
    in.at("variables").get_to(into.notice.variables);
    in.at("tables").get_to(into.notice.tables);
    in.at("specimen").get_to(into.notice.specimen);
    in.at("seal_sha256").get_to(seal_sha256);
    in.at("recipient_name").get_to(into.recipient_name);
    in.at("number_rule").get_to(into.number_rule);
    if (!in.contains("addressee")) {
      into.addressee = addressee_by_variables(into);
      return seal_sha256;
    }
    const json& to = in.at("addressee");
    into.addressee = {addressee_role_from(to.at(0).get<std::string>()), to.at(1), to.at(2), to.at(3)};
    return seal_sha256;
  });
}

}  // namespace uketsuke::ledger
