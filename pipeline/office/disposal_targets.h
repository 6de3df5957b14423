#pragma once

#include "pipeline/office/office.h"

namespace uketsuke::pipeline {

/// The side that "<sha256>-<number>" names. Throws Failure E-LEDGER-NOTFOUND.
PageId side_named(const Office& office, const std::string& text);

/// Throws Failure E-CASE-STATE unless the case may be disposed of: 取下げ, or finished and its time of keeping over.
void require_disposable(const Office& office, const ledger::StoredCase& stored);
/// The same for a side: every case it serves may go, and where it serves none a person set it aside or it has no
/// content of its own (blank, separator, header, duplicate).
void require_disposable(const Office& office, const PageId& page);

/// Destroys the keys of a case, of what serves no other case, of its notices, of persons that only it recorded and
/// never for good, and the payloads of its ledger entries. May be repeated.
void destroy_case(const Office& office, const ledger::StoredCase& stored, const std::string& actor,
                  const std::string& reason);
/// Destroys a side with the documents that stand on it alone; with the last side of its file the original too. May be
/// repeated.
void destroy_side(const Office& office, const PageId& page, const std::string& actor, const std::string& reason);

}  // namespace uketsuke::pipeline
