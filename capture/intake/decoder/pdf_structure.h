#pragma once

// Poppler's own name of an open file; only *_poppler.cpp look inside.
class PDFDoc;

namespace uketsuke::capture::decoder {

/// Pages that the page tree holds, whatever the /Count of its root says; at least that /Count.
int pages_in_tree(PDFDoc& doc);

/// Files attached to a PDF (添付ファイル, also the parts of a portfolio) that may hold paper: pictures, PDF and
/// office documents by their first bytes. Data for machines (XML of an electronic invoice) is none.
int attached_documents(PDFDoc& doc);

}  // namespace uketsuke::capture::decoder
