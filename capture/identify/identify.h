#pragma once

#include "core/debug/debug_sink.h"
#include "core/form/template_set.h"
#include "core/model/identified.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// Identification (帳票識別): what a side of paper is. A form needs both a printed code that names a known page and
/// geometry that agrees with that page's template at printed points outside the fit; either alone is Unknown, since a
/// wrong template is worse than a question to a person.
///
/// - Form: `form` holds the registration in form millimetres, the residual and the case token of a second code.
/// - WrongVersion: the code names a known form in a version (or page) that is not known; `detail` says which.
/// - Separator, Header, Slip: `code` holds what the sheet says. `covered`: something else lies on it, which a person must see.
/// - Blank: no ink that a person put there; when in doubt the page is Unknown.
/// - `turned`: the codes show that the clean page is upside down; call turned(page, 180) and identify again.
Identification identify(const CleanPage& page, const TemplateSet& templates, DebugSink& debug);

/// The same; a page that the codes show upside down is turned and identified again.
Identification identify_upright(CleanPage& page, const TemplateSet& templates, DebugSink& debug);

}  // namespace uketsuke::capture
