#pragma once

#include <string>
#include <vector>

#include "pipeline/office/mailings.h"

namespace uketsuke::pipeline {

/// The pages of the print file that carry print of a piece, from 1: without the empty backs.
std::vector<int> printed_pages(const ledger::MailingPiece& piece);

/// For the print shop: a row for each piece with number, role, envelope, mail class, sheets, pages, letters (with sides and sheets of
/// each) and 文書番号; which pieces were pulled. CSV (UTF-8 with a byte order mark, as spreadsheets want it). No names, no addresses.
std::string manifest_csv(const MailingView& view);

/// The manifest of a print bundle (render/bundle) with the piece of every letter.
std::string manifest_json(const ledger::StoredMailing& mailing);

/// 発送簿: as the manifest, with the addressee of each piece as the view shows it.
std::string mailing_book_csv(const MailingView& view);

}  // namespace uketsuke::pipeline
