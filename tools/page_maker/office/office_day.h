#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tools/page_maker/documents/documents.h"

/// A mixed day of an office (受付の一日): applications of the four procedures with their attachments as the mailroom lays
/// them on the scanner, with the disorders that a real day has, and what must come of it.
namespace uketsuke::page_maker {

/// What is not in order with the papers of one application; at most one of these.
enum class Disorder {
  None,
  UpsideDown,        ///< the form was fed head first
  Missing,           ///< an attachment did not come, and will not
  Late,              ///< an attachment comes in the day's last batch, behind a slip
  BlankBacks,        ///< scanned on both sides, the backs empty
  WrongOrder,        ///< an attachment lies before the form
  CertificateTwice,  ///< the same certificate was scanned twice
  FormTwice,         ///< the form was scanned twice
  TornCodes,         ///< both printed codes of the form are torn off
  FurtherSheet,      ///< a handwritten further sheet (続紙) without a code
  Stranger,          ///< somebody else's printed certificate among the sheets
  OtherForm,         ///< another office's form, filled by hand
  Drawing,           ///< a hand-drawn sheet
  Envelope           ///< the envelope lies on top and was scanned along
};
std::string_view to_string(Disorder disorder);

/// What a paper is.
enum class PaperKind { Form, Certificate, FurtherSheet, Stranger, OtherForm, Drawing, Envelope };
std::string_view to_string(PaperKind kind);

/// How a paper comes to its case.
enum class Attaches {
  Machine,  ///< the pipeline brings it there
  Person,   ///< a person does: nothing machine-readable tells
  Second,   ///< the form's second scan opens a case of its own, which people withdraw
  Nobody    ///< it belongs to no case and must not come to one
};
std::string_view to_string(Attaches attaches);

/// A paper as it lies on the scanner. A certificate may have several sheets.
struct OfficePaper {
  PaperKind kind = PaperKind::Form;
  Attaches attaches = Attaches::Machine;
  int of_case = -1;         ///< index in OfficeDay::cases; -1: nobody's
  std::uint64_t seed = 1;   ///< of what stands on it
  std::uint64_t scan = 1;   ///< of the scan; the same paper scanned again differs in this only
  std::string level;        ///< damage
  ScanMode mode = ScanMode::Grey;
  double dpi = 200;         ///< not used by "fax", which has a resolution of its own
  int turn_deg = 0;
  bool codes_torn = false;
  bool blank_back = false;  ///< the empty back was scanned along
  std::string certificate;  ///< kind of certificate
  std::size_t person = 0;   ///< whom the certificate is about: 0 the member, 1… the family
  Date issued_on{};
};

/// One file of the scanner: one paper, or a whole application in one PDF or TIFF.
struct OfficeFile {
  std::vector<OfficePaper> papers;
  std::string ending;  ///< "png", "jpg", "tif" or "pdf"
  bool same_bytes_again = false;  ///< sent a second time as it is: a duplicate
};

/// What lies between two separators: an application, papers behind a slip, or a paper without a form.
struct OfficeStack {
  std::vector<OfficeFile> files;
  int slip_of_case = -1;  ///< a slip of this case lies on top; -1: none
  std::optional<Household> sender;  ///< who sent papers that belong to no case
};

struct OfficeBatch {
  std::string name;
  std::vector<OfficeStack> stacks;
};

/// A notice that must go out.
struct ExpectedNotice {
  std::string kind;
  std::string recipient;  ///< "household", "employer" or "person"
  std::string name;       ///< of the recipient
};

/// What people must record about the case before it can be decided (templates/tables/records.toml).
struct ExpectedRecord {
  std::string kind;
  int person = 0;  ///< row of the form
  std::map<std::string, std::string> facts;
};

/// One application and what must come of it when everything that people can settle is settled.
struct OfficeCase {
  std::string id;  ///< "C001"; of the made day only, the product gives its own 受付番号
  std::string procedure;
  Household home;
  Disorder disorder = Disorder::None;
  std::vector<std::string> attachments;  ///< kinds of the certificates that come, with the late one
  std::string missing;                   ///< kind that does not come; empty: all come
  std::vector<ExpectedRecord> records;
  std::vector<ExpectedNotice> notices;
  std::string end;  ///< last state: "notified", "completed" or "delivered"
};

struct OfficeDay {
  Date received_on{};
  std::uint64_t seed = 1;
  std::vector<OfficeCase> cases;
  std::vector<OfficeBatch> batches;
};

/// Plans a day; the same (glyphs, count, seed, day) is the same plan. Nothing is drawn.
OfficeDay plan_office_day(const GlyphSet& set, int cases, std::uint64_t seed, Date received_on);

/// Whether the household is in the member register before the day begins: all but those who join.
bool is_registered(const OfficeCase& one);

}  // namespace uketsuke::page_maker
