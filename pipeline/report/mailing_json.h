#pragma once

#include <string>

#include "pipeline/office/mailings.h"

/// JSON of the command line's mailing commands (docs/cli.md).
namespace uketsuke::pipeline {

/// The plan: pieces, what is left out and the employers that are probably one.
std::string mailing_plan_json(const Office& office, const MailingPlan& plan);
/// A mailing without its pieces, as lists have it.
std::string mailing_summary_json(const ledger::StoredMailing& mailing);
/// A mailing with its pieces, addressees as the view shows them, and what was left out when it was made.
std::string mailing_view_json(const Office& office, const MailingView& view);
/// A file that was written: {"file"}.
std::string mailing_file_json(const std::string& path);

}  // namespace uketsuke::pipeline
