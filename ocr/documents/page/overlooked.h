#pragma once

#include "core/model/page.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/engines.h"

namespace uketsuke::ocr {

/// Lines of ink on a page that no glyph of the layout covers, each as tight as its ink, tall ones first: the page
/// reader's layout analysis drops headings set wide, short words alone in a cell, and whatever a seal touches.
std::vector<Rect<CleanPx>> overlooked_lines(const PageLayout& layout);

/// Reads overlooked lines with the line reader and adds them to the page's print. Such glyphs are marked, since they
/// are one reader's word alone.
void add_overlooked(const CleanPage& page, const Engines& engines, PageLayout& layout);

/// Places of headings in large type that the page reader made several rows of, since their signs are set wide or lines
/// of the copy guard (地紋) run through them.
std::vector<Rect<CleanPx>> broken_headings(const PageLayout& layout);

/// Looks again, with the line reader, at the headings of a page and at the sentence that certifies: what the page
/// reader made of large or ornate print is often not enough to tell the paper's kind.
void mend_headings(const CleanPage& page, const Engines& engines, PageLayout& layout);

}  // namespace uketsuke::ocr
