#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <poppler/Catalog.h>
#include <poppler/FileSpec.h>
#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Stream.h>

#include "capture/intake/decoder/further.h"
#include "capture/intake/decoder/pdf_structure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

// Levels of a page tree: 2,000 pages at two to a node have 11.
constexpr int kMostLevels = 50;

// Counts the leaves below a node; every node once, so that a tree in a circle ends.
class LeafCount {
 public:
  void add(const Object& node, int level) {
    if (!node.isDict() || level > kMostLevels) return;
    const Object kids = node.dictLookup("Kids");
    if (!kids.isArray()) {
      ++leaves_;
      return;
    }
    for (int i = 0; i < kids.arrayGetLength() && leaves_ <= limits::kMaxPagesPerFile; ++i) {
      const Object& kid = kids.arrayGetNF(i);
      // The same page may hang in the tree twice; the same branch may not.
      const Object inner = kids.arrayGet(i);
      const bool branch = inner.isDict() && inner.dictLookup("Kids").isArray();
      if (branch && kid.isRef() && !branches_.insert(kid.getRef().num).second) continue;
      add(inner, level + 1);
    }
  }
  int leaves() const { return leaves_; }

 private:
  std::set<int> branches_;
  int leaves_ = 0;
};

bool holds_document(EmbFile* file) {
  if (file == nullptr || !file->isOk()) return false;
  std::array<std::uint8_t, 16> head{};
  Stream* stream = file->stream();
  stream->reset();
  const int n = stream->doGetChars(static_cast<int>(head.size()), head.data());
  stream->close();
  return begins_like_document(std::span(head).first(static_cast<std::size_t>(std::max(0, n))));
}

// Files pinned to a page as an annotation (a paper clip) are in no list of the document.
int pinned_documents(const Object& page) {
  const Object annotations = page.dictLookup("Annots");
  if (!annotations.isArray()) return 0;
  int found = 0;
  for (int i = 0; i < annotations.arrayGetLength(); ++i) {
    const Object annotation = annotations.arrayGet(i);
    if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("FileAttachment")) continue;
    const Object file = annotation.dictLookup("FS");
    if (!file.isDict()) continue;
    FileSpec spec(&file);
    if (spec.isOk() && holds_document(spec.getEmbeddedFile())) ++found;
  }
  return found;
}

}  // namespace

int pages_in_tree(PDFDoc& doc) {
  const int stated = doc.getNumPages();
  const Object catalog = doc.getXRef()->getCatalog();
  if (!catalog.isDict()) return stated;
  LeafCount count;
  count.add(catalog.dictLookup("Pages"), 0);
  return std::max(stated, count.leaves());
}

int attached_documents(PDFDoc& doc) {
  Catalog* catalog = doc.getCatalog();
  int found = 0;
  const int files = std::min(catalog->numEmbeddedFiles(), limits::kMaxPagesPerFile);
  for (int i = 0; i < files; ++i) {
    const std::unique_ptr<FileSpec> spec = catalog->embeddedFile(i);
    if (spec != nullptr && spec->isOk() && holds_document(spec->getEmbeddedFile())) ++found;
  }
  const int pages = std::min(doc.getNumPages(), limits::kMaxPagesPerFile);
  for (int number = 1; number <= pages; ++number) {
    const Ref* ref = catalog->getPageRef(number);
    if (ref == nullptr) continue;
    const Object page = doc.getXRef()->fetch(*ref);
    if (page.isDict()) found += pinned_documents(page);
  }
  return found;
}

}  // namespace uketsuke::capture::decoder
