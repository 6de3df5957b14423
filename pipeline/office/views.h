#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/values/document_values.h"
#include "validate/procedure/approval_route.h"

namespace uketsuke::pipeline {

/// What the doors show. Values of 個人番号 fields are masked in all of these unless the comment says otherwise.

/// A finding in words.
struct FindingView {
  ledger::StoredFinding stored;
  std::string message;  ///< Japanese sentence
  std::string hint;     ///< what to do; may be empty
  bool overridable = true;
  std::vector<std::string> field_labels;  ///< one per field of the finding: document, page, row, field
  std::string accepted_by;                ///< display name; empty while it is open
};

/// A field with its effective value.
struct FieldView {
  FieldValue value;         ///< reading and decision, masked where the field is
  std::string shown_state;  ///< blank, read, struck_out, unreadable
  std::string shown_value;  ///< effective value, or the reading's while nobody decided
  std::string display;      ///< as people write it: 令和8年11月22日, 男, 12,300
  std::string decided;      ///< "person", "policy", "open"
  std::string decided_by;   ///< display name of the person
  std::string row_label;    ///< 家族 2
  std::string item_id;      ///< open review item
  std::vector<std::string> finding_ids;
  bool keyable = false;
};

/// One side of a document.
struct DocumentPageView {
  PageId page;
  int position = 1;
  Rect<ScanPx> region;
  int width_px = 0;  ///< upright page pixels
  int height_px = 0;
  std::string file_name;
};

struct DocumentView {
  ledger::StoredDocument stored;
  std::string kind_label;
  bool form = false;
  std::string subject;  ///< whose it is
  std::vector<DocumentPageView> pages;
  std::vector<FieldView> fields;
  std::vector<CaseId> cases;
  std::vector<std::string> receipt_numbers;
  std::vector<FindingView> findings;  ///< those of its cases that name it
};

/// A review item with all that its screen needs.
struct ReviewItemView {
  ledger::ReviewItem item;
  FieldValue value;  ///< masked when item.ask.masked
  std::string document_kind;
  std::string document_label;
  std::string row_label;
  std::string ask_sentence;  ///< why a person is asked
  std::optional<CaseId> by_case;
  std::string receipt_number;
  std::vector<FindingView> findings;
  std::vector<int> doubtful;  ///< positions in the value the reader is unsure of
  std::string clear_value;    ///< masked items, lease holder only: the reading in clear
  std::vector<Candidate> clear_candidates;
  std::vector<std::pair<std::string, std::string>> neighbours;  ///< label and value; empty when masked
  int page_width_px = 0;
  int page_height_px = 0;
  int age_s = 0;
  int remaining = 0;
  std::vector<std::string> actions;  ///< confirm, type, blank, struck_out, unreadable, postpone
};

/// 突合: one comparison with both places.
struct ComparisonSide {
  std::string document_label;
  FieldValue value;
  std::string display;
};
struct ComparisonView {
  std::string id;
  std::string label;
  std::string person;
  std::string verdict;  ///< exact, key_equal, variant, partial, different
  std::string message;
  ComparisonSide left;
  ComparisonSide right;
  std::string finding_id;
};

struct CaseActionView {
  std::string id;  ///< advance, approve, approve_as_deputy, return, take_back, propose_rejection, withdraw, correct, later_check
  bool allowed = false;
  std::string why_not;
};

struct TimerView {
  std::string id;
  std::string label;
  Date due_on{};
  std::string verdict;  ///< ok, near, over (still open), done (in time), late (done after the last day)
};

struct AttachmentView {
  std::string kind;
  std::string label;
  std::string state;  ///< received, missing, omitted, requested, not_usable, not_needed
};

/// A step of the chart (手順) in a case.
struct StepView {
  std::string id;
  std::string label;
  bool system = false;    ///< done by the program
  bool required = false;  ///< the case does not go on without it
  bool done = false;
  std::string actor;  ///< display name of who did it last; empty while nobody did
  std::optional<Instant> at;
};

/// Something recorded about a case (記録), in words.
struct RecordView {
  std::string kind;
  std::string label;
  std::string person;                                      ///< whom it is about; empty: the case
  std::vector<std::pair<std::string, std::string>> words;  ///< label and value
  std::string actor;                                       ///< display name
  Instant at{};
};

/// 後閲: an approval by somebody who had worked on the case, or by a deputy (代決), is looked at by a decider afterwards.
enum class LaterCheck { None, Needed, Done };

struct CaseMarks {
  bool rejection = false;  ///< what awaits 決裁, or was decided, is a 却下
  LaterCheck later_check = LaterCheck::None;
  std::string decided_by;     ///< user whose decision needs, or needed, 後閲
  std::string represented;    ///< user in whose place a deputy decided (代決); empty for any other decision
  bool is_protected = false;  ///< a household of the case is under 支援措置
};

/// A person of the form, for records about a person; row 0 is the 組合員.
struct CasePerson {
  int row = 0;
  std::string name;  ///< empty while it is undecided
};

struct CaseSummaryView {
  ledger::StoredCase stored;
  std::string procedure_label;
  int open_items = 0;
  int open_errors = 0;
  int open_warnings = 0;
  int sheets = 0;
  bool own_work = false;  ///< the actor keyed, decided, recorded or handed on what is to be decided
  validate::DecidesAs decides_as = validate::DecidesAs::Nobody;  ///< the actor's capacity while it awaits 決裁
  CaseMarks marks;  ///< in lists of cases and on a case's page; search results have none
};

struct CaseView {
  CaseSummaryView summary;
  std::vector<DocumentView> documents;
  std::vector<AttachmentView> attachments;
  std::vector<FindingView> findings;
  std::vector<ComparisonView> comparisons;
  std::vector<TimerView> timers;
  std::vector<CaseState> way;
  std::vector<CasePerson> people;
  std::vector<StepView> steps;
  std::vector<RecordView> records;
  std::vector<ledger::CaseEvent> timeline;
  std::vector<CaseActionView> actions;
  std::vector<ledger::StoredNotice> notices;
  std::vector<std::string> workers;  ///< display names
  bool day_assumed = false;          ///< 到達日 was never keyed: days count from when the sheets were taken in
  std::vector<ledger::User> representable;  ///< for whom the actor may decide as deputy; empty unless they may
  std::vector<CaseActionView> letters;  ///< notice kinds that people send from here
};

/// A side as lists show it.
struct PageView {
  ledger::Side side;
  std::string file_name;
  std::string message;  ///< the code in words
  std::string hint;
  std::string kind_label;
  int width_px = 0;  ///< upright page pixels; 0 when there is no picture
  int height_px = 0;
  std::optional<CaseId> by_case;
  std::string receipt_number;
  std::optional<DocumentId> document;
};

/// A picture to serve.
struct PictureView {
  std::string media;
  Bytes bytes;
};

}  // namespace uketsuke::pipeline
