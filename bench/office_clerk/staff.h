#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/office/office.h"

/// The people of a made day and the data folder they work in.
namespace uketsuke::office_day {

/// Where the day's data lies under the working folder: never the user's own.
ledger::StoreOptions data_in(const std::filesystem::path& work);

/// Who works that day; everybody acts through the office's own rules.
struct Staff {
  pipeline::Actor reviewer, senior, approver, printer, admin;
};

/// Adds the staff to a new data folder and returns a token of the reviewer, good for the day.
std::string hire(ledger::Store& store);
/// The staff of a data folder that hire() was called on.
Staff staff_of(ledger::Store& store);

/// A step that the office refused, or a question without an answer.
struct Trouble {
  std::string where;  ///< case of the day, or file and side
  std::string step;
  std::string code;
  std::string words;
};

/// Runs one step; a refusal becomes a Trouble and false.
bool tried(std::vector<Trouble>& troubles, const std::string& where, const std::string& step,
           const std::function<void()>& act);

}  // namespace uketsuke::office_day
