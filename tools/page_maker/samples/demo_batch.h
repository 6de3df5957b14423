#pragma once

#include <filesystem>
#include <vector>

#include "core/form/template_set.h"
#include "tools/page_maker/people/household.h"

namespace uketsuke::page_maker {

/// One applicant of the demo batch. What the form says and what the attachments say differ only where the
/// demo shows a 突合 mismatch.
struct DemoCase {
  Household form;    ///< as written on the 資格取得届
  Household papers;  ///< as the municipality, school and former insurer have it
};

/// The demo's three applicants, always the same:
/// 1. a family with a student living elsewhere; everything agrees;
/// 2. a single person whose 個人番号 on the form fails its check digit;
/// 3. a couple whose birth date on the form is not the one of the 住民票.
std::vector<DemoCase> demo_cases(const GlyphSet& set);

/// Writes the demo batch's own sheets, each form with its truth: header, three forms (one upside down in a
/// PDF, one bilevel TIFF), separators, a page that is no known form, and a second arrival of the third form's
/// bytes. Files are numbered so that attachments sort behind their form: 020_form_1.jpg takes 021_…, 022_… .
/// `attachments` is the number of such sheets, for the header's count.
void write_demo_batch(const GlyphSet& set, const TemplateSet& forms, int attachments,
                      const std::filesystem::path& folder);

}  // namespace uketsuke::page_maker
