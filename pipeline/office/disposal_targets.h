#pragma once

#include "pipeline/office/disposal.h"

namespace uketsuke::pipeline {

/// The side that "<sha256>-<number>" names. Throws Failure E-LEDGER-NOTFOUND.
PageId side_named(const Office& office, const std::string& text);

/// Throws Failure E-CASE-STATE unless the case may be disposed of: 取下げ, or finished and its time of keeping over.
void require_disposable(const Office& office, const ledger::StoredCase& stored);
/// The same for a side: every case it serves may go, and where it serves none a person set it aside or it has no
/// content of its own (blank, separator, header, duplicate). No other side of its file waits to be settled after it
/// could not be decoded: nothing of that one could be kept.
void require_disposable(const Office& office, const PageId& page);

/// Where the paper of a case or side is kept, by the record "filing" (書類の保管) of its cases.
std::vector<PaperPlace> papers_of(const Office& office, const ledger::StoredCase& stored);
std::vector<PaperPlace> papers_of(const Office& office, const PageId& page);

/// Destroys the keys of a case, of what serves no other case, of its notices, of persons that only it recorded and
/// never for good, and the payloads of its ledger entries. Returns how many sides went. May be repeated.
int destroy_case(const Office& office, const ledger::StoredCase& stored, const std::string& actor,
                 const std::string& reason);
/// Destroys a side with every document that stands on it. The other sides of its file get copies of their own first
/// (part_sides()), then the original goes as well, so that nothing shows the side again. May be repeated.
void destroy_side(const Office& office, const PageId& page, const std::string& actor, const std::string& reason);

}  // namespace uketsuke::pipeline
