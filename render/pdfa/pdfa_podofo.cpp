#include <algorithm>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <podofo/podofo.h>

#include "core/clock.h"
#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "core/os/files.h"
#include "render/pdfa/pdfa.h"
#include "render/pdfa/xmp.h"

namespace uketsuke::render {
namespace {

using PoDoFo::PdfArray;
using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;
using PoDoFo::PdfObject;
using PoDoFo::PdfString;

/// sRGB of Debian's icc-profiles-free (zlib licence), 6.9 kB.
constexpr const char* kProfile = "/usr/share/color/icc/sRGB.icc";
constexpr std::uint64_t kMostProfileBytes = 64 * 1024;

/// The profile, packed once for all files.
const std::string& packed_profile() {
  static const std::string packed = [] {
    const Bytes profile = read_file(kProfile, kMostProfileBytes);
    PoDoFo::PdfRefCountedBuffer buffer;
    PoDoFo::PdfBufferOutputStream out(&buffer);
    const std::unique_ptr<PoDoFo::PdfFilter> filter(PoDoFo::PdfFilterFactory::Create(PoDoFo::ePdfFilter_FlateDecode));
    filter->BeginEncode(&out);
    filter->EncodeBlock(reinterpret_cast<const char*>(profile.data()), static_cast<PoDoFo::pdf_long>(profile.size()));
    filter->EndEncode();
    return std::string(buffer.GetBuffer(), buffer.GetSize());
  }();
  return packed;
}

/// PoDoFo's text string of UTF-8.
PdfString text_string(const std::string& utf8) {
  return PdfString(reinterpret_cast<const PoDoFo::pdf_utf8*>(utf8.c_str()));
}

/// Bytes that are already packed, or shall not be.
void set_stream(PdfObject* object, const std::string& bytes) {
  PoDoFo::PdfMemoryInputStream stream(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
  object->GetStream()->SetRawData(&stream, static_cast<PoDoFo::pdf_long>(bytes.size()));
}

/// Every CIDFontType2 that is embedded needs its map from CID to glyph said outright (ISO
/// 19005-2, 6.2.11.3.2); Cairo numbers both alike.
void add_glyph_maps(PoDoFo::PdfVecObjects& objects) {
  for (PdfObject* object : objects) {
    if (!object->IsDictionary()) continue;
    PdfDictionary& dictionary = object->GetDictionary();
    const PdfObject* subtype = dictionary.GetKey(PdfName("Subtype"));
    if (subtype && subtype->IsName() && subtype->GetName() == PdfName("CIDFontType2") &&
        !dictionary.HasKey(PdfName("CIDToGIDMap"))) {
      dictionary.AddKey(PdfName("CIDToGIDMap"), PdfName("Identity"));
    }
  }
}

/// A font that a page names but the file lacks would print as nothing at all.
void refuse_missing_fonts(PoDoFo::PdfVecObjects& objects) {
  for (const PdfObject* object : objects) {
    if (!object->IsDictionary()) continue;
    const PdfObject* fonts = object->GetDictionary().GetKey(PdfName("Font"));
    if (!fonts || !fonts->IsDictionary()) continue;
    for (const auto& [name, font] : fonts->GetDictionary().GetKeys()) {
      const PdfObject* target = font->IsReference() ? objects.GetObject(font->GetReference()) : font;
      if (!target || !target->IsDictionary()) throw Failure("E-RENDER-PDF", "font left out: " + name.GetName());
    }
  }
}

void add_output_intent(PoDoFo::PdfVecObjects& objects, PdfDictionary& catalog) {
  PdfObject* profile = objects.CreateObject();
  profile->GetDictionary().AddKey(PdfName("N"), static_cast<PoDoFo::pdf_int64>(3));
  profile->GetDictionary().AddKey(PdfName("Filter"), PdfName("FlateDecode"));
  set_stream(profile, packed_profile());
  PdfDictionary intent;
  intent.AddKey(PdfName::KeyType, PdfName("OutputIntent"));
  intent.AddKey(PdfName("S"), PdfName("GTS_PDFA1"));
  intent.AddKey(PdfName("OutputConditionIdentifier"), PdfString("sRGB IEC61966-2.1"));
  intent.AddKey(PdfName("Info"), PdfString("sRGB IEC61966-2.1"));
  intent.AddKey(PdfName("DestOutputProfile"), profile->Reference());
  PdfArray intents;
  intents.push_back(intent);
  catalog.AddKey(PdfName("OutputIntents"), intents);
}

void add_metadata(PoDoFo::PdfVecObjects& objects, PdfDictionary& catalog, const PdfaInfo& info,
                  const std::string& created) {
  PdfObject* metadata = objects.CreateObject("Metadata");
  metadata->GetDictionary().AddKey(PdfName::KeySubtype, PdfName("XML"));
  // Not compressed, so that archives can search it without unpacking (ISO 19005-2 recommends it).
  set_stream(metadata, xmp_packet(info, created));
  catalog.AddKey(PdfName("Metadata"), metadata->Reference());
  catalog.AddKey(PdfName("Lang"), PdfString("ja-JP"));
  PdfDictionary viewer;
  viewer.AddKey(PdfName("DisplayDocTitle"), true);
  catalog.AddKey(PdfName("ViewerPreferences"), viewer);
}

void fill_info(PdfDictionary& dictionary, const PdfaInfo& info, const std::string& date) {
  dictionary.Clear();
  dictionary.AddKey(PdfName("Title"), text_string(info.title));
  if (!info.author.empty()) dictionary.AddKey(PdfName("Author"), text_string(info.author));
  dictionary.AddKey(PdfName("Producer"), PdfString(kProducer));
  dictionary.AddKey(PdfName("CreationDate"), PdfString(date.c_str()));
  dictionary.AddKey(PdfName("ModDate"), PdfString(date.c_str()));
}

Bytes bytes_of(const PoDoFo::PdfRefCountedBuffer& buffer) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(buffer.GetBuffer());
  return Bytes(data, data + buffer.GetSize());
}

/// 128 bits that name the content, for the file's /ID. Two FNV-like sums over 8 bytes at a time: the ID only
/// has to tell files apart, and a cryptographic hash of every file cost 5 % of a notice.
std::string content_id(std::span<const std::uint8_t> bytes) {
  std::uint64_t a = 0xcbf29ce484222325ULL;
  std::uint64_t b = 0x9e3779b97f4a7c15ULL;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min(sizeof(word), bytes.size() - at));
    a = (a ^ word) * 0x100000001b3ULL;
    a ^= a >> 29;
    b = (b + word) * 0xff51afd7ed558ccdULL;
    b ^= b >> 32;
  }
  return fmt::format("{:016X}{:016X}", a ^ bytes.size(), b);
}

/// Writes all objects, the table and the trailer. PoDoFo's own writer would put the present time into the
/// Info object and the file's /ID.
Bytes write_file(const PoDoFo::PdfVecObjects& objects, const PdfObject& catalog, const PdfObject& info) {
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  constexpr std::string_view kHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  device.Write(kHeader.data(), kHeader.size());
  std::vector<std::size_t> offsets(1, 0);
  for (const PdfObject* object : objects) {
    const std::size_t number = object->Reference().ObjectNumber();
    if (number >= offsets.size()) offsets.resize(number + 1, 0);
    offsets[number] = device.Tell();
    object->WriteObject(&device, PoDoFo::ePdfWriteMode_Clean, nullptr);
  }
  Bytes bytes = bytes_of(buffer);
  std::string tail = fmt::format("xref\n0 {}\n0000000000 65535 f\r\n", offsets.size());
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    tail += offsets[i] ? fmt::format("{:010} 00000 n\r\n", offsets[i]) : "0000000000 65535 f\r\n";
  }
  const std::string id = content_id(bytes);
  tail +=
      fmt::format("trailer\n<</Size {}/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]>>\nstartxref\n{}\n%%EOF\n", offsets.size(),
                  catalog.Reference().ObjectNumber(), info.Reference().ObjectNumber(), id, id, bytes.size());
  bytes.insert(bytes.end(), tail.begin(), tail.end());
  return bytes;
}

Bytes convert(std::span<const std::uint8_t> pdf, const PdfaInfo& info, const std::string& day) {
  PoDoFo::PdfMemDocument document;
  document.LoadFromBuffer(reinterpret_cast<const char*>(pdf.data()), static_cast<long>(pdf.size()));
  PoDoFo::PdfVecObjects& objects = document.GetObjects();
  PdfObject* catalog = document.GetCatalog();
  const PdfObject* said = document.GetTrailer()->GetDictionary().GetKey(PdfName("Info"));
  PdfObject* about = said && said->IsReference() ? objects.GetObject(said->GetReference()) : objects.CreateObject();
  refuse_missing_fonts(objects);
  add_glyph_maps(objects);
  add_output_intent(objects, catalog->GetDictionary());
  add_metadata(objects, catalog->GetDictionary(), info, day + "T00:00:00+09:00");
  std::string digits = day;
  std::erase(digits, '-');
  fill_info(about->GetDictionary(), info, fmt::format("D:{}000000+09'00'", digits));
  return write_file(objects, *catalog, *about);
}

}  // namespace

Bytes to_pdfa(std::span<const std::uint8_t> pdf, const PdfaInfo& info) {
  const Date date = date_from_iso(info.created_on);
  if (!date.ok()) throw Failure("E-INPUT-VALUE", "date of issue is no ISO date");
  static const bool quiet = (PoDoFo::PdfError::EnableDebug(false), PoDoFo::PdfError::EnableLogging(false), true);
  UKETSUKE_REQUIRE(quiet);
  try {
    return convert(pdf, info, to_iso(date));
  } catch (const PoDoFo::PdfError& error) {
    throw Failure("E-RENDER-PDF", PoDoFo::PdfError::ErrorName(error.GetError()));
  }
}

}  // namespace uketsuke::render
