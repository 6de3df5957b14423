#pragma once

#include <optional>

#include "tools/page_maker/office/office_day.h"

namespace uketsuke::page_maker {

/// The certificates that come with an application, all of them in order. What linkage can tell of a part of a household
/// that moves, and of who leaves, needs no paper.
std::vector<OfficePaper> certificates_of(const OfficeCase& one, int index, Date received_on);

/// The papers of one application as they lie on the scanner, with its disorder; and what comes later behind a slip.
struct Stacks {
  OfficeStack application;
  std::optional<OfficeStack> late;
};
Stacks stacks_of(const OfficeCase& one, int index, Date received_on, const Random& random);

/// A 住民票 that nobody sent a form with.
OfficeStack lone_certificate(const GlyphSet& set, Date received_on, const Random& random);

}  // namespace uketsuke::page_maker
