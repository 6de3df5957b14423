#pragma once

#include <set>
#include <string>
#include <vector>

#include "bench/office_clerk/paper_places.h"
#include "bench/office_clerk/staff.h"

/// What people do on the day, by the truth of the paper and through the office's own functions.
namespace uketsuke::office_day {

/// A question that was answered, without any value.
struct Question {
  std::string document;             ///< kind
  std::string field;
  std::string reason;               ///< ask_reason of the review item
  std::vector<std::string> doubts;  ///< of the reading
  double confidence = 0;            ///< of the reading; 0 without one
  bool was_right = false;           ///< what the machine had put first is what stands on the paper
};

struct WorkReport {
  std::vector<Trouble> troubles;
  int sorted = 0;    ///< sides given a kind, moved, joined or set aside
  int keyed = 0;     ///< fields keyed from a picture
  int accepted = 0;  ///< findings taken as they are
  int decided = 0;   ///< cases approved
  std::set<std::string> given_up;  ///< questions that could not be answered
  std::vector<Question> questions;  ///< answered
};

/// Gives every side its place: kinds for forms and certificates that the machine did not know, certificates into their
/// cases, further sheets to their form, strangers aside; second scans of a form are withdrawn.
void sort_papers(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides,
                 WorkReport& report);

/// Keys documents that wait for it and answers every waiting question from the truth.
void answer_questions(const pipeline::Office& office, const Staff& staff, const std::vector<KnownSide>& sides,
                      WorkReport& report);

/// Takes findings as they are, records what is needed, hands every case on and lets another person approve it.
void carry_cases(const pipeline::Office& office, const Staff& staff, const DayTruth& truth,
                 const std::vector<KnownSide>& sides, WorkReport& report);

/// 発送 of every notice whose PDF is there, in mailings; each one's manifest for the print shop is left in the folder as
/// mailing_<number>.json.
void mail_notices(const pipeline::Office& office, const Staff& staff, const std::filesystem::path& folder,
                  WorkReport& report);

}  // namespace uketsuke::office_day
