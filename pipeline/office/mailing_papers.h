#pragma once

#include <string>

#include "pipeline/office/mailings.h"

namespace uketsuke::pipeline {

/// For the print shop: a row for each piece with number, role, envelope, mail class, sheets, pages, letters and 文書番号; which
/// pieces were pulled. CSV (UTF-8 with a byte order mark, as spreadsheets want it). No names, no addresses.
std::string manifest_csv(const MailingView& view);

/// The manifest of a print bundle (render/bundle) with the piece of every letter.
std::string manifest_json(const ledger::StoredMailing& mailing);

/// 発送簿: as the manifest, with the addressee of each piece as the view shows it.
std::string mailing_book_csv(const MailingView& view);

}  // namespace uketsuke::pipeline
